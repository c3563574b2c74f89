using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Families;

/// <summary>
/// Who stood how to a child at a moment, as known in a view, and which records say so. Relations and households are assertions by records;
/// where nobody asserts one, the answer is no: presence is open.
/// </summary>
/// <param name="member">Whom the path "the member" means, where a safeguard asks for each of several; null = nobody.</param>
public sealed class Kinship(View view, string? member = null)
{
    private static readonly KindPattern[] Birth = [new("birth")], Pregnancy = [new("pregnancy.*")], Left = [new("household.left")], Lives = [new("household.lives-with"), new("household.joined")], Sex = [new("person.sex")],
        Meets = [new("household.contact")], NoLonger = [new("household.contact-ended")];

    private readonly Dictionary<(string, FamilyPath, string, Moment), (Judged Judged, long Until)> memo = [];

    public View View => view;

    private RecordSet Set => view.Set;

    public IEnumerable<string> People => Set.People.Keys.Order(StringComparer.Ordinal);

    /// <summary>The people whom a subject stands for: a person for itself, a record for whoever it is about, anything else for nobody.</summary>
    public IReadOnlyList<string> Persons(string subject) => Set.People.ContainsKey(subject) ? [subject]
        : SubjectNames.RecordOf(subject) is { } id && Set.Has(id) ? [.. Set.Copies(Set[id]).SelectMany(r => r.About).Where(Set.People.ContainsKey).Distinct().Order(StringComparer.Ordinal)] : [];

    /// <summary>Is the person on this path from the subject at the moment?</summary>
    /// <param name="child">The subject: a child, an adult, or what <see cref="SubjectNames"/> names.</param>
    public Judged Is(string person, FamilyPath path, string child, Moment when)
    {
        if (path == FamilyPath.Anybody) return Judged.Yes;
        if (path == FamilyPath.TheMember) return person == member ? Judged.Yes : Judged.No;
        if (SubjectNames.RecordOf(child) is { } id)
            return path == FamilyPath.TheChild ? Judged.Any(Set.Copies(Set[id]).Where(r => r.About.Contains(person)).Select(r => Judged.Of(view.Stands(r)) with { Evidence = [] }))
                : Judged.Any(Persons(child).Where(p => !IsAdult(Set.People[p])).Select(p => Is(person, path, p, when)));
        if (!Set.People.ContainsKey(child)) return path == FamilyPath.TheChild && person == child ? Judged.Yes : Judged.No;
        if (!Set.People.TryGetValue(person, out var label)) return Judged.No;
        if (path == FamilyPath.TheChild) return person == child ? Judged.Yes : Judged.No;
        if (!memo.TryGetValue((person, path, child, when), out var known)) return Remember(person, label, path, child, when);
        view.Horizon.Meets(known.Until);
        return known.Judged;
    }

    private Judged Remember(string person, PersonLabel label, FamilyPath path, string child, Moment when) =>
        (memo[(person, path, child, when)] = view.Horizon.Of(() => Stands(person, label, path, child, when))).Judged;

    private Judged Stands(string person, PersonLabel label, FamilyPath path, string child, Moment when)
    {
        var judged = path switch
        {
            FamilyPath.TheUnbornChild => person == child ? Unborn(child, when) : Judged.No,
            FamilyPath.AnyChildOfTheFamily => person == child ? Judged.Yes : Sibling(person, child, when),
            FamilyPath.Sibling => Sibling(person, child, when),
            FamilyPath.UnbornSibling => Sibling(person, child, when) is { Truth: > Truth.No } s ? s.And(Unborn(person, when)) : Judged.No,
            FamilyPath.Mother => Relation("mother", child, person),
            FamilyPath.Father => Relation("father", child, person),
            FamilyPath.Parent => Parent(person, child),
            FamilyPath.Carer => Relation("carer", child, person).Or(Parent(person, child)),
            FamilyPath.PartnerOfParent => Partner(person, child),
            FamilyPath.ParentElsewhere => Parent(person, child).And(Household(person, child, when).Not() with { Evidence = [] }),
            FamilyPath.ManWithContact => IsAdult(label) ? Man(person, child, when) : Judged.No,
            FamilyPath.AdultInHousehold => IsAdult(label) ? Household(person, child, when) : Judged.No,
            FamilyPath.Grandparent => Relation("grandparent", child, person),
            FamilyPath.Supporter => Relation("supporter", child, person).Or(Relation("grandparent", child, person)),
            _ => Judged.Any([person == child ? Judged.Yes : Judged.No, Sibling(person, child, when), Parent(person, child), Relation("carer", child, person), Partner(person, child), Household(person, child, when), Relation("grandparent", child, person)]),
        };
        return path != FamilyPath.TheUnbornChild && judged.Truth != Truth.No ? judged.And(Expected(child, when)) : judged;
    }

    /// <summary>Everyone who may stand on the path, with what says so.</summary>
    public IEnumerable<(string Person, Judged Judged)> Of(FamilyPath path, string child, Moment when) =>
        People.Select(p => (p, Is(p, path, child, when))).Where(m => m.Item2.Truth != Truth.No);

    /// <summary>Was the child not yet born at the moment? Yes rests on a pregnancy known, or on a birth later than the moment.</summary>
    public Judged Unborn(string child, Moment when)
    {
        if (!Set.People.ContainsKey(child)) return Judged.Any(Persons(child).Select(p => Unborn(p, when)));
        if (Set.People[child] != PersonLabel.UnbornThenChild) return Judged.No;
        var born = Judged.Any(Births(child).Select(b => Judged.Of(view.Holds(b).And(view.NotAfter(Set.OccurredOf(b), when)), b.Id)));
        var pregnant = Judged.Any(Set.OfKinds(Pregnancy).Where(r => r.About.Contains(child)).Select(r => Judged.Of(view.Holds(r), r.Id)));
        var later = Judged.Any(Births(child).Select(b => Judged.Of(view.Holds(b).And(view.Before(when, Set.OccurredOf(b))), b.Id)));
        return pregnant.Or(later).And(born.Not() with { Evidence = [] });
    }

    // Before a child was expected nobody stood to it in any way: a parent's own youth is not the child's family life.
    private Judged Expected(string child, Moment when)
    {
        var said = Births(child).Concat(Set.OfKinds(Pregnancy).Where(r => !r.Planned && r.About.Contains(child))).Where(r => view.Holds(r) != Truth.No).ToList();
        return said.Count == 0 ? Judged.Yes
            : Judged.Any(said.Select(r => Judged.Of(view.Holds(r).And(Set.Moments.DayDifference(when, Set.OccurredOf(r)).AtMost(42 * 7))))) with { Evidence = [] };
    }

    public IEnumerable<Record> Births(string child) => Set.OfKinds(Birth).Where(r => !r.Planned && r.About.Contains(child));

    public Judged Parent(string person, string child) => Judged.Any([Relation("mother", child, person), Relation("father", child, person), Relation("parent", child, person)]);

    private Judged Sibling(string person, string child, Moment when)
    {
        if (person == child || IsAdult(Set.People[person])) return Judged.No;
        var said = Judged.Any(Set.Asserting("sibling").Where(r => r.About.Contains(child) && r.About.Contains(person)).Select(r => Judged.Of(view.Holds(r), r.Id)));
        var sameParent = Judged.Any(People.Where(p => IsAdult(Set.People[p])).Select(p => Parent(p, child).And(Parent(p, person))));
        return Judged.Any([said, sameParent, Household(person, child, when)]);
    }

    private Judged Partner(string person, string child)
    {
        var said = Set.Asserting("partner").Concat(Set.Asserting("former-partner")).Where(r => r.About.Contains(person));
        return Judged.Any(said.SelectMany(r => r.About.Where(o => o != person && Set.People.ContainsKey(o)).Select(o => Judged.Of(view.Holds(r), r.Id).And(Parent(o, child)))));
    }

    // The father, a man who is or was a parent's partner, or who lives or has contact with the child. Whose sex nobody recorded may be a man.
    private Judged Man(string person, string child, Moment when)
    {
        var father = Relation("father", child, person);
        var near = Judged.Any([Partner(person, child), Household(person, child, when), Contact(person, child, when)]).And(Relation("mother", child, person).Not() with { Evidence = [] });
        if (near.Truth == Truth.No) return father;
        var said = Set.OfKinds(Sex).Where(r => r.About.Contains(person) && view.Holds(r) != Truth.No).ToList();
        var man = said.Count == 0 ? Judged.Unknown($"sex of {person}")
            : Judged.All(said.Select(r => r.Fields.TryGetValue("sex", out var sex) && sex != FieldType.Unknown ? Judged.Of(TruthLogic.Of(sex == "male"), r.Id) : Judged.Unknown($"sex of {person}")));
        return father.Or(near.And(man));
    }

    private Judged Household(string person, string child, Moment when) => person == child ? Judged.No : Since(Lives, Left, person, child, when);

    private Judged Contact(string person, string child, Moment when) => Since(Meets, NoLonger, person, child, when);

    // Joined, found living there or in contact by then, and not left since.
    private Judged Since(KindPattern[] begins, KindPattern[] ends, string person, string child, Moment when)
    {
        bool Both(Record r) => r.About.Contains(person) && r.About.Contains(child);
        var left = Set.OfKinds(ends).Where(r => r.About.Contains(person)).ToList();
        return Judged.Any(Set.OfKinds(begins).Where(r => !r.Planned && Both(r)).Select(r =>
        {
            var here = Judged.Of(view.Holds(r).And(view.NotAfter(Set.OccurredOf(r), when)), r.Id);
            var gone = Judged.Any(left.Select(l => Judged.Of(view.Holds(l).And(view.NotAfter(Set.OccurredOf(l), when)).And(view.NotAfter(Set.OccurredOf(r), Set.OccurredOf(l))), l.Id)));
            return here.And(gone.Not() with { Evidence = [] });
        }));
    }

    // Births and pregnancies say who the mother is; the relatives of a family record are its adults, the others its children.
    private Judged Relation(string relation, string child, string person) =>
        Judged.Any(Set.Asserting(relation).Where(r => r.About.Contains(child) && r.About.Contains(person) && IsAdult(Set.People[person])).Select(r => Judged.Of(view.Holds(r), r.Id)));

    public static bool IsAdult(PersonLabel label) => label is PersonLabel.Adult or PersonLabel.ChildThenAdult;
}
