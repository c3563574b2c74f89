using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>The records of one bundle, and the circles in which they are seen: by each agency alone, and joined where a thread is open.</summary>
internal sealed class Sights(Identities identities)
{
    private readonly List<Record?> received = [];
    private readonly List<Record> named = [];
    private readonly HashSet<string> people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Standpoint> agencies = new(StringComparer.Ordinal);
    private readonly List<Circle> former = [];
    private Circle? joined;

    /// <summary>In the order in which they were put in, with people as their agencies name them; null for what was erased.</summary>
    public IReadOnlyList<Record?> Received => received;

    public IReadOnlyCollection<string> People => people;

    public IEnumerable<Record> LeftOut => Circles.SelectMany(c => c.LeftOut);

    public long Next => Circles.Select(c => c.Next).DefaultIfEmpty(Span.Never).Min();

    private IEnumerable<Circle> Circles => agencies.Values.SelectMany(s => s.Circles).Concat(joined is null ? [] : [joined]);

    public void Add(Record? record)
    {
        received.Add(record);
        if (record is null) return;
        var own = identities.Named(record);
        named.Add(own);
        people.UnionWith(own.About.Where(identities.Knows));
        if (!agencies.TryGetValue(own.By, out var agency)) agencies[own.By] = agency = new(own.By);
        agency.Add(own, identities, former.Add);
        if (joined is not null) Standpoint.Put(joined, own, identities);
    }

    /// <summary>They were at rest.</summary>
    public void Remember(Past past)
    {
        if (past.Joined.Count > 0) Join();
        foreach (var circle in Circles) circle.Remember(past);
    }

    /// <summary>Something may be said otherwise, though no record has come.</summary>
    public void Take(Revision revision)
    {
        var agency = (revision as Revision.Some)?.Agency;
        foreach (var circle in agency is null ? Circles : Circles.Where(c => c.Agency is null || c.Agency == agency)) circle.Take(revision);
    }

    /// <summary>What is said, as it was looked at last.</summary>
    /// <param name="which">By these safeguards; null = by all.</param>
    public IEnumerable<Said> Says(IReadOnlySet<Safeguard>? which) => Circles.Concat(former).SelectMany(c => c.Says(which));

    /// <summary>Looks again at whatever what has arrived can touch, and what time can have changed.</summary>
    /// <param name="open">The people whose threads are open.</param>
    /// <param name="anew">At everything.</param>
    /// <returns>What was said, and is said now, as far as it can have changed.</returns>
    public Looked Evaluate(Footing footing, IReadOnlySet<string> open, bool anew, long now)
    {
        if (open.Count > 0 && joined is null) Join();
        if (anew)
            foreach (var circle in Circles) circle.Freshen();
        var touched = Touched(footing.Interests, now);
        List<Said> before = [.. Circles.SelectMany(c => c.Says(touched)), .. former.SelectMany(c => c.Says(touched))];
        former.Clear();
        // Nobody joins what no gateway has opened.
        if (open.Count == 0) joined = null;
        foreach (var circle in Circles) circle.Evaluate(footing, open, now);
        return new(before, [.. Circles.SelectMany(c => c.Says(touched))]);
    }

    // A duty may be said from several standpoints: whatever touches a safeguard in one circle is asked of all.
    private HashSet<Safeguard>? Touched(Interests interests, long now)
    {
        var touched = new HashSet<Safeguard>(ReferenceEqualityComparer.Instance);
        foreach (var circle in Circles)
        {
            if (circle.Touches(interests, now) is not { } some) return null;
            touched.UnionWith(some);
        }
        return touched;
    }

    private void Join()
    {
        joined = new(null);
        foreach (var record in named) Standpoint.Put(joined, record, identities);
    }
}

/// <summary>What was said before a look, and what is said after it; the rest is said as before.</summary>
internal sealed record Looked(IReadOnlyList<Said> Before, IReadOnlyList<Said> After);
