using System.Collections.Immutable;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>A record that a selector may mean.</summary>
public sealed record Meant(Record Record, Judged Judged);

/// <summary>Does a record meet a selector? Each condition is yes, no or cannot tell; what nobody recorded is unknown, not no.</summary>
/// <param name="bound">The records that the safeguard has named.</param>
/// <param name="pathMoment">When the people's standing is looked up; null = when the record itself occurred.</param>
/// <param name="unknownCounts">False where an unknown must not count at all: excuses and sure evidence.</param>
public sealed class Matching(Examination examination, IReadOnlyDictionary<string, Record> bound, Moment? pathMoment, bool unknownCounts = true)
{
    /// <summary>False where whom a record goes to is looked at elsewhere: evidence may need one record for each.</summary>
    public bool Addressed { get; init; } = true;

    private RecordSet Set => examination.Set;

    private View View => examination.View;

    /// <summary>Every record of the kinds, with whether it is meant.</summary>
    public IEnumerable<Meant> All(Selector selector)
    {
        foreach (var r in Set.OfKinds(selector.Kinds))
            if (Matched(selector, r) is { Truth: not Truth.No } judged) yield return new(r, judged);
    }

    public Judged Match(Selector selector, Record r) => selector.Kinds.Any(k => k.Matches(r.Kind.Name)) ? Matched(selector, r) : Judged.No;

    private Judged Matched(Selector selector, Record r)
    {
        if (selector.Planned is { } planned && planned != r.Planned) return Judged.No;
        var judged = Judged.Yes;
        foreach (var condition in Conditions(selector, r))
            if ((judged = judged.And(condition)).Truth == Truth.No) return Judged.No;
        return judged;
    }

    // One that does not hold settles it. What the record says comes first: that stays so whatever becomes known, and the look need not be repeated.
    private IEnumerable<Judged> Conditions(Selector selector, Record r)
    {
        if (selector.OfAnAdult) yield return Sure(r.About.Any(p => Set.People.TryGetValue(p, out var label) && Families.Kinship.IsAdult(label)));
        if (selector.From.Count > 0) yield return Sure(selector.From.Any(f => examination.Is(r.By, f)));
        if (selector.By.Count > 0) yield return By(selector, r);
        if (Addressed)
            foreach (var to in selector.To) yield return r.To.Count == 0 ? Unknown($"to whom {r.Id} went") : Sure(r.To.Any(t => examination.Is(t, to)));
        if (selector.ToldBy.Count > 0) yield return r.ToldBy == ToldBy.NotSaid ? Unknown($"who told {r.Id}") : Sure(selector.ToldBy.Contains(r.ToldBy));
        if (selector.Standings.Count > 0) yield return Sure(selector.Standings.Contains(r.Standing));
        foreach (var (field, values) in selector.Fields) yield return Field(r, field, values.Contains);
        foreach (var field in selector.Blank) yield return Sure(!Filled(r, field));
        foreach (var field in selector.Has) yield return Sure(Filled(r, field));
        foreach (var part in selector.Answers) yield return Answered(r, part);
        if (selector.Lacks.Count > 0) yield return Judged.Any(selector.Lacks.Select(part => Lacks(r, part)));
        foreach (var group in selector.WithAgencies)
            yield return r.Attended is null ? Unknown($"who attended {r.Id}") : Sure(r.Attended.Any(a => examination.Is(a, group)));
        foreach (var tie in selector.Ties.Where(t => t is not Tie.Concerning)) yield return Tied(tie, r);
        yield return Judged.Of(View.Holds(r), r.Id);
        yield return About(selector, r);
        if (selector.OnlySelfReport) yield return OnlySelfReport(r);
        foreach (var tie in selector.Ties.Where(t => t is Tie.Concerning)) yield return Tied(tie, r);
    }

    private Judged About(Selector selector, Record r)
    {
        var when = pathMoment ?? Set.OccurredOf(r);
        return Judged.Any(People(r, []).Select(p => examination.Kinship.Is(p.Person, selector.About, examination.Child, when).And(p.Said)));
    }

    // Whom a record is about; one that names no person, but answers or concerns another, is also about whom that one, if it is in view, is about.
    private IEnumerable<(string Person, Judged Said)> People(Record r, HashSet<string> seen)
    {
        var own = r.About.Select(p => (p, Judged.Yes));
        if (r.About.Any(Set.People.ContainsKey) || !seen.Add(r.Id)) return own;
        return own.Concat(Named(r).SelectMany(o => People(o, seen).Select(p => (p.Person, p.Said.And(Judged.Of(View.Stands(o)))))));
    }

    private IEnumerable<Record> Named(Record r) => r.Concerning.Append(r.Of).OfType<string>().Where(Set.Has).Select(id => Set[id]);

    private Judged By(Selector selector, Record r)
    {
        if (selector.By.Any(b => examination.Is(r.By, b)) || (r.Role is not null && selector.By.Contains(r.Role))) return Judged.Yes;
        var roles = selector.By.Any(examination.Setting.Vocabulary.Roles.ContainsKey);
        return r.Role is null && roles ? Unknown($"role of who recorded {r.Id}") : Judged.No;
    }

    private Judged Field(Record r, string field, Func<string, bool> holds)
    {
        if (!r.Kind.Fields.ContainsKey(field)) return Judged.No;
        return r.Fields.TryGetValue(field, out var value) && value != FieldType.Unknown ? Sure(holds(value)) : Unknown($"{field} of {r.Id}");
    }

    private Judged Lacks(Record r, string part) => Part(r, part) is { } answer ? Sure(answer == PartAnswer.NotAsked) : Unknown($"{part} in {r.Id}");

    private Judged Answered(Record r, string part) => Part(r, part) is { } answer ? Sure(answer == PartAnswer.Answered) : Unknown($"{part} in {r.Id}");

    // A part may stand under its own name, or under that of the person it is about.
    private PartAnswer? Part(Record r, string part) =>
        r.Parts.TryGetValue(part, out var answer) || (part == "the unborn child" && r.Parts.TryGetValue(examination.Child, out answer))
        || (part == Member.Word && examination.Member is { } member && r.Parts.TryGetValue(member.Name, out answer)) ? answer : null;

    private static bool Filled(Record r, string field) => r.Fields.TryGetValue(field, out var value) && value != FieldType.Unknown;

    private Judged OnlySelfReport(Record r)
    {
        var sources = Named(r).Where(o => View.Stands(o) != Truth.No).ToList();
        return sources.Count == 0 ? Unknown($"what {r.Id} rests on") : Sure(sources.TrueForAll(o => o.ToldBy == Records.ToldBy.ParentSaid || o.Standing == Standing.SelfReported));
    }

    private Judged Tied(Tie tie, Record r)
    {
        if (!bound.TryGetValue(tie.Name, out var other)) return Unknown($"which {tie.Name}");
        var (a, b) = (Set.OccurredOf(other), Set.OccurredOf(r));
        return tie switch
        {
            Tie.After => Judged.Of(View.Before(a, b)),
            Tie.Before => Judged.Of(View.Before(b, a)),
            Tie.Within { Side: 1 } w => Judged.Of(View.WithinAfter(a, b, w.Period)),
            Tie.Within { Side: -1 } w => Judged.Of(View.WithinAfter(b, a, w.Period)),
            Tie.Within w => Judged.Of(View.NotLaterThan(a, b, w.Period).And(View.NotLaterThan(b, a, w.Period))),
            Tie.Field f => Field(other, f.Of, _ => true) is { Truth: Truth.CannotTell } unsaid ? unsaid : Field(r, f.Of, v => other.Fields.GetValueOrDefault(f.Of) == v == f.Same),
            Tie.Person => Sure(r.About.Intersect(other.About).Any(Set.People.ContainsKey)),
            Tie.Itself => Sure(Set.Root(r) == Set.Root(other)),
            Tie.Agency g => Sure(r.By == other.By == g.Same),
            Tie.Answering => r.Of is null ? Unknown($"what {r.Id} answers") : Sure(Set.Has(r.Of) && Set.EventOf(Set[r.Of]) == Set.EventOf(other)),
            _ => Concerning(r, other),
        };
    }

    // What a record says it concerns, and what those say in turn, as far as they are in view.
    private Judged Concerning(Record r, Record other)
    {
        if (!Named(r).Any()) return Unknown($"what {r.Id} concerns");
        return Reaches(r, [r.Id]);

        Judged Reaches(Record from, ImmutableHashSet<string> seen) => Judged.Any(Named(from).Where(o => !seen.Contains(o.Id)).Select(o =>
            Set.EventOf(o) == Set.EventOf(other) ? Judged.Yes : Judged.Of(View.Stands(o)) is { Truth: not Truth.No } held ? held.And(Reaches(o, seen.Add(o.Id))) : Judged.No));
    }

    private static Judged Sure(bool holds) => holds ? Judged.Yes : Judged.No;

    private Judged Unknown(string what) => unknownCounts ? Judged.Unknown(what) : Judged.No;
}
