using System.Text.Json;
using Goldthread.Feeds.Exports;
using Goldthread.Feeds.Imports;
using Goldthread.Records;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Feeds.Tests.Exports;

/// <summary>Documents made of records, written in each form and read again.</summary>
static class Exported
{
    public static IReadOnlyList<string> Forms { get; } = ["csv", "xlsx", "fhir", "fhir xml"];

    public static ChronologyDocument Of(IReadOnlyList<Record> records, IReadOnlyList<PersonLine>? people = null) => new(
        new(2026, 1, 5, 9, 30, 0, TimeSpan.Zero),
        [new("Partnership", "Westmarsh"), new("Purpose", "a child protection conference")],
        ["Where nothing stands, nothing may have been told."],
        [new("Quay school", "quay", "attendance", "since 1 September 2024", "heard until 4 January 2026")],
        people ?? [.. records.SelectMany(r => r.About).Where(a => !a.Contains(':', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Select(a => new PersonLine(a, PersonLabel.Child, a, "", "", [new("quay", ["Robin", a], null, false)]))],
        [.. records.Select(r => new EntryLine(r.Occurred.Text, "stated", r.By, r.Kind.Label, string.Join(", ", r.About), r.Narrative, "", "", r.Source?.System ?? ""))],
        records);

    /// <summary>One record, with texts that a spreadsheet would compute.</summary>
    public static ChronologyDocument Small { get; } = Of(
    [
        new()
        {
            Id = "r1",
            Kind = Shipped.Catalogue.Vocabulary.Kinds["education.absence"],
            Occurred = FuzzyDateParser.Parse("2025-03-04")!,
            By = "quay-school",
            Teller = "quay-school",
            About = ["quay/17"],
            Narrative = "=HYPERLINK(\"http://elsewhere\")\u0007",
            Source = new("quay", "@17", 1),
        },
    ]);

    public static byte[] As(string form, ChronologyDocument document) => form switch
    {
        "csv" => CsvChronology.Write(document),
        "xlsx" => XlsxChronology.Write(document),
        "fhir" => FhirChronology.Json(document),
        "fhir xml" => FhirChronology.Xml(document),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    public static (Intake Intake, IReadOnlyList<Sorted> Sorted) Read(string form, byte[] bytes, IReadOnlyDictionary<string, Known>? known = null)
    {
        var format = Shipped.Feeds.Formats[$"goldthread-{form.Split(' ')[0]}"];
        return Shipped.Take(Shipped.Feeds.Feeds.Values.First(f => f.Format == format.Name), format, new MemoryStream(bytes), known);
    }

    /// <summary>All that a record says, as text.</summary>
    public static string Text(Record record) => $"{record.Kind.Name} {JsonSerializer.Serialize(record with { Kind = new("", "", new Dictionary<string, FieldType>(), []), Fields = Ordered(record.Fields), Parts = Ordered(record.Parts) })}";

    /// <summary>Written in a form and read again, everything is as it was; read once more, nothing is new.</summary>
    public static void Returns(string form, ChronologyDocument document)
    {
        var bytes = As(form, document);
        Assert.Equal(bytes, As(form, document));
        var (intake, sorted) = Read(form, bytes);
        Assert.Null(intake.Broken);
        Assert.Equal("", string.Join("; ", sorted.SelectMany(s => s.Problems).Select(p => $"{p.Place.Line} {p.Kind.Code} {p.Excerpt}")));
        Assert.All(sorted, s => Assert.Equal(Fate.Accepted, s.Fate));
        Assert.Equal(document.Records.Select(Text).Order(StringComparer.Ordinal), sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(s => Text(s.Record)).Order(StringComparer.Ordinal));
        Assert.Equal(document.People.SelectMany(p => p.Held.Select(h => $"{p.Person} {p.Label} {string.Join('|', h.Names)} {h.Born?.Text}")).Order(StringComparer.Ordinal),
            sorted.Select(s => s.Statement).OfType<Statement.OfPerson>().Select(p => $"{p.Person} {p.Label} {string.Join('|', p.Names)} {p.Born?.Text}").Order(StringComparer.Ordinal));
        Assert.All(Read(form, bytes, Shipped.Known(sorted)).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    static Dictionary<string, T> Ordered<T>(IReadOnlyDictionary<string, T> map) => map.OrderBy(m => m.Key, StringComparer.Ordinal).ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
}
