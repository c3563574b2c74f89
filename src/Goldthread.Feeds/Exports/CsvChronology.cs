using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Goldthread.Feeds.Exports;

/// <summary>
/// A chronology as one table: first what must be read first, then who would have told, what is expected, then the people, then the entries. The first columns are words for people; those after them say each
/// record exactly, and are what is read again. No cell begins as a formula does (<see cref="CellText.Guarded"/>).
/// </summary>
public static class CsvChronology
{
    /// <summary>The column that says what a row is: "read first", "source", "expected", "person", "entry", "earlier version".</summary>
    public const string Part = "row";

    /// <summary>Rows that tell of no record and of nobody.</summary>
    public static IReadOnlyList<string> ForReaders { get; } = ["read first", "source", "expected"];

    private static readonly IReadOnlyList<string> InWords = ["when", "how it is dated and stands", "agency", "what", "who", "what was said", "who told", "known since", "from system"];

    /// <summary>Those of which nothing is made when the table is read again.</summary>
    public static IReadOnlyList<string> ForPeople { get; } = [Part, .. InWords];

    public static byte[] Write(ChronologyDocument document)
    {
        List<(string Part, IReadOnlyList<string> Words, Row Row)> rows =
        [
            .. document.Front.Select(f => ("read first", Words(what: f.What, said: f.Says), Nothing)),
            .. document.Cautions.Select(c => ("read first", Words(said: c), Nothing)),
            .. document.Sources.Select(s => ("source", Words(agency: s.Agency, said: $"{s.Tells}. {s.Since}. {s.Heard}.", system: s.System), Nothing)),
            .. document.Expected.Select(e => ("expected", Words(when: e.Due, stands: e.Stands, agency: e.Of, what: e.What, said: e.Why), Nothing)),
            .. document.People.SelectMany(p => PersonColumns.Of(p).Select(r => ("person", Words(who: p.Name, what: p.Relation, said: p.Born.Length == 0 ? "" : $"born {p.Born}"), r))),
            .. document.Records.Select((r, i) => i < document.Entries.Count ? ("entry", document.Entries[i].Values, RecordColumns.Of(r)) : ("earlier version", Words(), RecordColumns.Of(r))),
        ];
        var cells = rows.ConvertAll(r => (r.Part, r.Words, Cells: r.Row.Cells.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal)));
        // A column that goes on from another stands only where something needs it.
        var exact = PersonColumns.All.Select(c => c.Name).Concat(RecordColumns.All.Select(c => c.Name)).ToList();
        List<string> columns = [.. exact, .. cells.SelectMany(c => c.Cells.Keys).Distinct(StringComparer.Ordinal).Except(exact, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(true), leaveOpen: true))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = q => q.Field is { Length: > 0 } }))
        {
            Line(csv, [.. ForPeople, .. columns]);
            foreach (var row in cells) Line(csv, [row.Part, .. row.Words.Select(w => Cut(CellText.Of(w))), .. columns.Select(c => row.Cells.GetValueOrDefault(c, ""))]);
        }
        return bytes.ToArray();
    }

    private static readonly Row Nothing = new([]);

    private static IReadOnlyList<string> Words(string when = "", string stands = "", string agency = "", string what = "", string who = "", string said = "", string system = "") => [when, stands, agency, what, who, said, "", "", system];

    private static string Cut(string cell) => cell == "\\e" ? "" : cell.Length <= Row.Most ? cell : $"{cell[..Row.Most]} …";

    private static void Line(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(CellText.Guarded(cell));
        csv.NextRecord();
    }
}
