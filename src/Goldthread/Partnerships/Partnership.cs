using Goldthread.Lives;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>
/// An invented partnership, drawn from a seed: what its systems tell over some years, in order of receipt. Families are drawn stretch by stretch and never all held at once.
/// </summary>
public sealed class Partnership
{
    // Records held at once stay within some hundred megabytes.
    private const long ChildYearsAtOnce = 60_000;

    private readonly PartnershipPlan plan;
    private readonly Population population;
    private readonly Places places;
    private readonly Proof proof;
    private readonly long seed;
    private readonly List<(int Number, Scene? Pattern)> families = [];

    /// <param name="safeguards">Those that a pattern is hidden from are asked whether they see it.</param>
    /// <param name="setting">Its agencies are not those of the partnership; their groups are.</param>
    /// <param name="children">How many children, those expected included; the last family may bring some more.</param>
    /// <param name="from">The day on which the feeds begin to be connected.</param>
    /// <param name="history">Months of earlier records that come with a feed's first delivery.</param>
    public Partnership(PartnershipPlan plan, Practice practice, IReadOnlyList<Safeguard> safeguards, Setting setting, long seed, int children, DateOnly from, int years, int history = 12)
    {
        (this.plan, this.seed, Years) = (plan, seed, years);
        practice = practice.WithPatterns();
        population = new(practice, setting.Vocabulary, setting.Agencies.Routes, setting.Timescales.Calendar, from, 12 * years, history);
        places = new(plan, practice, setting.Vocabulary.AgencyKinds, children, new Dice(seed).For("places"), population.Begin, population.End);
        proof = new(safeguards, setting with { Agencies = new(places.Agencies, setting.Agencies.Routes) }, population.End);
        // What no safeguard looks for any more is hidden from nobody.
        var known = safeguards.Select(g => g.Id).ToHashSet(StringComparer.Ordinal);
        var patterns = PatternsOf([.. practice.Patterns.Where(p => p.Shows.All(known.Contains))], children);
        var each = Math.Max(children / 2 / Math.Max(patterns.Count, 1), 1);
        var given = 0;
        for (var number = 1; Children < children; number++)
        {
            // A family in whom it cannot happen, or of whom it would not be true, leaves it to the next.
            var pattern = given < patterns.Count && number >= each * given && Happens(patterns[given], number) && proof.Holds(OfFamily(number, patterns[given]), patterns[given].Lately) ? patterns[given++] : null;
            families.Add((number, pattern));
            Children += population.Family(seed, number, pattern).Children.Count;
        }
    }

    public string Name => plan.Name;

    public int Years { get; }

    public int Children { get; private set; }

    public int Families => families.Count;

    /// <summary>First and last minute.</summary>
    public Span Whole => new(population.Begin, population.End);

    /// <summary>In order of receipt; in one minute, what others rest on first.</summary>
    public IEnumerable<Told> Tell()
    {
        var stretches = Math.Max((Children * (long)(Years + 1) + ChildYearsAtOnce - 1) / ChildYearsAtOnce, 1);
        var length = (Whole.Hi - Whole.Lo + stretches) / stretches;
        for (var at = Whole.Lo; at <= Whole.Hi; at += length)
            foreach (var one in Within(new(at, Math.Min(at + length - 1, Whole.Hi)))) yield return one;
    }

    private List<Told> Within(Span span)
    {
        var told = families.AsParallel().SelectMany(f => OfFamily(f.Number, f.Pattern).Where(t => span.Lo <= t.Received && t.Received <= span.Hi)).ToList();
        told.AddRange(OfPlaces(span).Where(t => span.Lo <= t.Received && t.Received <= span.Hi));
        told.Sort(InOrder);
        return told;
    }

    private bool Happens(Scene pattern, int number) =>
        population.Records(population.Family(seed, number, pattern), seed, pattern).Count(d => d.Scene == pattern.Name && d.Known < Whole.Hi - (14 * Span.Day)) >= pattern.Records.Count(r => r.InAMillion == 1_000_000);

    private IReadOnlyList<Told> OfFamily(int number, Scene? pattern)
    {
        var household = population.Family(seed, number, pattern);
        // A pattern that no connected agency wrote down could be seen by nobody.
        var seen = pattern is null ? household : household with { GpConnected = true };
        return FamilyFile.Of(plan, places, seen, new Dice(seed).For("people of family", number), population.Records(household, seed, pattern), pattern, Whole.Hi);
    }

    private IEnumerable<Told> OfPlaces(Span span)
    {
        foreach (var agency in places.Agencies) yield return new Told.OfAgency(agency) { Received = Whole.Lo };
        if (places.Lead is { } lead) yield return new Told.Led(lead.Team) { Received = Whole.Lo };
        foreach (var roster in places.Rosters)
            foreach (var one in roster.Tell(Whole.Lo, Whole.Hi)) yield return one;
        foreach (var feed in places.Feeds)
        {
            yield return new Told.Connected(feed) { Received = feed.Connected };
            foreach (var (received, through) in places.Deliveries(feed.Name).Rounds(span.Lo, span.Hi)) yield return new Told.HeardThrough(feed.Name, through) { Received = received };
        }
    }

    // Of those that are wanted lately, the first is so. Each pattern at least once, the commoner oftener; one after another, so that a small partnership has some of all.
    private static List<Scene> PatternsOf(IReadOnlyList<Scene> patterns, int children)
    {
        var counts = patterns.Select(p => (Pattern: p, Times: Math.Max(((long)children * p.InTenThousand) / 10_000, 1))).ToList();
        return [.. Enumerable.Range(0, (int)counts.Select(c => c.Times).DefaultIfEmpty(0).Max()).SelectMany(time => counts.Where(c => time < c.Times).Select(c => time == 0 ? c.Pattern : c.Pattern with { Lately = false }))];
    }

    private static int InOrder(Told a, Told b)
    {
        if (a.Received != b.Received) return a.Received.CompareTo(b.Received);
        var (x, y) = (a.Order, b.Order);
        return x.Place != y.Place ? x.Place.CompareTo(y.Place) : string.CompareOrdinal(x.About, y.About);
    }
}
