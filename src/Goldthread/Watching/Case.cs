using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>One safeguard and one subject: what it says, when it must be looked at next, and the clocks of its groups.</summary>
internal sealed class Case(Safeguard safeguard, string subject)
{
    private readonly Dictionary<string, KeptClock> clocks = new(StringComparer.Ordinal);

    public Safeguard Safeguard => safeguard;

    public string Subject => subject;

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>The next minute at which it may say something else by time alone.</summary>
    public long Next { get; private set; } = Span.Never;

    /// <summary>What rested on minutes from one on is looked at anew; from the first on: everything.</summary>
    public void Forget(long from)
    {
        if (from == long.MinValue) clocks.Clear();
        foreach (var clock in clocks.Values) clock.Forget(from);
    }

    /// <param name="binding">The records that the safeguard may begin at, in the order of statements.</param>
    public void Evaluate(Look look, IReadOnlyList<Record> binding, long now)
    {
        var view = look.At(now, subject).View;
        (var findings, Next) = view.Horizon.Of(() =>
        {
            var sight = new Sight(this, look, now);
            var groups = new Grouping(view).Of(safeguard, subject, binding);
            return Members(look).SelectMany(member => groups.SelectMany(group => sight.Of(member, group))).ToList();
        });
        Findings = safeguard.QuietFor is { } quiet ? new Hush(quiet, look.Set.Reckoning, now).Over(findings) : findings;
    }

    private IReadOnlyList<Member?> Members(Look look) => safeguard.ForEach is { } kind ? [.. Member.Candidates(kind, look.Set, look.Setting)] : [null];

    private KeptClock ClockOf(Member? member, IReadOnlyList<Record> group)
    {
        var key = $"{member?.Name}|{string.Join('|', group.Select(r => r.Id))}";
        if (!clocks.TryGetValue(key, out var clock)) clocks[key] = clock = new();
        return clock;
    }

    // One look at the case, at one minute.
    private sealed class Sight(Case own, Look look, long now)
    {
        private readonly Dictionary<(string?, string, long, string?), (Assessment Assessment, long Until)> assessed = [];

        private Safeguard G => own.Safeguard;

        private Horizon Horizon => look.At(now, own.Subject).View.Horizon;

        public IReadOnlyList<Finding> Of(Member? member, IReadOnlyList<Record> group)
        {
            var known = KnownFrom(group);
            Horizon.Meets(known);
            if (known > now) return [];
            var standing = Assess(member, group, now).Assessment;
            if (standing.Holds.Truth == Truth.No) return [];
            var start = Start(member, group, standing.Bound!);
            var raised = Raised(start.Span);
            if (raised == Truth.No) return [];
            var readings = MayBeFirst(member, group, standing.Bound!).Select(first => Judged(member, group, standing, first, start)).ToList();
            return [.. readings[0].Select((finding, i) => finding.Or(readings.Skip(1).Select(r => r[i])).Limited(raised))];
        }

        private long KnownFrom(IReadOnlyList<Record> group) => group.Min(r => look.Set.Known(r).Lo);

        // With the next minute at which it may be otherwise.
        private (Assessment Assessment, long Until) Assess(Member? member, IReadOnlyList<Record> group, long minute, Record? assumed = null)
        {
            var key = (member?.Name, group.Count == 1 ? group[0].Id : group[0].Id + "…", minute, assumed?.Id);
            if (assessed.TryGetValue(key, out var known)) return known;
            var x = look.At(minute, own.Subject, member);
            return assessed[key] = x.View.Horizon.Of(() => Assessment.Of(G, assumed is null ? x : x.Assuming(assumed), group));
        }

        private KeptClock Followed(Member? member, IReadOnlyList<Record> group)
        {
            var clock = own.ClockOf(member, group);
            clock.Follow(KnownFrom(group), now, minute => Assess(member, group, minute) is var (assessment, until) ? (assessment.Holds.Truth, until) : default);
            return clock;
        }

        private ClockStart Start(Member? member, IReadOnlyList<Record> group, Record bound)
        {
            var clock = Followed(member, group);
            var known = look.Set.Known(bound);
            var lo = clock.First ?? now;
            var hi = clock.Sure ?? (known.Hi > now ? known.Hi : Span.Never);
            // It is the very moment at which that record became known, where all else held already.
            var exact = clock.Exact ?? (group.Count == 1 && known == new Span(lo, hi) && Throughout(lo, Math.Max(lo, Math.Min(hi, now)), minute => Assess(member, group, minute, bound)));
            if (clock.Sure is not null && hi <= now) clock.Exact = exact;
            return new(new(lo, hi), exact ? look.Set.KnownOf(bound) : null);
        }

        private static bool Throughout(long from, long to, Func<long, (Assessment Assessment, long Until)> assess)
        {
            for (var minute = from; minute <= to;)
            {
                (var assessment, minute) = assess(minute);
                if (assessment.Holds.Truth != Truth.Yes) return false;
            }
            return true;
        }

        private Truth Raised(Span start)
        {
            Truth Since(DateOnly day) => start.AtLeast(look.Set.Reckoning.Axis.OfDates(day, day).Lo);
            var raised = G.From is { } first ? Since(first) : Truth.Yes;
            foreach (var next in look.Interests.Successors(G)) raised = raised.And(next.From is { } from ? Since(from).Not() : Truth.No);
            return raised;
        }

        // The records that the duty may hang on: until it surely begins at one, any that was perhaps known before.
        private List<Record> MayBeFirst(Member? member, IReadOnlyList<Record> group, Record bound)
        {
            var may = new List<Record> { bound };
            var settled = long.MaxValue;
            foreach (var r in group.Count == 1 ? [] : group)
            {
                var alone = Assess(member, [r], now).Assessment.Holds.Truth;
                if (look.Set.FirstKnown(r).Lo > settled || (alone == Truth.No && !Completes(r))) continue;
                if (r != bound) may.Add(r);
                if (alone == Truth.Yes) settled = Math.Min(settled, Followed(member, [r]).Sure ?? now);
            }
            return may;
        }

        private bool Completes(Record r)
        {
            var x = look.At(now, own.Subject);
            var counting = new Counting(x, new Matching(x, new Dictionary<string, Record>(), null), anyOrder: true);
            return G.When[0].Form switch { Form.Count f => counting.Completes(f, r), Form.Differ f => counting.Completes(f, r), _ => Records.Judged.No } is { Truth: not Truth.No };
        }

        private List<Finding> Judged(Member? member, IReadOnlyList<Record> group, Assessment standing, Record first, ClockStart start)
        {
            if (standing.Bound != first)
                standing = standing with { Bound = first, Names = Assess(member, [first], now).Assessment is { Bound: not null } alone ? alone.Names : new Dictionary<string, Record>(StringComparer.Ordinal) { [G.When[0].Name] = first } };
            var x = look.At(now, own.Subject, member);
            var judge = new Judge(group.Count(r => x.View.Holds(r) != Truth.No) == 1 ? x.Assuming(first) : x, G, standing, look.Lens);
            var met = new Dictionary<string, Settled>(StringComparer.Ordinal);
            return [.. G.Gates.Select(judge.Gate), .. G.Then.Select(duty => judge.Duty(duty, start, met))];
        }
    }
}
