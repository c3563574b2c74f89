using System.Text.Json;

namespace Goldthread.Store.Entries;

/// <summary>Reads the fields of an entry wherever they stand: what was sealed yesterday may be in clear tomorrow, when the vocabulary knows it.</summary>
internal sealed class PartsReader
{
    private readonly Dictionary<string, List<JsonElement>> fields = new(StringComparer.Ordinal);

    public PartsReader(params IReadOnlyList<ReadOnlyMemory<byte>> parts)
    {
        foreach (var part in parts.Where(p => p.Length > 0))
        {
            using var json = JsonDocument.Parse(part);
            foreach (var field in json.RootElement.Clone().EnumerateObject())
            {
                if (!fields.TryGetValue(field.Name, out var found)) fields[field.Name] = found = new(1);
                found.Add(field.Value);
            }
        }
    }

    public string? Text(string name) => First(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public string Required(string name) => Text(name) ?? throw new JsonException($"'{name}' is missing.");

    public long? Number(string name) => First(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt64() : null;

    public bool Flag(string name) => First(name) is { ValueKind: JsonValueKind.True };

    public IReadOnlyList<string>? List(string name) =>
        First(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(v => v.GetString()!)] : null;

    public IReadOnlyDictionary<string, string> Map(string name)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!fields.TryGetValue(name, out var found)) return map;
        foreach (var field in found.SelectMany(f => f.EnumerateObject())) map[field.Name] = field.Value.GetString()!;
        return map;
    }

    private JsonElement? First(string name) => fields.TryGetValue(name, out var found) ? found[0] : null;
}
