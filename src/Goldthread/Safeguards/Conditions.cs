using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>The guards: applies_to, only_if, unless, and the further clauses of when. Judged at the trigger's moment with what the view knows.</summary>
/// <param name="bound">The records named so far; the trigger first.</param>
/// <param name="trigger">The record whose moment the guards are judged at.</param>
public sealed class Conditions(Examination examination, IReadOnlyDictionary<string, Record> bound, Record trigger, IReadOnlyList<string> needs, bool unknownCounts = true)
{
    private RecordSet Set => examination.Set;

    private View View => examination.View;

    private Moment Moment => Set.OccurredOf(trigger);

    public Judged Hold(IReadOnlyList<Form> forms) => Judged.All(forms.Select(Holds));

    /// <summary>Does any of these excuses hold? Records of any time up to now count.</summary>
    public Judged Excused(IReadOnlyList<Form> forms) => Judged.Any(forms.Select(f => f is Form.Exists e ? Any(e.Selector, earlier: false) : Holds(f)));

    public Judged Holds(Form form) => form switch
    {
        Form.Exists f => Any(f.Selector, earlier: !f.Selector.Ties.Any(t => t is Tie.After or Tie.Within or Tie.Answering or Tie.Concerning or Tie.Itself)),
        Form.None f => Denied(c => c.Any(f.Selector, earlier: false), Heard(f.Selector)),
        Form.Open f => f.Negated ? Denied(c => c.Open(f), HeardOpening(f)) : Open(f),
        Form.Latest f => f.Attribute == "age" ? Age(f) : Attribute(f),
        Form.Born f => examination.Kinship.Unborn(examination.Child, Moment) is var unborn && f.Yes ? unborn.Not() with { Evidence = [] } : unborn,
        Form.Uncorroborated f => Uncorroborated(f),
        Form.Contradicted f => Judged.Any(Matching().All(f.By).Select(m => m.Judged)).With(bound.TryGetValue(f.Name, out var claim) ? [claim.Id] : []),
        Form.AnyOf f => Judged.Any(f.Forms.Select(Holds)),
        Form.AllOf f => Judged.All(f.Forms.Select(Holds)),
        Form.Count f => Judged.Any(Set.OfKinds(f.Selector.Kinds).Select(r => new Counting(examination, Matching()).Completes(f, r).And(Judged.Of(View.NotAfter(Set.OccurredOf(r), Moment))))),
        Form.Differ f => Judged.Any(Set.OfKinds(f.Selector.Kinds).Select(r => new Counting(examination, Matching()).Completes(f, r))),
        Form.Sequence f => ByThen(Set.OfKinds(f.Steps[^1].Kinds), r => Chains().Completes(f, r)),
        Form.Trend f => ByThen(Set.OfKinds(f.Selector.Kinds), r => Chains().Completes(f, r)),
        Form.Fewer f => ByThen(Set.OfKinds(f.Selector.Kinds), r => Chains().Completes(f, r)),
        Form.Moved f => ByThen(Set.Records, r => Chains().Completes(f, r)),
        _ => throw new InvalidOperationException($"{form.GetType().Name} can only begin a safeguard."),
    };

    private Judged ByThen(IEnumerable<Record> records, Func<Record, Judged> completes) =>
        Judged.Any(records.Select(r => completes(r).And(Judged.Of(View.NotAfter(Set.OccurredOf(r), Moment)))));

    private Chains Chains() => new(examination, Matching(), needs);

    private Matching Matching() => new(examination, bound, Moment, unknownCounts);

    private Judged Any(Selector selector, bool earlier) => Judged.Any(Matching().All(selector).Where(m => m.Record.Id != trigger.Id || selector.Ties.Any(t => t is Tie.Itself)).Select(m =>
        earlier ? m.Judged.And(Judged.Of(View.NotOnEarlierDay(Moment, Set.OccurredOf(m.Record)))) : m.Judged));

    private Judged Heard(Selector selector) =>
        examination.Coverage.Heard(examination.Meant(selector.From.Count > 0 ? selector.From : needs), examination.Setting.Vocabulary.Matching(selector.Kinds), View.At, examination.AreaOf(trigger));

    // That something is not so: what nobody said counts against it here, as it counts against whatever it would excuse.
    private Judged Denied(Func<Conditions, Judged> what, Judged heard)
    {
        var denied = what(new Conditions(examination, bound, trigger, needs)).Not().And(heard);
        return !unknownCounts && denied is { Truth: Truth.CannotTell, Unknowns.Count: > 0 } ? Judged.No : denied;
    }

    private Judged Open(Form.Open f) =>
        examination.Episodes.IsOpen(f.Episode, f.About, examination.Child, Moment, f.From.Count == 0 ? null : by => f.From.Any(g => examination.Is(by, g)));

    private Judged HeardOpening(Form.Open f) =>
        examination.Coverage.Heard(examination.Meant(f.From.Count > 0 ? f.From : needs), examination.Setting.Vocabulary.Matching(f.Episode.Opens), View.At, examination.AreaOf(trigger));

    private Judged Age(Form.Latest f)
    {
        var ages = examination.Kinship.Of(f.Of, examination.Child, Moment).Select(who => AgeOf(f, who.Person).And(who.Judged)).ToList();
        return ages.Count == 0 ? Unknown($"age of {f.Of.Word()}") : Judged.Any(ages);
    }

    private Judged AgeOf(Form.Latest f, string person)
    {
        if (f is { Under: not null, AtLeast: not null }) return AgeOf(f with { Under = null }, person).And(AgeOf(f with { AtLeast = null }, person));
        // Who is not born yet has no age.
        if (!Kinship.IsAdult(Set.People[person]) && examination.Kinship.Unborn(person, Moment).Truth == Truth.Yes && f.AtLeast is not null) return Judged.No;
        var births = Set.SayingAge.Where(r => !r.Planned && r.About.Contains(person) && (IsBirthOf(r, person) || AgeSaid(r) is not null) && View.Holds(r) != Truth.No).ToList();
        var answers = births.Select(r => Judged.Of(IsBirthOf(r, person) ? ByBirth(f, r) : BySaid(f, r), r.Id)).ToList();
        var sure = births.Where(r => View.Holds(r) == Truth.Yes).Any();
        var agreed = answers.Count > 0 && answers.TrueForAll(a => a.Truth == answers[0].Truth) && (sure || answers[0].Truth == Truth.No);
        // Statements that disagree leave the age unknown; one that is only perhaps known leaves it to the dates.
        var differ = answers.Exists(a => a.Truth != answers[0].Truth);
        return agreed ? answers[0] : answers.Count == 0 ? Unknown($"age of {person}") : new Judged(Truth.CannotTell, [.. births.Select(b => b.Id)], differ ? ["age of " + person] : []);
    }

    private bool IsBirthOf(Record r, string person) => r.Kind.Name == "birth" && !Kinship.IsAdult(Set.People[person]);

    private static int? AgeSaid(Record r) => r.Fields.TryGetValue("age", out var age) && int.TryParse(age, out var years) ? years : null;

    private Truth ByBirth(Form.Latest f, Record birth)
    {
        var born = Set.OccurredOf(birth);
        // Younger than a period: the day on which it is completed has not begun.
        Truth Younger(Period p) => View.NotAfter(born, Moment).And(Completed(born, p).Not());
        return f.Under is { } under ? Younger(under) : f.AtLeast is { } least ? Completed(born, least) : Truth.CannotTell;
    }

    // Is the moment on or after the day on which the period since birth is completed?
    private Truth Completed(Moment born, Period p)
    {
        var days = Set.Moments.DayDifference(born, Moment);
        var (least, most) = (p.Length.Lo / Span.Day, p.Length.Hi / Span.Day);
        if (days.Lo >= most) return Truth.Yes;
        if (days.Hi < least) return Truth.No;
        var (at, end) = (Set.Moments.At(Moment), Set.Reckoning.End(Set.Moments.At(born), p, View.At));
        return at.Lo > end.Hi - Span.Day ? Truth.Yes : at.Hi <= end.Lo - Span.Day ? Truth.No : Truth.CannotTell;
    }

    // An age in years said on a day: born between so many years and one more before that day.
    private Truth BySaid(Form.Latest f, Record r)
    {
        var (years, period) = (AgeSaid(r)!.Value, f.Under ?? f.AtLeast!.Value);
        var since = Set.Moments.DayDifference(Set.OccurredOf(r), Moment);
        var days = new Span((new Period(years, PeriodUnit.Years).Length.Lo / Span.Day) + since.Lo, (new Period(years + 1, PeriodUnit.Years).Length.Hi / Span.Day) - 1 + since.Hi);
        // Said that very day, the years are what they are.
        var completed = since is (0, 0) && period.Unit == PeriodUnit.Years ? TruthLogic.Of(years >= period.Amount)
            : days.Lo >= period.Length.Hi / Span.Day ? Truth.Yes : days.Hi < period.Length.Lo / Span.Day ? Truth.No : Truth.CannotTell;
        return f.Under is not null ? completed.Not() : completed;
    }

    private Judged Attribute(Form.Latest f)
    {
        var attribute = examination.Setting.Vocabulary.Attributes[f.Attribute];
        var values = f.Is.SelectMany(v => attribute.Values.GetValueOrDefault(v) ?? [v]).ToHashSet(StringComparer.Ordinal);
        return Judged.Any(examination.Kinship.Of(f.Of, examination.Child, Moment).Select(who => who.Judged.And(Value(f, attribute, values, who.Person))));
    }

    private Judged Value(Form.Latest f, PersonAttribute attribute, HashSet<string> values, string person)
    {
        var told = Set.Records.Where(r => r.Kind.Name == attribute.Kind && r.About.Contains(person))
            .Select(r => (Record: r, In: View.Holds(r).And(View.NotAfter(Set.OccurredOf(r), Moment)))).Where(t => t.In != Truth.No).ToList();
        // Those that some other, surely later, statement has not overtaken.
        var latest = told.Where(t => !told.Exists(o => o.In == Truth.Yes && View.Before(Set.OccurredOf(t.Record), Set.OccurredOf(o.Record)) == Truth.Yes)).ToList();
        var answers = latest.Select(t => t.Record.Fields.TryGetValue(attribute.Field, out var v) && v != FieldType.Unknown
            ? Judged.Of(TruthLogic.Of(values.Contains(v)), t.Record.Id) : Unknown(attribute.Name)).ToList();
        if (!latest.Exists(t => t.In == Truth.Yes)) answers.Add(Presumed(f, attribute, person));
        // Answers that differ leave it open whatever is made of the unsaid: one of them is in force.
        return answers.TrueForAll(a => a.Truth == answers[0].Truth) ? Judged.All(answers) : Judged.Unknown(attribute.Name);
    }

    private Judged Presumed(Form.Latest f, PersonAttribute attribute, string person)
    {
        var child = examination.Persons.Contains(person);
        foreach (var presumption in attribute.Presumed)
        {
            if (!child) continue;
            var holds = AgeOf(new Form.Latest("age", FamilyPath.TheChild, [], presumption.Under, presumption.AtLeast), person);
            if (holds.Truth == Truth.Yes) return f.Is.Contains(presumption.Is) ? holds : Judged.No;
            // Only the dates make the age unsure: in some readings it is presumed, whatever is made of the unsaid.
            if (holds is { Truth: Truth.CannotTell, Unknowns.Count: 0 }) return holds;
        }
        return Unknown(attribute.Name);
    }

    private Judged Uncorroborated(Form.Uncorroborated f)
    {
        if (!bound.TryGetValue(f.Name, out var claim)) return Unknown($"which {f.Name}");
        var kinds = f.Kinds.Count > 0 ? f.Kinds : [.. claim.Kind.CorroboratedBy.Select(k => new KindPattern(k))];
        if (kinds.Count == 0) kinds = Form.Uncorroborated.Usual;
        var selector = new Selector { Kinds = kinds, About = FamilyPath.Family, From = f.By };
        var borneOut = Judged.Any(Matching().All(selector).Select(m => m.Judged.And(Judged.Of(View.NotOnEarlierDay(Set.OccurredOf(m.Record), Set.OccurredOf(claim))))));
        var waited = f.Within is { } p ? Judged.Of(examination.Past(Set.Reckoning.End(Set.FirstKnown(claim), p, View.At))) : Judged.Yes;
        return borneOut.Not().And(waited).And(Heard(selector)).With(claim.Id);
    }

    private Judged Unknown(string what) => unknownCounts ? Judged.Unknown(what) : Judged.No;
}
