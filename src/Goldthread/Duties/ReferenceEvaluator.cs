using Goldthread.Access;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>
/// The meaning of safeguards, short and slow: what each says of each child at a moment, from a standpoint.
/// Every faster engine is proved equal to this one. It remembers answers only within itself.
/// </summary>
/// <param name="agencies">The standpoint: whose records are looked at; null = joined.</param>
public sealed class ReferenceEvaluator(RecordSet set, IReadOnlyList<Safeguard> safeguards, Setting setting, IReadOnlySet<string>? agencies = null)
{
    private readonly SortedSet<long> moments = [.. set.Records.SelectMany(r => new[] { set.Known(r).Lo, set.Known(r).Hi }).Concat(Silences(set, setting)).Concat(Announcements(set)).Where(m => Math.Abs(m) < Span.Never / 2)];
    private readonly Dictionary<(long, string), Examination> examinations = [];
    private readonly Dictionary<(string, string, string?, string, long, string?), Assessment> assessments = [];
    private readonly Dictionary<string, SortedSet<long>> reads = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), SortedSet<long>> own = [];
    private SortedSet<long>? noting;
    private readonly Dictionary<string, List<Record>> mayBind = new(StringComparer.Ordinal);
    private readonly Lens lens = new(setting.Agencies);
    private readonly ILookup<string, Safeguard> successors = safeguards.Where(g => g.Supersedes is not null).ToLookup(g => g.Supersedes!);

    public RecordSet Set => set;

    public Setting Setting => setting;

    /// <summary>The children of the story, born or not.</summary>
    public IEnumerable<string> Children => set.People.Where(p => p.Value != PersonLabel.Adult).Select(p => p.Key).Order(StringComparer.Ordinal);

    /// <summary>Of whom or what a safeguard says something.</summary>
    public IEnumerable<string> Subjects(Safeguard g) => g.Subject switch
    {
        Subject.Adult => set.People.Where(p => Kinship.IsAdult(p.Value)).Select(p => p.Key).Order(StringComparer.Ordinal),
        Subject.Begun b => set.OfKinds(b.Kinds).Where(r => Begins(b, r)).GroupBy(set.EventOf).Select(same => SubjectNames.OfRecord(same.Order(Comparer<Record>.Create(set.Order)).First().Id)).Order(StringComparer.Ordinal),
        Subject.Reference r => set.Records.SelectMany(o => o.About).Where(a => a.StartsWith(r.Word + ":", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
        _ => Children,
    };

    /// <summary>The minutes at which something becomes known or falls due, as far as they have been met with. Evaluating later minutes finds more.</summary>
    public IReadOnlyList<long> Moments => [.. moments];

    public IReadOnlyList<Finding> At(long at) => [.. safeguards.SelectMany(g => Subjects(g).SelectMany(subject => Of(g, subject, at)))];

    /// <summary>
    /// May a safeguard say something else of a child at <paramref name="at"/> than it did at an earlier minute? No only when nothing that it looks at became known, fell due or fell silent in between.
    /// </summary>
    public bool MayDiffer(Safeguard g, string child, long before, long at)
    {
        if (!reads.TryGetValue(g.Id, out var relevant))
        {
            var kinds = Reads.Of(g, setting.Vocabulary);
            var looked = set.Records.Where(r => kinds.Contains(r.Kind.Name)).ToHashSet();
            // What they answer, concern or correct is looked through as well.
            for (var open = looked.ToList(); open.Count > 0;)
            {
                open = [.. open.SelectMany(r => r.Concerning.Append(r.Of).OfType<string>().Where(set.Has).Select(id => set[id]).Concat(set.Replacers(r)).Append(set.First(r))).Where(looked.Add)];
            }
            reads[g.Id] = relevant = [.. looked.SelectMany(r => new[] { set.Known(r).Lo, set.Known(r).Hi }).Concat(Silences(set, setting)).Concat(Announcements(set))];
        }
        return relevant.GetViewBetween(before + 1, at).Count > 0 || (own.TryGetValue((g.Id, child), out var crossings) && crossings.GetViewBetween(before + 1, at).Count > 0);
    }

    // A one-off holiday moves deadlines that are open when it is announced: a change by the calendar alone, in the time that the story tells of.
    private static IEnumerable<long> Announcements(RecordSet set)
    {
        var known = set.Records.Select(set.Known).Where(k => k.Bounded).ToList();
        if (known.Count == 0) return [];
        var told = new Span(known.Min(k => k.Lo), known.Max(k => k.Hi) + (100 * Span.Day));
        return set.Reckoning.Calendar.Holidays.Select(h => h.Announced).OfType<DateOnly>()
            .SelectMany(d => set.Reckoning.Axis.Candidates.Select(zero => (d.DayNumber - zero.DayNumber) * Span.Day)).Where(day => told.Meets(Span.At(day)));
    }

    // When an agency began to send, fell silent, or was heard again.
    private static IEnumerable<long> Silences(RecordSet set, Setting setting) => setting.Agencies.All.Values
        .SelectMany(a => new[] { a.ConnectedFrom, a.NotHeard }).OfType<FuzzyDate>().Select(d => d.On(set.Reckoning.Axis)).SelectMany(s => new[] { s.Lo, s.Hi, s.Hi + 1 });

    /// <summary>What one safeguard says of one child, or whatever else its subject is.</summary>
    public IEnumerable<Finding> Of(Safeguard g, string child, long at)
    {
        if (!own.TryGetValue((g.Id, child), out var noted)) own[(g.Id, child)] = noted = [];
        noting = noted;
        var findings = new List<Finding>();
        foreach (var member in Members(g))
            foreach (var group in Groups(g, child, at))
            {
                // Nothing begins at what nobody knows yet.
                if (KnownFrom(group) > at || Assess(g, child, member, group, at).Holds.Truth == Truth.No) continue;
                var start = Start(g, child, member, group, at);
                var raised = Raised(g, start.Span);
                if (raised == Truth.No) continue;
                var readings = MayBeFirst(g, child, member, group, at).Select(first => Judge(g, child, member, group, first, start, at)).ToList();
                for (var i = 0; i < readings[0].Count; i++) findings.Add(readings[0][i].Or(readings.Skip(1).Select(r => r[i])).Limited(raised));
            }
        return g.QuietFor is { } quiet ? Quiet.Of(findings, quiet, set.Reckoning, at) : findings;
    }

    private IReadOnlyList<Member?> Members(Safeguard g) => g.ForEach is { } kind ? [.. Member.Candidates(kind, set, setting)] : [null];

    // A version raises only what starts while it is in force: from its own first day, until that of the version that takes its place.
    private Truth Raised(Safeguard g, Span start)
    {
        Truth Since(DateOnly from) => start.AtLeast(set.Reckoning.Axis.OfDates(from, from).Lo);
        var begun = g.From is { } first ? Since(first) : Truth.Yes;
        return successors[g.Id].Aggregate(begun, (sofar, next) => sofar.And(next.From is { } from ? Since(from).Not() : Truth.No));
    }

    private List<Finding> Judge(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, Record first, ClockStart start, long at)
    {
        var now = Assess(g, child, member, group, at);
        if (now.Bound != first) now = now with { Bound = first, Names = Assess(g, child, member, [first], at) is { Bound: not null } own ? own.Names : new Dictionary<string, Record>(StringComparer.Ordinal) { [g.When[0].Name] = first } };
        var x = Examine(at, child, member);
        // Whatever a single record begins is asked of the readings in which that record is known.
        var alone = group.Count(r => x.View.Holds(r) != Truth.No) == 1;
        var judge = new Judge(alone ? x.Assuming(first) : x, g, now, lens);
        var met = new Dictionary<string, Settled>(StringComparer.Ordinal);
        return [.. g.Gates.Select(judge.Gate), .. g.Then.Select(duty => judge.Duty(duty, start, met))];
    }

    /// <summary>The records of a group that a duty may hang on in some reading: those that may have been the first of which it was known that the safeguard begins. The bound one stands first.</summary>
    private List<Record> MayBeFirst(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at)
    {
        var bound = Assess(g, child, member, group, at).Bound!;
        if (group.Count == 1) return [bound];
        var first = new List<Record> { bound };
        long? sure = null;
        foreach (var r in group)
        {
            var holds = Assess(g, child, member, [r], at).Holds;
            var may = holds.Truth != Truth.No || MayComplete(g, child, r, at);
            if (!may || (sure is { } known && set.FirstKnown(r).Lo > known)) continue;
            if (r != bound) first.Add(r);
            // From the minute at which it surely begins here, nothing that became known later can have been first.
            if (holds.Truth == Truth.Yes) sure = Math.Min(sure ?? long.MaxValue, SurelyFrom(g, child, member, r, at));
        }
        return first;
    }

    private long SurelyFrom(Safeguard g, string child, Member? member, Record r, long at)
    {
        foreach (var m in moments.GetViewBetween(Math.Min(KnownFrom([r]), at), at).ToList())
            if (Assess(g, child, member, [r], m).Holds.Truth == Truth.Yes) return m;
        return at;
    }

    // The first minute at which any of them may be in view.
    private long KnownFrom(IReadOnlyList<Record> group) => group.Min(r => set.Known(r).Lo);

    private bool MayComplete(Safeguard g, string child, Record r, long at)
    {
        var x = Examine(at, child);
        var counting = new Counting(x, new Matching(x, new Dictionary<string, Record>(), null), anyOrder: true);
        return g.When[0].Form switch { Form.Count f => counting.Completes(f, r).Truth != Truth.No, Form.Differ f => counting.Completes(f, r).Truth != Truth.No, _ => false };
    }

    private void Note(long minute)
    {
        moments.Add(minute);
        noting?.Add(minute);
    }

    private Examination Examine(long at, string child, Member? member = null)
    {
        if (!examinations.TryGetValue((at, child), out var x)) examinations[(at, child)] = x = new(setting, new View(set, at, agencies), child, Note);
        return x.For(member);
    }

    /// <summary>Trigger, guards and excuses of one group at a minute.</summary>
    private Assessment Assess(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at, Record? assumed = null)
    {
        var key = (g.Id, child, member?.Name, group.Count == 1 ? group[0].Id : group[0].Id + "…", at, assumed?.Id);
        if (!assessments.TryGetValue(key, out var assessment))
            assessments[key] = assessment = Assessment.Of(g, assumed is null ? Examine(at, child, member) : Examine(at, child, member).Assuming(assumed), group);
        return assessment;
    }

    /// <summary>The clock starts at the least minute at which the trigger and its guards held in what was then known.</summary>
    private ClockStart Start(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at)
    {
        long? first = null, sure = null;
        for (var seen = 0; seen != moments.Count;)
        {
            seen = moments.Count;
            (first, sure) = (null, null);
            foreach (var m in moments.GetViewBetween(Math.Min(KnownFrom(group), at), at).ToList())
            {
                var truth = Assess(g, child, member, group, m).Holds.Truth;
                if (truth != Truth.No) first ??= m;
                if (truth == Truth.Yes) sure ??= m;
                if (sure is not null) break;
            }
        }
        var bound = Assess(g, child, member, group, at).Bound!;
        var known = set.Known(bound);
        var lo = first ?? at;
        var hi = sure ?? (known.Hi > at ? Math.Max(known.Hi, lo) : Span.Never);
        // The start is the very moment at which the bound record became known, if everything else already held by then.
        var exact = group.Count == 1 && lo == known.Lo && hi == known.Hi
            && moments.GetViewBetween(lo, Math.Max(lo, Math.Min(hi, at))).ToList().TrueForAll(m => Assess(g, child, member, group, m, bound).Holds.Truth == Truth.Yes);
        return new(new(lo, hi), exact ? set.KnownOf(bound) : null);
    }

    /// <summary>Records that share a duty: those of one event, or all of a pregnancy, child or family; counts are re-armed by their "since".</summary>
    private List<IReadOnlyList<Record>> Groups(Safeguard g, string child, long at)
    {
        var trigger = g.When[0].Form;
        if (!mayBind.TryGetValue(g.Id, out var bound)) mayBind[g.Id] = bound = [.. set.Records.Where(r => Triggers.MayBind(trigger, r)).Order(Comparer<Record>.Create(set.Order))];
        if (g.Subject is Subject.Begun begun && SubjectNames.RecordOf(child) is { } subject) bound = [.. bound.Where(r => BelongsTo(r, set[subject], begun, []))];
        if (bound.Count == 0) return [];
        if (trigger is Form.Count or Form.Differ) return Rearmed((trigger as Form.Count)?.Since ?? [], bound, Examine(at, child).View);
        if (trigger is Form.Silence) return [.. bound.GroupBy(set.EventOf).Select(e => (IReadOnlyList<Record>)[.. e])];
        if (g.OncePer is GroupBy.Child or GroupBy.Family or GroupBy.Pregnancy) return [bound];
        return [.. bound.GroupBy(r => set.EventOf(bound.First(o => SameEvent(o, r, Examine(at, child).View)))).Select(e => (IReadOnlyList<Record>)[.. e])];
    }

    // A record belongs to an exchange or episode that it is, or else that it answers or concerns.
    private bool BelongsTo(Record r, Record subject, Subject.Begun of, HashSet<string> seen) => set.EventOf(r) == set.EventOf(subject)
        || (!Begins(of, r) && seen.Add(r.Id) && r.Concerning.Append(r.Of).OfType<string>().Any(id => set.Has(id) && BelongsTo(set[id], subject, of, seen)));

    private static bool Begins(Subject.Begun of, Record r) => !r.Planned && r.Of is null && of.Kinds.Any(k => k.Matches(r.Kind.Name));

    // Records of one kind and site on one day are one event, unless the source joins or parts them otherwise.
    private bool SameEvent(Record a, Record b, View view) => a.Id == b.Id || set.EventOf(a) == set.EventOf(b)
        || (a.Kind.Name == b.Kind.Name && a.Kind.Step is null && a.Fields.ContainsKey("site") && a.Fields["site"] == b.Fields.GetValueOrDefault("site") && a.About.Intersect(b.About).Any() && view.SameDay(set.OccurredOf(a), set.OccurredOf(b)) == Truth.Yes);

    private List<IReadOnlyList<Record>> Rearmed(IReadOnlyList<KindPattern> since, List<Record> bound, View view)
    {
        var groups = new List<List<Record>> { new() };
        foreach (var r in bound)
        {
            var last = groups[^1].LastOrDefault();
            if (last is not null && set.Records.Any(d => since.Any(s => s.Matches(d.Kind.Name)) && view.Holds(d) != Truth.No
                && view.Before(set.OccurredOf(last), set.OccurredOf(d)) == Truth.Yes && view.NotAfter(set.OccurredOf(d), set.OccurredOf(r)) == Truth.Yes)) groups.Add([]);
            groups[^1].Add(r);
        }
        return [.. groups.Select(g => (IReadOnlyList<Record>)g)];
    }
}

/// <summary>When a clock started.</summary>
/// <param name="Span">Earliest and latest minute.</param>
/// <param name="Exact">The record's moment that it is, where it is one: then distances to other moments are known better than the span tells.</param>
public sealed record ClockStart(Span Span, Moment? Exact);
