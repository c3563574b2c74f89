using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Goldthread.Store.Audits;

/// <summary>What was done: data was read, searched or exported, something was decided, or the program itself was administered.</summary>
public enum Act { Read, Search, Export, Decide, Administer }

/// <summary>Who did what with whose data, and why. Which records, never what is in them.</summary>
/// <param name="Who">The account: "user:4711".</param>
/// <param name="Why">The purpose in a word: "section-47", "supervision".</param>
/// <param name="What">Of what: "chronology", "duties", "nhs number". Never what was searched for.</param>
/// <param name="People">Labels; they are kept as keyed hashes.</param>
public sealed record AuditNote(string Who, string Why, Act Act, string What, IReadOnlyList<string> People)
{
    /// <summary>Somebody else, for whom it was done.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Positions in the journal of what was given out.</summary>
    public IReadOnlyList<long> Records { get; init; } = [];
}

/// <summary>An entry of the log as it is given back.</summary>
/// <param name="Records">Positions in the journal, as ranges: "3-7,12".</param>
public sealed record Looked(long Position, DateTimeOffset When, string Who, string Why, string? OnBehalfOf, Act Act, string What, string Records);

/// <summary>The bytes of an entry.</summary>
internal static class AuditNoteJson
{
    public static byte[] Write(AuditNote note, DateTimeOffset when, string? journal)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("at", when.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("who", note.Who);
            json.WriteString("why", note.Why);
            if (note.OnBehalfOf is { } other) json.WriteString("for", other);
            json.WriteString("act", note.Act.ToString());
            json.WriteString("what", note.What);
            if (note.Records.Count > 0) json.WriteString("records", Ranges(note.Records));
            // The journal's head, where it has moved since the entry before.
            if (journal is not null) json.WriteString("journal", journal);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    public static Looked Read(long position, ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new(position, DateTimeOffset.Parse(Text("at")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), Text("who")!, Text("why")!, Text("for"), Enum.Parse<Act>(Text("act")!), Text("what")!, Text("records") ?? "");
    }

    /// <returns>The head of the journal that the entry notes; null = none.</returns>
    public static string? Journal(ReadOnlyMemory<byte> body)
    {
        if (body.Span.IndexOf("\"journal\""u8) < 0) return null;
        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("journal", out var value) ? value.GetString() : null;
    }

    private static string Ranges(IReadOnlyList<long> positions)
    {
        var text = new StringBuilder();
        long? first = null, last = null;
        foreach (var position in positions.Order().Distinct().Append(long.MaxValue))
        {
            if (last is { } l && position == l + 1)
            {
                last = position;
                continue;
            }
            if (first is { } f) text.Append(text.Length > 0 ? "," : "").Append(f == last ? $"{f}" : $"{f}-{last}");
            first = last = position;
        }
        return text.ToString();
    }
}
