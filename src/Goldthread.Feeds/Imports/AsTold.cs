using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Exports;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Imports;

/// <summary>
/// Takes back what Goldthread itself wrote: each row is a record or a person, word for word, under the ids, sources and versions that they had. A version of a record is a statement of its own, which never changes.
/// </summary>
/// <param name="takenIn">The civil minute at which it is, by which what may be kept no longer is told; null = nothing is past.</param>
public sealed class AsTold(Format format, Feed feed, Vocabulary vocabulary, string file, long? takenIn)
{
    /// <summary>Why nothing is made of a row that tells neither of a record nor of a person.</summary>
    public const string ForReaders = "it is for whoever reads the document, and tells of no record";

    public Mapped Map(Item item)
    {
        var where = new Place(file, item.Line, item.Column);
        if (item.Parts.Any(p => p.Name == CsvChronology.Part && CsvChronology.ForReaders.Contains(p.Text))) return new(item, where, [], [], []) { Left = ForReaders };
        var (statements, wrong) = (new List<Statement>(), new List<string>());
        foreach (var row in RowsOf(item))
            if (row["id"] is null)
            {
                if (Person(row, where) is { } person) statements.Add(person);
                else wrong.Add("person");
            }
            else if (Record(row, wrong.Add) is not { } record)
            {
                if (wrong.Count == 0) wrong.Add("about");
            }
            else if (Agreed(record) is { } agreed) statements.Add(new Statement.OfRecord(KeyOf(agreed), where, agreed));
            else return new(item, where, [], [new(ProblemKind.PastRetention, where, record.Kind.Name, $"{record.Kind.Name} is kept for {feed.Of(record.Kind)!.Retention!.Keep}, and this is of {record.Occurred.Text}. It is not taken in.")], []);
        return statements.Count > 0 && wrong.Count == 0 ? new(item, where, statements, [], [])
            : new(item, where, [], [new(ProblemKind.NotAsExported, where, string.Join(", ", wrong.Distinct(StringComparer.Ordinal)), wrong.Count > 0 ? "It cannot be read as Goldthread writes it." : "It tells of no record and of nobody.")], []);
    }

    /// <summary>Under which what is said of a version of a record is known.</summary>
    public static string KeyOf(Record record) => $"record {record.Id}";

    /// <summary>Whom a key tells of, by the name that the person has outside; null = it is of a record.</summary>
    public static string? PersonOf(string key) => key.Split(' ') is ["person", var person, ..] ? person : null;

    private IReadOnlyList<Row> RowsOf(Item item) => format.File == FileForm.Fhir ? FhirChronology.RowsOf(item)
        : [Row.Of(item.Parts.Where(p => p.Text.Length > 0).Select(p => KeyValuePair.Create(p.Name, format.File == FileForm.Csv ? CellText.Unguarded(p.Text) : p.Text)))];

    private Record? Record(Row row, Action<string> wrong)
    {
        if (RecordColumns.Read(row, vocabulary, wrong) is not { } record) return null;
        var unknown = record.Fields.Where(f => !record.Kind.Fields.TryGetValue(f.Key, out var type) || !type.Allows(f.Value)).Select(f => f.Key).ToList();
        unknown.ForEach(wrong);
        return unknown.Count > 0 || record.About.Count == 0 ? null : record with { Source = record.Source ?? new(feed.System, record.Id, 1) };
    }

    // As it was told, but for what is agreed with who sends it: that may be more careful, and counts then. Null: it may be kept no longer.
    private Record? Agreed(Record record)
    {
        var coverage = feed.Of(record.Kind);
        var past = takenIn is { } now && coverage?.Retention?.IsPast(record.Occurred, now) == true;
        if (past && !coverage!.Retention!.Hides) return null;
        var sharing = record.Sharing;
        return record with
        {
            Sharing = sharing with
            {
                Tier = past ? Tier.Hidden : Mapper.Tightest(sharing.Tier, coverage?.Tier ?? feed.Tier),
                Handling = sharing.Handling ?? coverage?.Handling,
                Restrictions = sharing.Restrictions ?? coverage?.Restrictions,
                Agreement = sharing.Agreement ?? feed.Agreement.Terms,
            },
        };
    }

    private static Statement.OfPerson? Person(Row row, Place where) => PersonColumns.Read(row) is not var (person, label, held) ? null : new($"person {person} {held.System}", where, person, label)
    {
        Names = held.Names,
        Born = held.Born,
        More = held.Expected ? new Dictionary<string, string> { ["expected"] = "yes" } : new(),
    };
}
