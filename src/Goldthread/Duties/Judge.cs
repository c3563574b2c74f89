using Goldthread.Access;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>How one duty or gate of an assessed safeguard stands.</summary>
internal sealed class Judge(Examination x, Safeguard g, Assessment now, Lens lens)
{
    private readonly IReadOnlyDictionary<string, Record> bound = now.Names;

    private Record Trigger => now.Bound!;

    /// <summary>What must already be there: due at the trigger itself, counted from any earlier time, and still missed until it comes.</summary>
    public Finding Gate(Selector selector, int index)
    {
        var moment = x.Set.OccurredOf(Trigger);
        var due = x.Set.Moments.At(moment);
        var end = new Span(Span.EndOfDay(due.Lo), Span.EndOfDay(due.Hi));
        var evidence = new EvidenceSearch(x, bound, Trigger) { Gate = true, InTime = m => x.View.NotOnEarlierDay(moment, m) }.For([selector], []);
        var heard = x.Coverage.Heard(x.Meant(selector.FromEach.Count > 0 ? selector.FromEach : g.Needs), x.Setting.Vocabulary.Matching(selector.Kinds), x.View.At, x.AreaOf(Trigger));
        var speaks = now.Speaks.Truth.And(evidence.Done.Truth.Not()).And(evidence.ToConfirm ? Truth.CannotTell : Truth.Yes).And(heard.Truth).And(EndedBy(due, x.Set.KnownOf(Trigger)).Not());
        var past = Trigger.Planned ? x.Past(end) : Truth.Yes;
        var state = evidence.ToConfirm ? DutyState.CannotTell : State(evidence, past, heard, decided: Truth.No, begun: Truth.Yes);
        var name = g.Gates.Count == 1 ? "already" : $"already-{index + 1}";
        var what = $"To be on record already: {Labels(selector)}{(selector.FromEach.Count > 0 ? $", from each of {Spoken(selector.FromEach)}" : "")}{(selector.WithAgencies.Count > 0 ? $", with {Spoken(selector.WithAgencies)} there" : "")}";
        return Write(name, what, Owner.Of($"recorder of {g.When[0].Name}", Trigger, bound, x), speaks, state, new ClockStart(due, null), end, evidence, heard);
    }

    public Finding Duty(DutySpec duty, ClockStart trigger, Dictionary<string, Settled> earlier)
    {
        var owner = Owner.Of(duty.Who, Trigger, bound, x);
        var area = x.Setting.Agencies[owner.Agencies.Count > 0 ? owner.Agencies[0] : Trigger.By]?.Area;
        var timing = new DeadlineReckoning(x, bound, area).Of(duty.By, trigger, earlier);
        if (timing.Start is not { } start) return Write(duty.Id, duty.What, owner, Truth.No, DutyState.NotStarted, trigger, null, null, Judged.Yes);
        var due = timing.Due;
        var evidence = new EvidenceSearch(x, bound, Trigger) { InTime = m => InTime(m, duty, start, due, area) }.For(duty.DoneBy, duty.NotDoneBy);
        var decided = x.Set.OfKinds(duty.OrReason).Where(r => !r.Planned && Bears(r) && !BySamePerson(r))
            .Select(r => x.View.Holds(r).And(x.View.NotOnEarlierDay(x.Set.OccurredOf(r), x.Set.OccurredOf(Trigger)))).DefaultIfEmpty().Max();
        var past = due is { } end && !evidence.NeverLate ? x.Past(end) : Truth.No;
        earlier[duty.Id] = new(evidence, due, timing.Begun, past.And(evidence.Done.Truth.Not()).And(decided.Not()).And(timing.Begun));
        // Silence is asked about only where it would say something.
        var heard = duty.DoneBy.Count == 0 || (g.Speaks.AtOnce && past == Truth.No) ? Judged.Yes : x.Coverage.Heard(x.Meant(g.Needs), [.. duty.DoneBy.SelectMany(s => x.Setting.Vocabulary.Matching(s.Kinds))], due is { Bounded: true } d ? d.Hi : x.View.At, x.AreaOf(Trigger));
        var spoken = g.Speaks switch
        {
            { AtOnce: true } => evidence.Done.Truth.Not(),
            { WorkingDaysBefore: { } n } when due is { } e => Early(e, n).And(evidence.Done.Truth.Not()).And(heard.Truth),
            _ => past.And(evidence.Done.Truth.Not()).And(evidence.ToConfirm ? Truth.CannotTell : Truth.Yes).And(heard.Truth),
        };
        var prompt = g.Speaks.AtOnce || due is null ? start : new(due.Value, null);
        var speaks = now.Speaks.Truth.And(timing.Begun).And(spoken).And(decided.Not()).And(EndedBy(prompt.Span, prompt.Exact).Not());
        var state = duty.By is not null && due is null ? evidence.Done.Truth == Truth.Yes ? DutyState.Met : DutyState.CannotTellWhenDue : State(evidence, past, heard, decided, timing.Begun);
        // What may not have begun is not met, however surely its evidence is there.
        if (timing.Begun == Truth.CannotTell && state.IsMet()) state = DutyState.CannotTell;
        return Write(duty.Id, duty.What, owner, speaks, state, start, due, evidence, heard) with { Asked = duty.Again is { } again && speaks != Truth.No ? Asked(prompt.Span, again) : null };
    }

    // A decision bears on the duty if it is about the same people, or, where there are none, about the trigger itself.
    private bool Bears(Record decision) => x.Persons.Count > 0 ? decision.About.Any(x.Persons.Contains)
        : decision.About.Contains(x.Child) || decision.Concerning.Append(decision.Of).OfType<string>().Any(id => x.Set.Has(id) && x.Set.EventOf(x.Set[id]) == x.Set.EventOf(Trigger));

    // What must be acted on today is decided against by a second person.
    private bool BySamePerson(Record decision) => g.Level == Level.ActToday && decision.Practitioner is { } who && who == Trigger.Practitioner && decision.By == Trigger.By;

    // How often the prompt was given from its first moment until now.
    private Span Asked(Span first, Period again)
    {
        return new(Times(first.Hi), Times(first.Lo));

        long Times(long from)
        {
            if (from > x.View.At || Math.Abs(from) >= Span.Never / 2) return 0;
            for (var (n, at) = (1L, Span.At(from)); ; n++)
            {
                at = x.Set.Reckoning.End(at, again, x.View.At);
                if (x.Past(at) == Truth.No || n == 1000) return n;
            }
        }
    }

    private Truth Early(Span due, int workingDays)
    {
        long Before(long end) => Math.Abs(end) >= Span.Never / 2 ? end : x.Set.Reckoning.Before(end, workingDays) - 1;
        return x.Past(new(Before(due.Lo), Before(due.Hi)));
    }

    // Within the deadline: by the spans, or, where the start is a record's very moment, by the distance to it.
    private Truth InTime(Moment moment, DutySpec duty, ClockStart start, Span? due, string? area)
    {
        if (due is not { } end) return Truth.Yes;
        var span = x.Set.Moments.At(moment);
        var bySpans = span.Hi <= end.Lo ? Truth.Yes : span.Lo > end.Hi ? Truth.No : Truth.CannotTell;
        if (bySpans != Truth.CannotTell || start.Exact is not { } exact || duty.By is not { Clock: { } clock, Before: false }) return bySpans;
        return x.PlainPeriod(new(null, clock), start.Span, area) is { } period ? x.View.NotLaterThan(exact, moment, period) : bySpans;
    }

    // Was the life or the pregnancy known to be over by a minute, of everybody it speaks of? Then nothing begins, and nothing falls due any more.
    private Truth EndedBy(Span moment, Moment? exact = null) => Ended(e =>
    {
        var known = x.Set.Known(e);
        if (exact is { } m) return x.View.Before(x.Set.KnownOf(e), m);
        return known.Hi < moment.Lo ? Truth.Yes : known.Lo >= moment.Hi ? Truth.No : Truth.CannotTell;
    });

    private Truth Ended(Func<Record, Truth> when) => x.Persons.Select(p => Endings(p).Select(e => x.View.Holds(e).And(when(e))).DefaultIfEmpty(Truth.No).Max()).DefaultIfEmpty(Truth.No).Min();

    private IEnumerable<Record> Endings(string person) => x.Set.Records.Where(r => r.Kind.Ends.Count > 0 && !r.Planned && r.About.Contains(person) && x.View.Holds(r) != Truth.No
        && (r.Kind.Ends.Contains("life") || (r.Kind.Ends.Contains("pregnancy") && r.Kind.Name != "birth")));

    private DutyState State(Evidence evidence, Truth past, Judged heard, Truth decided, Truth begun)
    {
        if (evidence.Done.Truth == Truth.Yes)
            return evidence.InTime == Truth.No ? DutyState.MetLate : evidence.ToldInTime == Truth.Yes ? DutyState.Met
                : evidence.InTime == Truth.Yes && evidence.ToldInTime == Truth.No ? DutyState.MetToldLate : DutyState.MetPerhapsLate;
        if (Ended(_ => Truth.Yes) == Truth.Yes) return DutyState.Ended;
        if (decided == Truth.Yes) return DutyState.DecidedAgainst;
        if (now.Excuse.Truth == Truth.Yes) return DutyState.NotNeeded;
        // Exactly one record that may answer waits to be confirmed; of several nobody can tell which was meant.
        if (evidence.ToConfirm) return evidence.Records.Count == 1 ? DutyState.MetConfirm : DutyState.CannotTell;
        if (past == Truth.No) return DutyState.Waiting;
        if (heard.Truth != Truth.Yes) return heard.Unknowns.Any(u => u.StartsWith("not heard", StringComparison.Ordinal)) ? DutyState.DueAwaiting : DutyState.CannotTell;
        return past == Truth.Yes && evidence.Done.Truth == Truth.No && decided == Truth.No && begun == Truth.Yes && now.Holds.Truth == Truth.Yes && now.Excuse.Truth == Truth.No ? DutyState.Overdue : DutyState.PossiblyOverdue;
    }

    private Finding Write(string duty, string what, Owner owner, Truth speaks, DutyState state, ClockStart start, Span? due, Evidence? evidence, Judged heard)
    {
        var records = now.Holds.Evidence.Where(x.Set.Has).Select(id => x.Set[id]).ToList();
        var historic = g.LooksBack ? Truth.No : Historic(due ?? start.Span);
        if (historic != Truth.No && !state.IsMet() && state is not (DutyState.Ended or DutyState.DecidedAgainst or DutyState.NotNeeded))
            (speaks, state) = (speaks.And(historic.Not()), historic == Truth.Yes ? DutyState.Historic : state);
        var missing = state is DutyState.Ended or DutyState.Met or DutyState.MetLate or DutyState.MetToldLate or DutyState.MetPerhapsLate or DutyState.DecidedAgainst ? "" : $"{what}: {state.Say()}";
        return new Finding
        {
            Key = $"{g.Id}/{duty}/{x.Set.Root(Trigger)}{Whose()}{(x.Member is { } one ? "/" + (one.Record is { } r ? x.Set.Root(r) : one.Name) : "")}",
            Safeguard = g,
            Duty = duty,
            What = what,
            Subject = x.Child,
            Child = SubjectNames.RecordOf(x.Child) is null ? x.Child : x.Persons.Count > 0 ? string.Join(" and ", x.Persons.Where(p => !Kinship.IsAdult(x.Set.People[p])).DefaultIfEmpty(x.Persons[0])) : "somebody not named",
            Member = x.Member?.Name,
            Bound = Trigger,
            Owner = owner,
            Outcome = now.Outcome(g),
            Spoke = speaks,
            Speaks = speaks.And(Ended(_ => Truth.Yes).Not()),
            State = state,
            Start = start.Span,
            Received = records.Select(x.Set.Known).DefaultIfEmpty(start.Span).Aggregate((a, b) => new Span(Math.Max(a.Lo, b.Lo), Math.Max(a.Hi, b.Hi))),
            Due = due,
            Evidence = [.. now.Holds.Evidence],
            MetBy = evidence is null ? [] : [.. evidence.Records],
            Unknowns = [.. now.Holds.Unknowns, .. heard.Truth == Truth.Yes ? [] : heard.Unknowns, .. evidence is { ToConfirm: true } e ? e.Perhaps.Unknowns : []],
            Undated = Undated(records),
            Disputed = records.Exists(r => r.Standing == Standing.Disputed),
            HoldersFirst = owner.Agencies.Count == 0 ? [] : [.. owner.Agencies.SelectMany(a => lens.HoldersFirst(records, a)).Distinct().Order(StringComparer.Ordinal)],
            Sentence = speaks == Truth.No ? "" : Sentence.Fill(g.Say, x, bound, Trigger, missing, due),
        };
    }

    // The child is named where the record leaves it open of whom the duty speaks.
    private string Whose()
    {
        if (SubjectNames.RecordOf(x.Child) is { } subject) return x.Set.EventOf(x.Set[subject]) == x.Set.EventOf(Trigger) || Trigger.Concerning.Count == 0 ? "" : "/" + x.Set.Root(x.Set[subject]);
        var children = Trigger.About.Where(p => p == x.Child || (x.Set.People.TryGetValue(p, out var label) && label != PersonLabel.Adult)).ToList();
        return children is [var only] && only == x.Child ? "" : "/" + x.Child;
    }

    // Was it due before anybody looked: before the partnership began, or before the feed that tells of it was connected?
    private Truth Historic(Span due)
    {
        var axis = x.Set.Reckoning.Axis;
        var starts = new[] { x.Setting.GoLive is { } day ? axis.OfDates(day, day) : (Span?)null, x.Setting.Agencies[Trigger.By]?.ConnectedFrom?.On(axis) };
        return starts.OfType<Span>().Select(s => due.Hi < s.Lo ? Truth.Yes : due.Lo >= s.Hi ? Truth.No : Truth.CannotTell).DefaultIfEmpty(Truth.No).Max();
    }

    // A count, or a clock, is as undated as any record it rests on.
    private bool Undated(List<Record> records) => Trigger.Basis == Basis.Undated || (g.When[0].Form is Form.Count or Form.Differ or Form.Sequence or Form.Trend or Form.Fewer && records.Exists(r => r.Basis == Basis.Undated && Triggers.MayBind(g.When[0].Form, r)));

    private static string Spoken(IReadOnlyList<string> groups) => string.Join(" and ", groups.Select(g => g.Replace('-', ' ')));

    private string Labels(Selector selector) => string.Join(" or ", x.Setting.Vocabulary.Matching(selector.Kinds).Select(k => k.Label).Distinct().Take(3));
}
