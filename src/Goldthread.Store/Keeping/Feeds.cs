using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Store.Keeping;

/// <summary>Which agencies each feed tells for, and until when it may be silent before that is said.</summary>
/// <param name="patience">In minutes, from its last sign of life on.</param>
internal sealed class Feeds(long patience)
{
    private readonly Dictionary<string, SortedSet<string>> agencies = new(StringComparer.Ordinal);
    private readonly HashSet<string> rare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(long Position, string Agency)>> told = new(StringComparer.Ordinal);
    private readonly HashSet<string> weekly = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> heard = new(StringComparer.Ordinal);
    private readonly HashSet<string> silent = new(StringComparer.Ordinal);

    /// <summary>Those of which nothing has been heard for too long.</summary>
    public IReadOnlyList<string> Silent => [.. silent.Order(StringComparer.Ordinal)];

    /// <param name="position">Of the entry that says so.</param>
    public void Tells(Entry.Covers covers, long position)
    {
        if (!covers.Continual)
        {
            rare.Add(covers.Feed);
            return;
        }
        var since = Of(told, covers.Feed, () => []);
        if (!since.Exists(s => s.Agency == covers.Agency)) since.Add((position, covers.Agency));
        Of(agencies, covers.Feed, () => new(StringComparer.Ordinal)).Add(covers.Agency);
        if (covers.HowOften == "weekly") weekly.Add(covers.Feed);
    }

    /// <summary>A feed that has told of no agency is called like its agency.</summary>
    public IEnumerable<string> AgenciesOf(string feed) => agencies.TryGetValue(feed, out var all) ? all : [feed];

    /// <summary>The agency that stands for a feed in what it told at a position.</summary>
    public string AgencyOf(string feed, long position) => told.GetValueOrDefault(feed, []).Where(t => t.Position < position).Select(t => t.Agency).Order(StringComparer.Ordinal).FirstOrDefault() ?? feed;

    public void Write(BinaryWriter to)
    {
        Written.List(to, agencies.SelectMany(a => a.Value.Select(name => (a.Key, name))), a => { to.Write(a.Key); to.Write(a.name); });
        Written.List(to, rare, to.Write);
        Written.List(to, told.SelectMany(t => t.Value.Select(s => (t.Key, s))), t => { to.Write(t.Key); to.Write(t.s.Position); to.Write(t.s.Agency); });
        Written.List(to, weekly, to.Write);
        Written.List(to, heard, h => { to.Write(h.Key); to.Write(h.Value); });
        Written.List(to, silent, to.Write);
    }

    public void Read(BinaryReader from)
    {
        foreach (var (feed, agency) in Written.Read(from, () => (from.ReadString(), from.ReadString()))) Of(agencies, feed, () => new(StringComparer.Ordinal)).Add(agency);
        rare.UnionWith(Written.Read(from, from.ReadString));
        foreach (var (feed, position, agency) in Written.Read(from, () => (from.ReadString(), from.ReadInt64(), from.ReadString()))) Of(told, feed, () => []).Add((position, agency));
        weekly.UnionWith(Written.Read(from, from.ReadString));
        foreach (var (feed, minute) in Written.Read(from, () => (from.ReadString(), from.ReadInt64()))) heard[feed] = minute;
        silent.UnionWith(Written.Read(from, from.ReadString));
    }

    private static T Of<T>(Dictionary<string, T> all, string feed, Func<T> make) => all.TryGetValue(feed, out var one) ? one : all[feed] = make();

    // One that comes once a week is silent when it has missed a week.
    private long Patience(string feed) => weekly.Contains(feed) ? patience + (7 * Span.Day) : patience;

    /// <summary>A sign of life.</summary>
    public IEnumerable<Happening> Heard(Entry.Heartbeat beat, long minute)
    {
        if (rare.Contains(beat.Feed) && !agencies.ContainsKey(beat.Feed)) return [];
        heard[beat.Feed] = minute;
        return silent.Remove(beat.Feed) ? [.. AgenciesOf(beat.Feed).Select(a => new Happening.Heard(a))] : [];
    }

    /// <summary>The silences that begin no later than a minute, in their order. They follow from the signs of life alone, so they are the same whenever they are worked out.</summary>
    public IReadOnlyList<(long Minute, IReadOnlyList<Happening> Happenings)> Silences(long until)
    {
        var begun = heard.Where(h => h.Value + Patience(h.Key) <= until && !silent.Contains(h.Key)).OrderBy(h => h.Value).ThenBy(h => h.Key, StringComparer.Ordinal).ToList();
        silent.UnionWith(begun.Select(b => b.Key));
        return [.. begun.Select(h => (h.Value + Patience(h.Key), (IReadOnlyList<Happening>)[.. AgenciesOf(h.Key).Select(a => new Happening.Silent(a, h.Value + 1))]))];
    }
}
