using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Goldthread.Store.Entries;

/// <summary>Writes each field into its part and into the whole.</summary>
internal sealed class PartsWriter
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private readonly One[] parts = [new(), new(), new()];
    private readonly One whole = new();

    public void Text(Part part, string name, string? value)
    {
        if (value is null) return;
        foreach (var json in Of(part)) json.WriteString(name, value);
    }

    public void Number(Part part, string name, long? value)
    {
        if (value is not { } number) return;
        foreach (var json in Of(part)) json.WriteNumber(name, number);
    }

    public void Flag(Part part, string name, bool value)
    {
        if (!value) return;
        foreach (var json in Of(part)) json.WriteBoolean(name, true);
    }

    /// <summary>An empty list is written; one that is not known is null, and is not.</summary>
    public void List(Part part, string name, IReadOnlyList<string>? values)
    {
        if (values is null) return;
        foreach (var json in Of(part))
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    /// <summary>A map by its keys in order, each value in the part that is said for it.</summary>
    public void Map(string name, IEnumerable<(Part Part, string Key, string Value)> values)
    {
        var sorted = values.OrderBy(v => v.Key, StringComparer.Ordinal).ToList();
        if (sorted.Count == 0) return;
        foreach (var part in sorted.Select(v => v.Part).Distinct()) Write(parts[(int)part].Json, sorted.Where(v => v.Part == part));
        Write(whole.Json, sorted);

        void Write(Utf8JsonWriter json, IEnumerable<(Part Part, string Key, string Value)> some)
        {
            json.WriteStartObject(name);
            foreach (var (_, key, value) in some) json.WriteString(key, value);
            json.WriteEndObject();
        }
    }

    public Parts Close() => new(parts[0].Close(), parts[1].Close(), parts[2].Close(), whole.Close());

    private IEnumerable<Utf8JsonWriter> Of(Part part) => [parts[(int)part].Json, whole.Json];

    private sealed class One
    {
        private readonly ArrayBufferWriter<byte> bytes = new(256);
        private Utf8JsonWriter? json;

        public Utf8JsonWriter Json => json ??= Begin();

        /// <summary>Nothing where no field was written.</summary>
        public ReadOnlyMemory<byte> Close()
        {
            if (json is null) return default;
            json.WriteEndObject();
            json.Flush();
            return bytes.WrittenMemory;
        }

        private Utf8JsonWriter Begin()
        {
            var begun = new Utf8JsonWriter(bytes, Canonical);
            begun.WriteStartObject();
            return begun;
        }
    }
}
