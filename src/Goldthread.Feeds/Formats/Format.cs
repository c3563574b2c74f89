namespace Goldthread.Feeds.Formats;

/// <summary>What each part of a file of one kind means. Read from formats/.</summary>
/// <param name="Name">"cin-census".</param>
/// <param name="Label">Reads inside a sentence: "a children in need census".</param>
/// <param name="Source">Who says what stands where.</param>
/// <param name="Each">Names from the root to the elements or objects that are read one by one; empty for tables.</param>
/// <param name="Beside">What stands once for the whole file.</param>
/// <param name="Dates">How days are written, in the order in which they are tried, beside yyyy-MM-dd.</param>
public sealed record Format(string Name, string Label, string Source, FileForm File, IReadOnlyList<string> Each, IReadOnlyList<IReadOnlyList<string>> Beside, IReadOnlyList<string> Dates)
{
    public IReadOnlyList<PersonRule> People { get; init; } = [];

    public IReadOnlyList<RecordRule> Records { get; init; } = [];

    /// <summary>Tables: what a file writes, and what it means. "*" is whatever is not listed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Codes { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>What is not taken in, and why, by path from the item.</summary>
    public IReadOnlyDictionary<string, string> Unused { get; init; } = new Dictionary<string, string>();

    /// <summary>Every path that something is made of.</summary>
    public IReadOnlySet<string> Used => used ??= [.. UsedPaths()];

    private HashSet<string>? used;

    private IEnumerable<string> UsedPaths()
    {
        foreach (var p in People)
            foreach (var pick in p.Key.Concat(p.Names).Concat(p.More.Values).Concat(Given(p.Label, p.Born, p.Expected, p.NhsNumber, p.Upn, p.Address)))
                foreach (var path in pick.Paths) yield return path.From("");
        foreach (var r in Records)
        {
            var scope = r.Each?.From("") ?? "";
            var picks = r.Key.Concat(r.Fields.Values).Concat(r.Parts.Values).Concat(Given(r.Kind, r.Occurred, r.Known, r.Planned, r.Practitioner, r.Role, r.Team, r.Teller, r.Place, r.Text));
            foreach (var path in picks.SelectMany(p => p.Paths).Concat(r.When.Select(w => w.Path))) yield return path.From(scope);
        }
    }

    private static IEnumerable<Pick> Given(params IEnumerable<Pick?> picks) => picks.OfType<Pick>();
}

/// <summary>How a file is written.</summary>
public enum FileForm { Xml, Csv }
