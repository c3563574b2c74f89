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
    private readonly long[] breaks = [.. Silences(set, setting).Concat(Announced(set)).Where(m => Math.Abs(m) < Span.Never / 2).Distinct().Order()];
    private readonly List<long> moments = [.. set.Records.SelectMany(r => new[] { set.Known(r).Lo, set.Known(r).Hi }).Concat(Silences(set, setting)).Concat(Announcements(set)).Where(m => Math.Abs(m) < Span.Never / 2).Distinct().Order()];
    private readonly Dictionary<(long, string), Examination> examinations = [];
    private readonly Dictionary<(string, string, string?, string, string?), Answers<Assessment>> assessments = [];
    private readonly Dictionary<(string, string, string?, string), Answers<IReadOnlyList<Finding>>> said = [];
    private readonly Dictionary<string, IReadOnlyList<Member?>> members = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), IReadOnlyList<Record>> mayBind = [];
    private readonly Dictionary<(string, string), IReadOnlyList<IReadOnlyList<Record>>> events = [];
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

    // A one-off holiday moves deadlines that are open when it is announced: a change by the calendar alone.
    private static IEnumerable<long> Announced(RecordSet set) => set.Reckoning.Calendar.Holidays.Select(h => h.Announced).OfType<DateOnly>()
        .SelectMany(d => set.Reckoning.Axis.Candidates.Select(zero => (d.DayNumber - zero.DayNumber) * Span.Day));

    // Those that are met with of themselves: in the time that the story tells of.
    private static IEnumerable<long> Announcements(RecordSet set)
    {
        var known = set.Records.Select(set.Known).Where(k => k.Bounded).ToList();
        if (known.Count == 0) return [];
        var told = new Span(known.Min(k => k.Lo), known.Max(k => k.Hi) + (100 * Span.Day));
        return Announced(set).Where(day => told.Meets(Span.At(day)));
    }

    // When an agency began to send, fell silent, or was heard again.
    private static IEnumerable<long> Silences(RecordSet set, Setting setting) => setting.Agencies.All.Values
        .SelectMany(a => (a.NotHeard ?? []).Append(a.ConnectedFrom)).OfType<FuzzyDate>().Select(d => d.On(set.Reckoning.Axis)).SelectMany(s => new[] { s.Lo, s.Hi, s.Hi + 1 });

    /// <summary>What one safeguard says of one child, or whatever else its subject is.</summary>
    public IEnumerable<Finding> Of(Safeguard g, string child, long at) => Look(g, child, at).Findings;

    /// <summary>The same, with the first later minute at which it may say something else. What lies between is the same: nothing that was asked becomes known, falls due or falls silent in between.</summary>
    public (IReadOnlyList<Finding> Findings, long Until) Look(Safeguard g, string child, long at)
    {
        var findings = new List<Finding>();
        var horizon = Examine(at, child).View.Horizon;
        var (_, until) = horizon.Of(() =>
        {
            foreach (var member in Members(g))
                foreach (var group in Groups(g, child, at)) findings.AddRange(Said(g, child, member, group, at, horizon));
            return findings.Count;
        });
        return (g.QuietFor is { } quiet ? Quiet.Of(findings, quiet, set.Reckoning, at) : findings, until);
    }

    private IReadOnlyList<Finding> Said(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at, Horizon horizon)
    {
        // Nothing begins at what nobody knows yet.
        if (KnownFrom(group) is var known && known > at)
        {
            horizon.Meets(known);
            return [];
        }
        // What may have been known for ever begins at the first minute that has been met with, and that may yet become an earlier one.
        if (known <= -Span.Never / 2) return Judged(g, child, member, group, at);
        var key = (g.Id, child, member?.Name, NameOf(group));
        if (!said.TryGetValue(key, out var answers)) said[key] = answers = new();
        return answers.At(at, horizon, () => Judged(g, child, member, group, at)).Answer;
    }

    private IReadOnlyList<Finding> Judged(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at)
    {
        if (Assess(g, child, member, group, at).Holds.Truth == Truth.No) return [];
        var start = Start(g, child, member, group, at);
        var raised = Raised(g, start.Span);
        if (raised == Truth.No) return [];
        var readings = MayBeFirst(g, child, member, group, at).Select(first => Judge(g, child, member, group, first, start, at)).ToList();
        return [.. readings[0].Select((finding, i) => finding.Or(readings.Skip(1).Select(r => r[i])).Limited(raised))];
    }

    private static string NameOf(IReadOnlyList<Record> group) => group.Count == 1 ? group[0].Id : $"{group[0].Id}…{group[^1].Id}";

    private IReadOnlyList<Member?> Members(Safeguard g)
    {
        if (!members.TryGetValue(g.Id, out var all)) members[g.Id] = all = g.ForEach is { } kind ? [.. Member.Candidates(kind, set, setting)] : [null];
        return all;
    }

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
        foreach (var (m, assessment) in Course(g, child, member, [r], Math.Min(KnownFrom([r]), at), at))
            if (assessment.Holds.Truth == Truth.Yes) return m;
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
        if (moments.BinarySearch(minute) is < 0 and var place) moments.Insert(~place, minute);
    }

    /// <summary>The first minute, no earlier than one, at which something becomes known or falls due; null = none that has been met with.</summary>
    public long? Next(long minute)
    {
        var place = moments.BinarySearch(minute);
        return (place < 0 ? ~place : place) is var i && i < moments.Count ? moments[i] : null;
    }

    private Examination Examine(long at, string child, Member? member = null)
    {
        if (!examinations.TryGetValue((at, child), out var x)) examinations[(at, child)] = x = new(setting, new View(set, at, agencies, horizon: new(at, Break(at))), child, Note);
        return x.For(member);
    }

    // The next minute at which somebody begins to send, falls silent or is heard again, or a holiday is announced: nothing is taken to stand beyond it.
    private long Break(long at)
    {
        var next = Array.BinarySearch(breaks, at + 1);
        return (next < 0 ? ~next : next) is var i && i < breaks.Length ? breaks[i] : Span.Never;
    }

    /// <summary>Trigger, guards and excuses of one group at a minute.</summary>
    private Assessment Assess(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at, Record? assumed = null) => Assessed(g, child, member, group, at, assumed).Answer;

    private (Assessment Answer, long Until) Assessed(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at, Record? assumed)
    {
        var key = (g.Id, child, member?.Name, NameOf(group), assumed?.Id);
        if (!assessments.TryGetValue(key, out var answers)) assessments[key] = answers = new();
        var x = Examine(at, child, member);
        return answers.At(at, x.View.Horizon, () => Assessment.Of(g, assumed is null ? x : x.Assuming(assumed), group));
    }

    /// <summary>The same from a minute to another, at each moment at which it may have become another.</summary>
    private IEnumerable<(long At, Assessment Assessment)> Course(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long from, long to, Record? assumed = null)
    {
        for (var m = Next(from); m is { } at && at <= to;)
        {
            var (assessment, until) = Assessed(g, child, member, group, at, assumed);
            yield return (at, assessment);
            m = Next(until);
        }
    }

    /// <summary>The clock starts at the least minute at which the trigger and its guards held in what was then known.</summary>
    private ClockStart Start(Safeguard g, string child, Member? member, IReadOnlyList<Record> group, long at)
    {
        long? first = null, sure = null;
        for (var seen = 0; seen != moments.Count;)
        {
            seen = moments.Count;
            (first, sure) = (null, null);
            foreach (var (m, assessment) in Course(g, child, member, group, Math.Min(KnownFrom(group), at), at))
            {
                var truth = assessment.Holds.Truth;
                if (truth != Truth.No) first ??= m;
                if (truth == Truth.Yes) sure ??= m;
                if (sure is not null) break;
            }
        }
        var bound = Assess(g, child, member, group, at).Bound!;
        var known = set.Known(bound);
        var lo = first ?? at;
        var hi = sure ?? (known.Hi > at ? Math.Max(known.Hi, lo) : Span.Never);
        Examine(at, child).View.Horizon.Meets(known.Hi);
        // The start is the very moment at which the bound record became known, if everything else already held by then.
        var exact = group.Count == 1 && lo == known.Lo && hi == known.Hi
            && Course(g, child, member, group, lo, Math.Max(lo, Math.Min(hi, at)), bound).All(a => a.Assessment.Holds.Truth == Truth.Yes)
            && (hi <= at || Assess(g, child, member, group, at, bound).Holds.Truth == Truth.Yes);
        return new(new(lo, hi), exact ? set.KnownOf(bound) : null);
    }

    /// <summary>Records that share a duty: those of one event, or all of a pregnancy, child or family; counts are re-armed by their "since".</summary>
    private IReadOnlyList<IReadOnlyList<Record>> Groups(Safeguard g, string child, long at)
    {
        var bound = Bound(g, child);
        if (bound.Count == 0) return [];
        if (g.When[0].Form is Form.Count or Form.Differ) return Rearmed((g.When[0].Form as Form.Count)?.Since ?? [], bound, Examine(at, child).View);
        if (!events.TryGetValue((g.Id, child), out var groups)) events[(g.Id, child)] = groups = Events(g, bound, Examine(at, child).View);
        return groups;
    }

    private IReadOnlyList<Record> Bound(Safeguard g, string child)
    {
        if (mayBind.TryGetValue((g.Id, child), out var bound)) return bound;
        bound = [.. set.Sorts.Where(sort => Triggers.MayBind(g.When[0].Form, sort[0])).SelectMany(sort => sort).Order(Comparer<Record>.Create(set.Order))];
        if (g.Subject is Subject.Begun begun && SubjectNames.RecordOf(child) is { } subject) bound = [.. bound.Where(r => BelongsTo(r, set[subject], begun, []))];
        return mayBind[(g.Id, child)] = bound;
    }

    private IReadOnlyList<IReadOnlyList<Record>> Events(Safeguard g, IReadOnlyList<Record> bound, View view)
    {
        if (g.When[0].Form is not Form.Silence && g.OncePer is GroupBy.Child or GroupBy.Family or GroupBy.Pregnancy) return [bound];
        return [.. bound.GroupBy(r => set.EventOf(g.When[0].Form is Form.Silence ? r : bound.First(o => SameEvent(o, r, view)))).Select(e => (IReadOnlyList<Record>)[.. e])];
    }

    // A record belongs to an exchange or episode that it is, or else that it answers or concerns.
    private bool BelongsTo(Record r, Record subject, Subject.Begun of, HashSet<string> seen) => set.EventOf(r) == set.EventOf(subject)
        || (!Begins(of, r) && seen.Add(r.Id) && r.Concerning.Append(r.Of).OfType<string>().Any(id => set.Has(id) && BelongsTo(set[id], subject, of, seen)));

    private static bool Begins(Subject.Begun of, Record r) => !r.Planned && r.Of is null && of.Kinds.Any(k => k.Matches(r.Kind.Name));

    // Records of one kind and site on one day are one event, unless the source joins or parts them otherwise.
    private bool SameEvent(Record a, Record b, View view) => a.Id == b.Id || set.EventOf(a) == set.EventOf(b)
        || (a.Kind.Name == b.Kind.Name && a.Kind.Step is null && a.Fields.ContainsKey("site") && a.Fields["site"] == b.Fields.GetValueOrDefault("site") && a.About.Intersect(b.About).Any() && view.SameDay(set.OccurredOf(a), set.OccurredOf(b)) == Truth.Yes);

    private List<IReadOnlyList<Record>> Rearmed(IReadOnlyList<KindPattern> since, IReadOnlyList<Record> bound, View view)
    {
        var groups = new List<List<Record>> { new() };
        foreach (var r in bound)
        {
            var last = groups[^1].LastOrDefault();
            if (last is not null && set.OfKinds(since).Any(d => view.Holds(d) != Truth.No
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
