using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Watching;
using Record = Goldthread.Records.Record;

namespace Goldthread.Tests.Watching;

public class GatekeeperTests
{
    const string Care = "childrens-social-care";

    static readonly Reckoning Reckoning = new(Axis.Dated, Given.Catalogue.Timescales.Calendar);

    static readonly Lens Lens = new(new AgencyList(new[] { Care, "gp", "midwifery", "acute-paediatrics", "early-help", "police" }.Select(a => new Agency(a, a, null, true, null, null, null, a == "police" ? Tier.Restricted : Tier.Shared)), Given.Catalogue.Routes), Given.Catalogue.Access);

    readonly Gatekeeper gates = new(Given.Catalogue.Access, Lens, Reckoning, p => p == "mother" ? PersonLabel.Adult : p == "nobody" ? null : PersonLabel.Child, p => p is "baby" or "gp/baby" ? ["baby", "gp/baby"] : [p]);

    [Theory]
    [InlineData("referral.received", Care, "referral")]
    [InlineData("referral.acknowledged", Care, "referral")]
    [InlineData("referral.acknowledged", "acute-paediatrics", "")]
    [InlineData("referral.sent", "gp", "")]
    [InlineData("case.opened", Care, "section-17")]
    [InlineData("section-47.started", Care, "section-47")]
    [InlineData("plan.child-protection.started", Care, "plan")]
    [InlineData("plan.early-help.started", "early-help", "plan")]
    [InlineData("plan.early-help.started", "gp", "")]
    [InlineData("care.started", Care, "looked-after")]
    [InlineData("strategy-request.requested", "gp", "strategy-request")]
    [InlineData("consultation.named", Care, "named-consultation")]
    [InlineData("notification.received", "midwifery", "unborn-referred")]
    [InlineData("injury.bruise", "gp", "")]
    public void Take_ARecord_OpensWhatTheListNamesAndNothingElse(string kind, string by, string opens) =>
        Assert.Equal(opens, string.Join(' ', Told(kind, by).Select(c => c.Open ? c.Gateway : "closed")));

    [Fact]
    public void Take_AnOpening_NamesBasisOpenerAndReview_AsTheRulesAllow()
    {
        var opened = Assert.Single(Told("plan.child-protection.started", Care));
        Assert.Equal(("Children Act 1989, section 47", "w.7", "baby"), (opened.Basis, opened.Opener, opened.Child));
        Assert.Empty(new Threads(Given.Catalogue.Access, Reckoning, []).Check(opened));
    }

    [Fact]
    public void Take_TheEndOfOnePlan_LeavesTheGatewayOpenForTheOther()
    {
        Told("plan.child-in-need.started", Care);
        Told("plan.child-protection.started", Care);
        Assert.Empty(Told("plan.child-in-need.closed", Care));
        Assert.Equal([("plan", false)], Told("plan.child-protection.ended", Care).Select(c => (c.Gateway, c.Open)));
    }

    [Fact]
    public void Take_AClosure_EndsWhateverIsOpen_ForEverybodyWhoIsTheChild()
    {
        Told("strategy-request.requested", "gp", about: "gp/baby");
        Told("case.opened", Care);
        Told("section-47.started", Care);
        Assert.Equal(["section-17 baby", "section-47 baby", "strategy-request gp/baby"], Told("case.closure", Care).Select(c => $"{c.Gateway} {c.Child}").Order());
    }

    [Theory]
    [InlineData("no further action", 1)]
    [InlineData("section 47", 0)]
    public void Take_ADecision_ClosesAReferralThatGoesNoFurther(string decision, int closed)
    {
        Told("referral.received", Care);
        Assert.Equal(closed, Told("referral.decided", Care, change: r => r with { Fields = new Dictionary<string, string> { ["decision"] = decision } }).Count);
    }

    [Fact]
    public void Take_AWithdrawal_ClosesWhatRestedOnIt()
    {
        Told("referral.received", Care, id: "wrong-child");
        var closed = Assert.Single(Told("referral.received", Care, change: r => r with { Withdraws = "wrong-child" }));
        Assert.Equal((false, "wrong-child was withdrawn"), (closed.Open, closed.Reason));
    }

    [Fact]
    public void Take_WhatOnlySomeMaySee_OpensNothing()
    {
        Assert.Empty(Told("strategy-request.requested", "police"));
        Assert.Empty(Told("referral.received", Care, change: r => r with { Sharing = new(Tier.Restricted) }));
        Assert.Empty(Told("referral.received", Care, change: r => r with { Sharing = new(Handling: "P") }));
    }

    [Fact]
    public void Take_WhatCameLate_OpensNothingThatWasOverByThen()
    {
        Told("referral.received", Care, day: "2026-03-02");
        Told("case.closure", Care, day: "2026-03-20");
        Assert.Empty(Told("referral.acknowledged", Care, day: "2026-03-03"));
        Assert.Single(Told("referral.received", Care, day: "2026-04-01"));
    }

    [Fact]
    public void Take_WhatIsPlannedCorrectedOrOfNoChild_OpensNothing()
    {
        Assert.Empty(Told("section-47.started", Care, change: r => r with { Planned = true }));
        Assert.Empty(Told("section-47.started", Care, about: "mother nobody"));
        Told("section-47.started", Care, id: "first");
        Told("case.closure", Care);
        Assert.Empty(Told("section-47.started", Care, day: "2026-05-01", change: r => r with { Supersedes = "first" }));
    }

    [Fact]
    public void Due_IsWhatHasNotBeenWritten()
    {
        gates.Take(Of("referral.received", Care, "baby", "r", "2026-03-02"), Minute("2026-03-02"));
        var due = Assert.Single(gates.Due);
        gates.Written(due);
        Assert.Empty(gates.Due);
    }

    [Fact]
    public void Hand_OfWhatIsDue_HandsEachOverOnce_WhateverIsWrittenMeanwhile()
    {
        Take("baby", "referral.received");
        var first = Assert.Single(gates.Hand());
        Take("sibling", "referral.received");
        gates.Written(first);
        var second = Assert.Single(gates.Hand());
        Assert.Equal("sibling", second.Child);
        Take("baby", "section-47.started");
        Assert.Empty(gates.Hand().Except(gates.Due.Skip(1)));
        gates.Written(second);
        Assert.Equal("section-47", Assert.Single(gates.Due).Gateway);
        Assert.Empty(gates.Hand());
    }

    [Fact]
    public void Written_BeforeItWasHandedOver_IsHandedOverNoMore()
    {
        Take("baby", "referral.received");
        Take("sibling", "referral.received");
        gates.Written(gates.Due[0]);
        Assert.Equal("sibling", Assert.Single(gates.Hand()).Child);
    }

    /// <summary>Of several that are due, what is written is the one of its child, its gateway, and its turn.</summary>
    [Fact]
    public void Written_OfOneOfSeveral_LeavesTheOthersDue()
    {
        Take("baby", "referral.received");
        Take("baby", "section-47.started");
        Take("sibling", "referral.received");
        Take("sibling", "case.closure");
        string[] all = ["baby referral True", "baby section-47 True", "sibling referral True", "sibling referral False"];
        Assert.Equal(all, gates.Due.Select(Said));
        foreach (var written in gates.Due.Reverse().ToList())
        {
            gates.Written(written);
            all = [.. all.Except([Said(written)])];
            Assert.Equal(all, gates.Due.Select(Said));
        }

        static string Said(GatewayChange change) => $"{change.Child} {change.Gateway} {change.Open}";
    }

    void Take(string child, string kind) => gates.Take(Of(kind, Care, child, $"{kind} of {child}", "2026-03-02"), Minute("2026-03-02"));

    // What it says to one record, as if it were written at once.
    List<GatewayChange> Told(string kind, string by, string about = "baby", string? id = null, string day = "2026-03-02", Func<Record, Record>? change = null)
    {
        var record = Of(kind, by, about, id ?? Guid.NewGuid().ToString(), day);
        gates.Take(change is null ? record : change(record), Minute("2026-06-01"));
        List<GatewayChange> due = [.. gates.Due];
        due.ForEach(gates.Written);
        return due;
    }

    static Record Of(string kind, string by, string about, string id, string day) => new() { Id = id, Kind = Given.Catalogue.Vocabulary.Kinds[kind], Occurred = FuzzyDateParser.Parse(day)!, By = by, Teller = by, Practitioner = "w.7", About = about.Split(' ') };

    static long Minute(string day) => FuzzyDateParser.Parse(day)!.On(Axis.Dated).Lo;
}
