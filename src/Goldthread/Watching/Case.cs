using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>One safeguard and one subject: what it says, when it must be looked at next, and the clocks of its groups.</summary>
internal sealed class Case(Safeguard safeguard, string subject)
{
    public const long Never = long.MaxValue;

    private readonly Dictionary<string, KeptClock> clocks = new(StringComparer.Ordinal);

    public Safeguard Safeguard => safeguard;

    public string Subject => subject;

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>The next minute at which it may say something else by time alone.</summary>
    public long Next { get; private set; } = Never;

    /// <summary>What rested on minutes from one on is looked at anew; from the first on: everything.</summary>
    public void Forget(long from)
    {
        if (from == long.MinValue) clocks.Clear();
        foreach (var clock in clocks.Values) clock.Forget(from);
    }

    /// <param name="binding">The records that the safeguard may begin at, in the order of statements.</param>
    public void Evaluate(Look look, IReadOnlyList<Record> binding, long now)
    {
        Next = look.Turns(now + 1, Span.Never).Select(m => (long?)m).FirstOrDefault() ?? Never;
        var sight = new Sight(this, look, now);
        var findings = new List<Finding>();
        var groups = new Grouping(look.At(now, subject).View).Of(safeguard, subject, binding);
        foreach (var member in Members(look))
            foreach (var group in groups) findings.AddRange(sight.Of(member, group));
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
        private readonly Dictionary<(string?, string, long, string?), Assessment> assessed = [];
        private Safeguard G => own.Safeguard;

        public IReadOnlyList<Finding> Of(Member? member, IReadOnlyList<Record> group)
        {
            look.Noting(Later);
            if (KnownFrom(group) > now) return [];
            var standing = Assess(member, group, now);
            if (standing.Holds.Truth == Truth.No) return [];
            var start = Start(member, group, standing.Bound!);
            var raised = Raised(start.Span);
            if (raised == Truth.No) return [];
            var readings = MayBeFirst(member, group, standing.Bound!).Select(first => Judged(member, group, standing, first, start)).ToList();
            return [.. readings[0].Select((finding, i) => finding.Or(readings.Skip(1).Select(r => r[i])).Limited(raised))];
        }

        private void Later(long minute)
        {
            if (minute > now) own.Next = Math.Min(own.Next, minute);
        }

        private long KnownFrom(IReadOnlyList<Record> group) => group.Min(r => look.Set.Known(r).Lo);

        private Assessment Assess(Member? member, IReadOnlyList<Record> group, long minute, Record? assumed = null)
        {
            var key = (member?.Name, group.Count == 1 ? group[0].Id : group[0].Id + "…", minute, assumed?.Id);
            if (assessed.TryGetValue(key, out var known)) return known;
            var x = look.At(minute, own.Subject, member);
            return assessed[key] = Assessment.Of(G, assumed is null ? x : x.Assuming(assumed), group);
        }

        private KeptClock Followed(Member? member, IReadOnlyList<Record> group)
        {
            var clock = own.ClockOf(member, group);
            clock.Follow(KnownFrom(group), now, look.Turns, (minute, note) =>
            {
                look.Noting(m => { Later(m); note(m); });
                return Assess(member, group, minute).Holds.Truth;
            });
            look.Noting(Later);
            return clock;
        }

        private ClockStart Start(Member? member, IReadOnlyList<Record> group, Record bound)
        {
            var clock = Followed(member, group);
            var known = look.Set.Known(bound);
            var lo = clock.First ?? now;
            var hi = clock.Sure ?? (known.Hi > now ? Math.Max(known.Hi, lo) : Span.Never);
            // It is the very moment at which that record became known, where all else held already.
            var exact = group.Count == 1 && known == new Span(lo, hi) && Throughout(lo, Math.Max(lo, Math.Min(hi, now)), minute => Assess(member, group, minute, bound).Holds.Truth == Truth.Yes);
            return new(new(lo, hi), exact ? look.Set.KnownOf(bound) : null);
        }

        private bool Throughout(long from, long to, Func<long, bool> holds)
        {
            var minutes = new SortedSet<long>(look.Turns(from, to)) { from };
            look.Noting(m => { Later(m); if (m > from && m <= to) minutes.Add(m); });
            var all = true;
            while (all && minutes.Count > 0)
            {
                var minute = minutes.Min;
                all = holds(minute);
                minutes.RemoveWhere(m => m <= minute);
            }
            look.Noting(Later);
            return all;
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
                var alone = Assess(member, [r], now).Holds.Truth;
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
                standing = standing with { Bound = first, Names = Assess(member, [first], now) is { Bound: not null } alone ? alone.Names : new Dictionary<string, Record>(StringComparer.Ordinal) { [G.When[0].Name] = first } };
            var x = look.At(now, own.Subject, member);
            var judge = new Judge(group.Count(r => x.View.Holds(r) != Truth.No) == 1 ? x.Assuming(first) : x, G, standing, look.Lens);
            var met = new Dictionary<string, Settled>(StringComparer.Ordinal);
            return [.. G.Gates.Select(judge.Gate), .. G.Then.Select(duty => judge.Duty(duty, start, met))];
        }
    }
}
