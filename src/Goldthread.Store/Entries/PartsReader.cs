using System.Text.Json;

namespace Goldthread.Store.Entries;

/// <summary>Reads the fields of an entry wherever they stand: what was sealed yesterday may be in clear tomorrow, when the vocabulary knows it. The list of them is kept ready on each thread, empty.</summary>
internal sealed class PartsReader : IDisposable
{
    [ThreadStatic]
    private static Dictionary<string, object>? ready;

    private readonly Dictionary<string, object> fields;

    /// <exception cref="JsonException">It is not what <see cref="PartsWriter"/> writes.</exception>
    public PartsReader(params ReadOnlySpan<ReadOnlyMemory<byte>> parts)
    {
        fields = ready ?? new(32, StringComparer.Ordinal);
        ready = null;
        foreach (var part in parts)
            if (part.Length > 0) Read(new Utf8JsonReader(part.Span));
    }

    public void Dispose()
    {
        fields.Clear();
        ready = fields;
    }

    public string? Text(string name) => fields.GetValueOrDefault(name) as string;

    public string Required(string name) => Text(name) ?? throw new JsonException($"'{name}' is missing.");

    public long? Number(string name) => fields.GetValueOrDefault(name) as long?;

    public bool Flag(string name) => fields.GetValueOrDefault(name) is true;

    public IReadOnlyList<string>? List(string name) => fields.GetValueOrDefault(name) as List<string>;

    public IReadOnlyDictionary<string, string> Map(string name) => fields.GetValueOrDefault(name) as Dictionary<string, string> ?? [];

    private void Read(Utf8JsonReader json)
    {
        Next(ref json);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = Names.Of(ref json);
            Next(ref json);
            switch (json.TokenType)
            {
                case JsonTokenType.StartArray:
                    var list = new List<string>();
                    while (json.Read() && json.TokenType == JsonTokenType.String) list.Add(json.GetString()!);
                    fields[name] = list;
                    break;
                case JsonTokenType.StartObject:
                    // One map may stand in several parts.
                    if (fields.GetValueOrDefault(name) is not Dictionary<string, string> map) fields[name] = map = new(StringComparer.Ordinal);
                    while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                    {
                        var key = json.GetString()!;
                        Next(ref json);
                        map[key] = json.GetString()!;
                    }
                    break;
                default:
                    fields[name] = json.TokenType switch
                    {
                        JsonTokenType.String => json.GetString()!,
                        JsonTokenType.Number => json.GetInt64(),
                        JsonTokenType.True => true,
                        _ => throw new JsonException($"'{name}' is of no form that is written."),
                    };
                    break;
            }
        }
    }

    private static void Next(ref Utf8JsonReader json)
    {
        if (!json.Read()) throw new JsonException("It ends too early.");
    }
}
