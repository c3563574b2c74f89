using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Formats;

/// <summary>Items of one shape, and who and what is told of by each. A format has several where a workbook has sheets, or where objects say of what sort they are.</summary>
/// <param name="Name">Empty when the format has only one.</param>
/// <param name="Columns">By which a table of rows is known: all of them stand in its row of headers. Empty = any is taken for it.</param>
public sealed record Table(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>By which an object is known to be of it; empty = any is.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    public IReadOnlyList<PersonRule> People { get; init; } = [];

    public IReadOnlyList<RecordRule> Records { get; init; } = [];

    /// <summary>When the item was said; null = the file does not say it, and what arrives later stands.</summary>
    public Pick? Said { get; init; }

    public IReadOnlyList<WithdrawalRule> Withdrawals { get; init; } = [];

    /// <summary>What is not taken in, and why, by path from the item; "*" is any one name, and at the end all that follows.</summary>
    public IReadOnlyDictionary<string, string> Unused { get; init; } = new Dictionary<string, string>();

    /// <summary>Goldthread wrote it: its rows are records and people, word for word (<see cref="Exports.RecordColumns"/>).</summary>
    public bool AsTold { get; init; }

    /// <summary>Why nothing is made of any of its rows; null = something is.</summary>
    public string? Left { get; init; }

    /// <summary>Every path that something is made of.</summary>
    public IReadOnlySet<string> Used => used ??= [.. UsedPaths()];

    private HashSet<string>? used;

    /// <summary>Whether these headers are of such a table.</summary>
    public bool Is(IReadOnlyCollection<string> headers) => Columns.All(headers.Contains);

    /// <summary>Whether an object is of it.</summary>
    public bool Is(Item item) => When.All(w => w.Holds(item));

    /// <summary>Whether anything is said of a path: what is made of it, or why nothing is.</summary>
    public bool Speaks(string path)
    {
        if (Used.Contains(path) || Unused.ContainsKey(path)) return true;
        var names = path.Split('/');
        return (open ??= [.. Used.Where(u => u.Contains('*', StringComparison.Ordinal)).Select(u => (u.Split('/'), false)), .. Unused.Keys.Where(u => u.Contains('*', StringComparison.Ordinal)).Select(u => (u.Split('/'), u.EndsWith("/*", StringComparison.Ordinal)))])
            .Any(p => (p.More ? names.Length >= p.Names.Length : names.Length == p.Names.Length) && p.Names.Zip(names).All(n => n.First is "*" || n.First == n.Second));
    }

    private IReadOnlyList<(string[] Names, bool More)>? open;

    private IEnumerable<string> UsedPaths()
    {
        foreach (var path in People.Select(p => p.Each).Concat(Records.Select(r => r.Each)).Concat(Withdrawals.Select(w => w.Each)).OfType<ItemPath>().SelectMany(e => e.Read("").SkipLast(1))) yield return path;
        foreach (var path in When.SelectMany(w => w.Path.Read(""))) yield return path;
        foreach (var path in (Said?.Paths ?? []).SelectMany(p => p.Read(""))) yield return path;
        foreach (var w in Withdrawals)
            foreach (var path in w.When.Select(c => c.Path).Concat(w.Key.SelectMany(k => k.Paths)).SelectMany(p => p.Read(w.Each?.From("") ?? ""))) yield return path;
        foreach (var p in People)
            foreach (var pick in p.Key.Concat(p.Apart).Concat(p.Names).Concat(p.More.Values).Concat(Given(p.Label, p.Born, p.Expected, p.NhsNumber, p.Upn, p.Address)))
                foreach (var path in pick.Paths.SelectMany(path => path.Read(p.Each?.From("") ?? ""))) yield return path;
        foreach (var r in Records)
        {
            var scope = r.Each?.From("") ?? "";
            var picks = r.Key.Concat(r.Fields.Values).Concat(r.Parts.Values).Concat(Given(r.Kind, r.Occurred, r.Known, r.Planned, r.Practitioner, r.Role, r.Team, r.Teller, r.Place, r.Text));
            foreach (var path in picks.SelectMany(p => p.Paths).Concat(r.When.Select(w => w.Path)).SelectMany(p => p.Read(scope))) yield return path;
        }
    }

    private static IEnumerable<Pick> Given(params IEnumerable<Pick?> picks) => picks.OfType<Pick>();
}
