using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Goldthread.Store.Entries;

/// <summary>Writes each field into its part and into the whole. One is kept ready on each thread.</summary>
internal sealed class PartsWriter
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static PartsWriter? ready;

    private readonly One[] parts = [new(), new(), new()];
    private readonly One whole = new();

    private PartsWriter()
    {
    }

    public static Parts Write(Action<PartsWriter> write)
    {
        var to = ready ?? new();
        // Whoever throws leaves none behind.
        ready = null;
        write(to);
        var written = new Parts(to.parts[0].Close(), to.parts[1].Close(), to.parts[2].Close(), to.whole.Close());
        ready = to;
        return written;
    }

    public void Text(Part part, string name, string? value)
    {
        if (value is null) return;
        parts[(int)part].Json.WriteString(name, value);
        whole.Json.WriteString(name, value);
    }

    public void Number(Part part, string name, long? value)
    {
        if (value is not { } number) return;
        parts[(int)part].Json.WriteNumber(name, number);
        whole.Json.WriteNumber(name, number);
    }

    public void Flag(Part part, string name, bool value)
    {
        if (!value) return;
        parts[(int)part].Json.WriteBoolean(name, true);
        whole.Json.WriteBoolean(name, true);
    }

    /// <summary>An empty list is written; one that is not known is null, and is not.</summary>
    public void List(Part part, string name, IReadOnlyList<string>? values)
    {
        if (values is null) return;
        Write(parts[(int)part].Json);
        Write(whole.Json);

        void Write(Utf8JsonWriter json)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    /// <summary>A map by its keys in order, each value in the part that is said for it.</summary>
    public void Map(string name, IEnumerable<(Part Part, string Key, string Value)> values)
    {
        var sorted = values.ToArray();
        if (sorted.Length == 0) return;
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var part = Part.Clear; part <= Part.Narrative; part++) Write(parts[(int)part], part);
        Write(whole, null);

        void Write(One to, Part? part)
        {
            var begun = false;
            foreach (var (own, key, value) in sorted)
            {
                if (part is not null && own != part) continue;
                if (!begun) to.Json.WriteStartObject(name);
                begun = true;
                to.Json.WriteString(key, value);
            }
            if (begun) to.Json.WriteEndObject();
        }
    }

    private sealed class One
    {
        private readonly ArrayBufferWriter<byte> bytes = new(1024);
        private Utf8JsonWriter? json;
        private bool begun;

        public Utf8JsonWriter Json
        {
            get
            {
                json ??= Begin();
                if (!begun) json.WriteStartObject();
                begun = true;
                return json;
            }
        }

        /// <summary>Nothing where no field was written.</summary>
        public ReadOnlyMemory<byte> Close()
        {
            if (!begun || json is null) return default;
            json.WriteEndObject();
            json.Flush();
            var written = bytes.WrittenSpan.ToArray();
            bytes.ResetWrittenCount();
            json.Reset(bytes);
            begun = false;
            return written;
        }

        private Utf8JsonWriter Begin() => new(bytes, Canonical);
    }
}
