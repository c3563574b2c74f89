using Goldthread.Agencies;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>One of those for whom a safeguard asks a duty each.</summary>
/// <param name="Name">A person, an agency or kind of agency, an address, or the id of a record.</param>
/// <param name="Record">The record that it is; null for everything else.</param>
public sealed record Member(string Name, Record? Record = null)
{
    /// <summary>What stands for it in a safeguard.</summary>
    public const string Word = "the member";

    /// <summary>The name by which conditions tie to a member that is a record.</summary>
    public const string Tied = "member";

    public static IReadOnlyDictionary<string, MemberKind> Kinds { get; } = new Dictionary<string, MemberKind>(StringComparer.Ordinal)
    {
        ["parent"] = MemberKind.Parent,
        ["man with contact"] = MemberKind.ManWithContact,
        ["adult in the household"] = MemberKind.AdultInHousehold,
        ["child of the family"] = MemberKind.ChildOfTheFamily,
        ["supporter"] = MemberKind.Supporter,
        ["agency involved"] = MemberKind.AgencyInvolved,
        ["agency that holds records"] = MemberKind.AgencyThatHoldsRecords,
        ["required role"] = MemberKind.RequiredRole,
        ["invited"] = MemberKind.Invited,
        ["professional present"] = MemberKind.ProfessionalPresent,
        ["action"] = MemberKind.Action,
        ["condition in the advice"] = MemberKind.ConditionInTheAdvice,
        ["address where the child lives"] = MemberKind.Address,
    };

    private static readonly KindPattern[] Actions = [new("action.agreed")], Conditions = [new("advice.condition")], Moves = [new("address.changed")];

    /// <summary>An agency is involved while its last record of the family is no older than this.</summary>
    private static readonly Period Involved = new(12, PeriodUnit.Months);

    /// <summary>Everybody and everything that may be meant, whatever is known.</summary>
    public static IEnumerable<Member> Candidates(MemberKind kind, RecordSet set, Setting setting) => kind switch
    {
        MemberKind.Parent or MemberKind.ManWithContact or MemberKind.AdultInHousehold or MemberKind.Supporter => People(set, Kinship.IsAdult),
        MemberKind.ChildOfTheFamily => People(set, label => !Kinship.IsAdult(label)),
        MemberKind.Action => set.OfKinds(Actions).Select(r => new Member(r.Id, r)),
        MemberKind.ConditionInTheAdvice => set.OfKinds(Conditions).Select(r => new Member(r.Id, r)),
        MemberKind.Address => set.Records.SelectMany(r => r.About).Where(IsAddress).Distinct().Order(StringComparer.Ordinal).Select(a => new Member(a)),
        MemberKind.RequiredRole => setting.Meetings.SelectMany(m => m.Required).Select(r => r.Agency).Distinct().Order(StringComparer.Ordinal).Select(a => new Member(a)),
        MemberKind.Invited => Agencies(set, setting, r => r.Invited ?? []),
        MemberKind.ProfessionalPresent => Agencies(set, setting, r => r.Attended ?? []),
        _ => Agencies(set, setting, r => [r.By]),
    };

    /// <summary>Is it one of those meant, where the safeguard begins at the trigger?</summary>
    public Judged Belongs(MemberKind kind, Examination x, Record trigger)
    {
        var when = x.Set.OccurredOf(trigger);
        return kind switch
        {
            MemberKind.Parent => x.Kinship.Is(Name, FamilyPath.Parent, x.Child, when),
            MemberKind.ManWithContact => x.Kinship.Is(Name, FamilyPath.ManWithContact, x.Child, when),
            MemberKind.AdultInHousehold => x.Kinship.Is(Name, FamilyPath.AdultInHousehold, x.Child, when),
            MemberKind.ChildOfTheFamily => x.Kinship.Is(Name, FamilyPath.AnyChildOfTheFamily, x.Child, when),
            MemberKind.Supporter => x.Kinship.Is(Name, FamilyPath.Supporter, x.Child, when),
            MemberKind.AgencyInvolved => Holds(x, when, Involved),
            MemberKind.AgencyThatHoldsRecords => Holds(x, when, null),
            MemberKind.Invited => trigger.Invited?.Contains(Name) == true ? Judged.Yes : Judged.No,
            MemberKind.ProfessionalPresent => trigger.Attended?.Contains(Name) == true ? Judged.Yes : Judged.No,
            MemberKind.RequiredRole => Required(x, trigger),
            MemberKind.Address => Lives(x, when),
            _ => Record!.Concerning.Append(Record.Of).OfType<string>().Any(id => x.Set.Has(id) && x.Set.EventOf(x.Set[id]) == x.Set.EventOf(trigger)) ? Judged.Of(x.View.Holds(Record), Record.Id) : Judged.No,
        };
    }

    // The agency had recorded something of the family by then: ever, or within a time before.
    private Judged Holds(Examination x, Moment when, Period? within) => Judged.Any(x.Set.Records.Where(r => r.By == Name && !r.Planned).Select(r =>
    {
        var occurred = x.Set.OccurredOf(r);
        var then = x.View.NotOnEarlierDay(when, occurred).And(within is { } period ? x.View.NotLaterThan(occurred, when, period) : Truth.Yes);
        var held = then == Truth.No ? Truth.No : then.And(x.View.Holds(r));
        return held == Truth.No ? Judged.No : Judged.Of(held, r.Id).And(Judged.Any(r.About.Select(p => x.Kinship.Is(p, FamilyPath.Family, x.Child, when))));
    }));

    private Judged Required(Examination x, Record meeting) => Judged.Any(x.Setting.Meetings.Where(m => m.Kinds.Any(k => k.Matches(meeting.Kind.Name)))
        .SelectMany(m => m.Required).Where(r => r.Agency == Name).Select(r => Asked(r.When, x, meeting)));

    // What of the family asks for a role at the time of the meeting.
    private static Judged Asked(RequiredWhen? when, Examination x, Record meeting)
    {
        var conditions = new Conditions(x, new Dictionary<string, Record>(), meeting, []);
        return when switch
        {
            RequiredWhen.Open o => conditions.Holds(new Form.Open(o.Episode, FamilyPaths.Words[o.About], o.From, Negated: false)),
            RequiredWhen.Aged a => conditions.Holds(new Form.Latest("age", FamilyPath.AnyChildOfTheFamily, [], a.Under, a.AtLeast)),
            _ => Judged.Yes,
        };
    }

    // Where a record puts the child by then, and no later move names another place.
    private Judged Lives(Examination x, Moment when)
    {
        var here = x.Set.Records.Where(r => !r.Planned && r.About.Contains(Name) && r.About.Any(x.Persons.Contains));
        return Judged.Any(here.Select(r =>
        {
            var there = Judged.Of(x.View.Holds(r).And(x.View.NotOnEarlierDay(when, x.Set.OccurredOf(r))), r.Id);
            var gone = Judged.Any(x.Set.OfKinds(Moves).Where(m => !m.Planned && m.About.Any(x.Persons.Contains) && m.About.Any(IsAddress) && !m.About.Contains(Name)).Select(m =>
                Judged.Of(x.View.Holds(m).And(x.View.NotAfter(x.Set.OccurredOf(r), x.Set.OccurredOf(m))).And(x.View.NotOnEarlierDay(when, x.Set.OccurredOf(m))))));
            return there.And(gone.Not() with { Evidence = [] });
        }));
    }

    private static bool IsAddress(string about) => about.StartsWith("address:", StringComparison.Ordinal);

    private static IEnumerable<Member> Agencies(RecordSet set, Setting setting, Func<Record, IReadOnlyList<string>> named) =>
        set.Records.SelectMany(named).Where(setting.Agencies.All.ContainsKey).Distinct().Order(StringComparer.Ordinal).Select(a => new Member(a));

    private static IEnumerable<Member> People(RecordSet set, Func<PersonLabel, bool> label) =>
        set.People.Where(p => label(p.Value)).Select(p => p.Key).Order(StringComparer.Ordinal).Select(p => new Member(p));
}
