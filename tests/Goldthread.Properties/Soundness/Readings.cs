using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Properties.Soundness;

/// <summary>
/// Every reading of a small story: each of its moments fixed to a minute, in all the ways that its dates allow. It asks the dates themselves, never the network.
/// <para>
/// Why finitely many minutes cover every distinct case. An answer at a step T looks at the moments in three ways only: on which civil day each lies; which of two comes first,
/// or whether they are one minute, also after a clock of whole days' hours is added to one of them; and on which side of T each lies, again also after such hours are added.
/// The minutes at which the last of these changes are cuts: they part a day into cells. Within a cell nothing but the order of the uncertain moments is left, and as many places
/// in each cell as there are uncertain moments meet every order of them, ties included. The same cuts and places are laid in every day, so that two moments of different days
/// can be exactly a day's hours apart, or a little more or less. First and last minutes of spans and of days are places because they are cuts.
/// Readings that are alike in all this are evaluated once.
/// </para>
/// </summary>
internal sealed class Readings
{
    private readonly RecordSet set;
    private readonly List<Unknown> moments = [];
    private readonly Dictionary<(string, bool), int> index = [];
    private readonly List<Tie> ties = [];
    private Places? places;

    private Readings(RecordSet set)
    {
        this.set = set;
        foreach (var r in set.Records)
        {
            Add(r.Id, false, r.Occurred);
            if (r.Known is not null) Add(r.Id, true, r.Known);
        }
        foreach (var r in set.Records)
        {
            Bind(r.Occurred, index[(r.Id, false)]);
            if (r.Known is null) continue;
            Bind(r.Known, index[(r.Id, true)]);
            if (!r.Planned) ties.Add(new(index[(r.Id, false)], index[(r.Id, true)], new(0, Span.Never), false));
        }
        for (var changed = true; changed;) changed = ties.Aggregate(false, (any, tie) => Tighten(tie) || any);
    }

    /// <summary>One reading of every sort, by what makes it differ from the others.</summary>
    public IReadOnlyDictionary<string, RecordSet> Sorts { get; private init; } = new Dictionary<string, RecordSet>();

    /// <summary>All readings that differ in anything an answer can hang on; null when they are more than so many, or some moment is not bounded.</summary>
    /// <param name="steps">The minutes at which answers will be compared.</param>
    /// <param name="hours">Lengths of the clocks that count in hours, in minutes: whole days.</param>
    public static Readings? Of(RecordSet set, IReadOnlyList<long> steps, IReadOnlyList<long> hours, int most)
    {
        var readings = new Readings(set);
        if (readings.moments.Exists(m => !m.Span.Bounded || m.Span.Hi - m.Span.Lo > 7 * Span.Day)) return null;
        var laid = new Places(readings.Cuts(steps, hours), hours.Count > 0);
        return readings.Distinct(laid, most) is { } all ? new(set) { Sorts = all.ToDictionary(one => one.Key, one => readings.Pinned(one.Value)), places = laid } : null;
    }

    /// <summary>Any reading at all, to the minute, and the sort it is of.</summary>
    public (string Sort, RecordSet Reading) Any(Dice dice)
    {
        while (true)
        {
            var values = moments.Select(m => m.Span.Lo + dice.Between(0, (int)(m.Span.Hi - m.Span.Lo))).ToArray();
            if (ties.TrueForAll(t => t.Allows(values))) return (places!.Signature(moments, values), Pinned(values));
        }
    }

    private void Add(string id, bool known, FuzzyDate date)
    {
        index[(id, known)] = moments.Count;
        moments.Add(new(date.On(set.Reckoning.Axis)));
    }

    private void Bind(FuzzyDate date, int moment)
    {
        foreach (var limit in date.Limits)
        {
            if (limit is DateLimit.Relative r) ties.Add(new(index[(r.Record, false)], moment, r.Minutes, false));
            if (limit is DateLimit.DaysApart d) ties.Add(new(index[(d.Record, false)], moment, d.Difference, true));
        }
    }

    private bool Tighten(Tie tie)
    {
        var (a, b) = (moments[tie.From].Span, moments[tie.To].Span);
        var (lo, hi) = tie.Days
            ? ((Span.DayOf(a.Lo) + tie.Difference.Lo) * Span.Day, ((Span.DayOf(a.Hi) + tie.Difference.Hi) * Span.Day) + Span.Day - 1)
            : (a.Lo + tie.Difference.Lo, a.Hi + tie.Difference.Hi);
        var (backLo, backHi) = tie.Days
            ? ((Span.DayOf(b.Lo) - tie.Difference.Hi) * Span.Day, ((Span.DayOf(b.Hi) - tie.Difference.Lo) * Span.Day) + Span.Day - 1)
            : (b.Lo - tie.Difference.Hi, b.Hi - tie.Difference.Lo);
        var (open, openBack) = (!a.Bounded, !b.Bounded);
        var later = open ? b : b.Meet(new(tie.Difference.Lo <= -Span.Never ? -Span.Never : lo, tie.Difference.Hi >= Span.Never ? Span.Never : hi));
        var earlier = openBack ? a : a.Meet(new(tie.Difference.Hi >= Span.Never ? -Span.Never : backLo, tie.Difference.Lo <= -Span.Never ? Span.Never : backHi));
        var changed = later != b || earlier != a;
        (moments[tie.From].Span, moments[tie.To].Span) = (earlier, later);
        return changed && !later.Empty && !earlier.Empty;
    }

    // After each of these minutes something may change for a moment that may lie on either side.
    private List<long> Cuts(IReadOnlyList<long> steps, IReadOnlyList<long> hours)
    {
        var exact = moments.Where(m => m.Span.Exact).Select(m => m.Span.Lo).Distinct().ToList();
        var cuts = new List<long>();
        foreach (var t in steps) cuts.AddRange([t, .. hours.Select(h => t - h - 1)]);
        foreach (var e in exact) foreach (var h in hours.Prepend(0).SelectMany(h => new[] { h, -h })) cuts.AddRange([e + h - 1, e + h]);
        foreach (var m in moments.Where(m => !m.Span.Exact)) cuts.AddRange([m.Span.Lo - 1, m.Span.Hi]);
        return cuts;
    }

    private Dictionary<string, long[]>? Distinct(Places places, int most)
    {
        var (free, values, all) = (moments.Count(m => !m.Span.Exact), new long[moments.Count], new Dictionary<string, long[]>(StringComparer.Ordinal));
        var candidates = moments.Select(m => m.Span.Exact ? [m.Span.Lo] : places.Within(m.Span, free)).ToList();
        var (order, tried) = (Enumerable.Range(0, moments.Count).OrderBy(i => candidates[i].Count).ToList(), 0);
        // A tie is looked at as soon as both of its moments are placed.
        var rank = order.Select((m, at) => (m, at)).ToDictionary(p => p.m, p => p.at);
        var due = ties.ToLookup(t => Math.Max(rank[t.From], rank[t.To]));
        return Place(0) ? all : null;

        bool Place(int at)
        {
            if (at == order.Count)
            {
                all.TryAdd(places.Signature(moments, values), [.. values]);
                return all.Count <= most;
            }
            foreach (var value in candidates[order[at]])
            {
                if (++tried > 200_000) return false;
                values[order[at]] = value;
                if (due[at].All(t => t.Allows(values)) && !Place(at + 1)) return false;
            }
            return true;
        }
    }

    /// <summary>The story with every date told to the minute.</summary>
    private RecordSet Pinned(long[] values)
    {
        var problems = new Reading.ProblemList();
        var records = set.Records.Select(r => r with { Occurred = Exact(values[index[(r.Id, false)]]), Known = r.Known is null ? null : Exact(values[index[(r.Id, true)]]) }).ToList();
        return RecordSetBuilder.Build(records, set.People, set.Reckoning, records.ToDictionary(r => r.Id, _ => new Reading.Place("reading", 1, 1)), new HashSet<string>(), problems)
            ?? throw new InvalidOperationException($"A reading is refused: {string.Join('\n', problems.All.Select(p => p.Message))}");
    }

    private static FuzzyDate Exact(long minute) => FuzzyDateParser.Parse(Laws.Saying.Minute(minute))!;

    /// <summary>A moment and where it can lie.</summary>
    internal sealed class Unknown(Span span)
    {
        public Span Span { get; set; } = span;
    }

    // What dates say of two moments: the second minus the first, in minutes or in civil days.
    private sealed record Tie(int From, int To, Span Difference, bool Days)
    {
        public bool Allows(long[] values)
        {
            var apart = Days ? Span.DayOf(values[To]) - Span.DayOf(values[From]) : values[To] - values[From];
            return apart >= Difference.Lo && apart <= Difference.Hi;
        }
    }
}
