using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Tests.Escalation;

public class OwnershipTests
{
    const string SocialCare = "westmarsh-childrens-social-care";

    static readonly StaffDirectory Westmarsh = Given.Catalogue.Directory!;

    static readonly Asked Worker = Asked.Whoever;

    [Theory]
    // Hana holds the child until 14 March, Idris from 24 March; Greta manages their team, Carys the managers.
    [InlineData(SocialCare, "2025-03-10T10:00", "hana Named")]
    [InlineData(SocialCare, "2025-03-14T23:59", "hana Named")]
    [InlineData(SocialCare, "2025-03-15T00:00", "greta TeamManager, Left since 2025-03-15")]
    [InlineData(SocialCare, "2025-03-23T23:59", "greta TeamManager, Left since 2025-03-15")]
    [InlineData(SocialCare, "2025-03-24T00:00", "idris Named")]
    // Owen is away from 7 to 18 April, and Priya covers.
    [InlineData("westmarsh-health-visiting", "2025-04-06T10:00", "owen Named")]
    [InlineData("westmarsh-health-visiting", "2025-04-07T10:00", "priya Cover")]
    [InlineData("westmarsh-health-visiting", "2025-04-19T10:00", "owen Named")]
    // Nobody holds the child at the hospital: its desk, by whoever is on call, else by its manager.
    [InlineData("marsh-hospital-paediatrics", "2025-03-08T10:00", "quentin OnCall")]
    [InlineData("marsh-hospital-paediatrics", "2025-03-10T10:00", "ruth TeamManager")]
    [InlineData("nowhere", "2025-03-10T10:00", "adwoa Lead, NotInDirectory since 2025-03-01")]
    public void Of_WhoeverHoldsTheChild_PassesOnTheDay(string agency, string at, string held) => Assert.Equal(held, Held(Worker, at, [agency]));

    [Theory]
    [InlineData("2025-04-13T10:00", "greta TeamManager")]
    [InlineData("2025-04-14T10:00", "carys TeamManager")]
    public void Of_TheTeamManager_IsTheWorkersOwn_AndTheOneAboveWhileAway(string at, string held) => Assert.Equal(held, Held(new Asked.ManagerOfTeam(), at, [SocialCare]));

    [Theory]
    [InlineData("hana", "2025-03-10T10:00", "hana Named")]
    [InlineData("hana", "2025-04-01T10:00", "greta TeamManager, Left since 2025-03-15")]
    [InlineData("owen", "2025-04-07T10:00", "priya Cover", "westmarsh-health-visiting")]
    [InlineData("nobody", "2025-04-07T10:00", "dilip TeamManager, NotInDirectory since 2025-03-01")]
    public void Of_APersonByName_PassesToTheTeamsManagerWhenGone(string person, string at, string held, string agency = SocialCare) =>
        Assert.Equal(held, Held(new Asked.Person(person), at, [agency]));

    [Theory]
    [InlineData("named-nurse", "westmarsh-health-visiting", "nadia Named")]
    [InlineData("health-visitor", "westmarsh-health-visiting", "owen Named")]
    [InlineData("duty-social-worker", SocialCare, "ewa OnCall")]
    [InlineData("social-worker", "eastholm-social-care", "lena TeamManager, NobodyInRole since 2025-03-01")]
    [InlineData("social-worker", SocialCare, "hana Named")]
    public void Of_ARole_IsTheOneWhoHoldsTheChild_OrTheOnlyOne_OrWhoeverIsOnCall(string role, string agency, string held) =>
        Assert.Equal(held, Held(new Asked.InRole(role), "2025-03-05T10:00", [agency]));

    [Fact]
    public void Of_TheAuthorityResponsible_ChangesWhenTheReceiverHasAccepted()
    {
        Assert.Equal("kofi Named", Held(new Asked.Authority(), "2025-05-01T10:00", [SocialCare], "invented-child-2"));
        Assert.Equal("lena TeamManager", Held(new Asked.Authority(), "2025-05-02T10:00", [SocialCare], "invented-child-2"));
    }

    [Fact]
    public void Of_AChildForWhomNobodyAnswers_IsTheFrontDoorOfTheArea() =>
        Assert.Equal("farah OnCall", Held(new Asked.Authority(), "2025-03-11T10:00", [SocialCare], "invented-child-3"));

    [Fact]
    public void Of_ADutyToAReceiverWhomNobodyNamed_IsTheRecorders() => Assert.Equal("sami TeamManager", Held(Worker, "2025-03-11T10:00", []));

    [Fact]
    public void Of_AnOwnerWhoLeftBeforeItWasReceived_IsUnownedSinceItWasReceived()
    {
        var duty = Duty(Worker, [SocialCare]) with { Received = Minute("2025-03-18T09:00") };
        Assert.Equal("greta TeamManager, Left since 2025-03-18", Said(Ownership.Of(duty, Westmarsh.At(Minute("2025-03-19T10:00"))).Single()));
    }

    [Fact]
    public void Of_AnEmptyPartnership_SaysThatNobodyIsThere()
    {
        var empty = new StaffDirectory(Westmarsh.Agencies, Westmarsh.Teams.Values, Westmarsh.Lead, []);
        Assert.Equal(HeldAs.Nobody, Ownership.Of(Duty(Worker, [SocialCare]), empty.At(Minute("2025-03-11T10:00"))).Single().As);
    }

    [Fact]
    public void Passings_OfADuty_AreItsHistory() =>
        Assert.Equal(["2025-03-01 hana Named", "2025-03-15 greta TeamManager, Left since 2025-03-15", "2025-03-24 idris Named"],
            Ownership.Passings(Duty(Worker, [SocialCare]), Westmarsh, Minute("2025-03-01"), Minute("2025-06-01")).Select(p => $"{Day(p.At)} {Said(p.To)}"));

    [Fact]
    public void Asked_OfASafeguard_IsReadFromItsWords()
    {
        Asked Of(string who, string record = "") => Given.Replay(Given.Story($"id: t, kind: injury.bruise, occurred: 2024-03-04, by: gp, about: baby{record}"),
            Given.Safeguard($"when: {{ bruise: {{ record: injury.bruise, about: the child }} }}\nthen: [ {{ duty: act, what: Act, who: {who} }} ]\nsay: Look.")).Tracks.Single().Finding.Owner.Asked;
        Assert.Equal(new Asked.Person("sami"), Of("recorder of bruise", ", practitioner: sami"));
        Assert.Equal(new Asked.Holder(), Of("recorder of bruise"));
        Assert.Equal(new Asked.ManagerOfTeam(), Of("team manager of childrens-social-care"));
        Assert.Equal(new Asked.InRole("named-gp"), Of("named-gp"));
        Assert.Equal(new Asked.Holder(), Of("childrens-social-care"));
        Assert.Equal(new Asked.Authority(), Of("allocated worker"));
        Assert.Equal(new Asked.Authority(), Of("the authority responsible"));
    }

    static OpenDuty Duty(Asked asked, IReadOnlyList<string> agencies, string child = "invented-child-1") =>
        new("key", child, Level.Soon, agencies, asked, "quay-surgery", Span.At(Minute("2025-03-01")), null, Minute("2025-03-01"), DutyState.Waiting);

    static string Held(Asked asked, string at, IReadOnlyList<string> agencies, string child = "invented-child-1") =>
        Said(Ownership.Of(Duty(asked, agencies, child), Westmarsh.At(Minute(at))).Single());

    static string Said(Holding h) => $"{h.Practitioner} {h.As}{(h.Unowned is { } u ? $", {u.Why} since {Day(u.Since)}" : "")}";

    static string Day(long minute) => Axis.Dated.Earliest(minute).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
