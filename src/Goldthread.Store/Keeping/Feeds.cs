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
        if (!told.TryGetValue(covers.Feed, out var since)) told[covers.Feed] = since = [];
        if (!since.Exists(s => s.Agency == covers.Agency)) since.Add((position, covers.Agency));
        if (!agencies.TryGetValue(covers.Feed, out var all)) agencies[covers.Feed] = all = new(StringComparer.Ordinal);
        all.Add(covers.Agency);
        if (covers.HowOften == "weekly") weekly.Add(covers.Feed);
    }

    /// <summary>A feed that has told of no agency is called like its agency.</summary>
    public IEnumerable<string> AgenciesOf(string feed) => agencies.TryGetValue(feed, out var all) ? all : [feed];

    /// <summary>The agency that stands for a feed in what it told at a position.</summary>
    public string AgencyOf(string feed, long position) => told.GetValueOrDefault(feed, []).Where(t => t.Position < position).Select(t => t.Agency).Order(StringComparer.Ordinal).FirstOrDefault() ?? feed;

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
