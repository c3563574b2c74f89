using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Exports;

/// <summary>A person as one system holds them, as a row.</summary>
public static class PersonColumns
{
    public static IReadOnlyList<(string Name, string Means)> All { get; } =
    [
        ("person", "what records call the person; it says nothing of any agency's keys"),
        ("label", string.Join(", ", Words.Labels.Keys.Select(w => $"`{w}`"))),
        ("held_by", "the system that holds the person so"),
        ("names", "first names and surname, a line each"),
        ("born", "the date of birth, as it is held"),
        ("expected", "`yes` where the birth was expected"),
    ];

    public static IEnumerable<Row> Of(PersonLine person) => person.Held.Select(h => new Row([.. new (string Name, string? Value)[]
    {
        ("person", CellText.Of(person.Person)),
        ("label", Words.Of(Words.Labels, person.Label)),
        ("held_by", CellText.Of(h.System)),
        ("names", h.Names.Count == 0 ? null : CellText.Of(h.Names)),
        ("born", h.Born is { } born ? CellText.Of(born.Text) : null),
        ("expected", h.Expected ? "yes" : null),
    }.Where(c => c.Value is not null).Select(c => KeyValuePair.Create(c.Name, c.Value!))]));

    /// <returns>Null when something cannot be read.</returns>
    public static (string Person, PersonLabel Label, Holding Held)? Read(Row row)
    {
        var born = row["born"] is { } cell && CellText.Text(cell) is { } date ? FuzzyDateParser.Parse(date) : null;
        if (row["person"] is not { } person || CellText.Text(person) is not { Length: > 0 } label || row["held_by"] is not { } by || CellText.Text(by) is not { Length: > 0 } system) return null;
        if (!Words.Labels.TryGetValue(row["label"] ?? "child", out var word) || (row["born"] is not null && born is null)) return null;
        return row["names"] is not { } names ? (label, word, new(system, [], born, row["expected"] is "yes")) : CellText.List(names) is { } list ? (label, word, new(system, list, born, row["expected"] is "yes")) : null;
    }
}
