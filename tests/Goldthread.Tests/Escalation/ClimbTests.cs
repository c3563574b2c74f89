using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Tests.Escalation;

public class ClimbTests
{
    static readonly Ladder Soon = Given.Catalogue.Ladders[LadderFor.Soon];

    static readonly Reckoning Reckoning = new(Axis.Dated, Given.Catalogue.Timescales.Calendar);

    // Due on Tuesday 4 March 2025; the holder is asked from Wednesday, the manager from Friday, the senior manager from Wednesday, the lead from Tuesday 18 March.
    [Theory]
    [InlineData("2025-03-04T23:59", "")]
    [InlineData("2025-03-05T00:00", "Holder 2025-03-05")]
    [InlineData("2025-03-06T23:59", "Holder 2025-03-05")]
    [InlineData("2025-03-07T00:00", "Holder 2025-03-05, TeamManager 2025-03-07")]
    [InlineData("2025-03-12T00:00", "Holder 2025-03-05, TeamManager 2025-03-07, SeniorManager 2025-03-12")]
    [InlineData("2025-03-18T00:00", "Holder 2025-03-05, TeamManager 2025-03-07, SeniorManager 2025-03-12, Lead 2025-03-18")]
    [InlineData("2025-03-31T00:00", "Holder 2025-03-05, TeamManager 2025-03-07, SeniorManager 2025-03-12, Lead 2025-03-18 unanswered")]
    public void Of_ADutyThatNobodyAcknowledges_ClimbsByWorkingDays(string at, string steps) => Assert.Equal(steps, Said(at));

    [Theory]
    [InlineData("2025-03-07T00:00", "Holder 2025-03-05 ann")]
    [InlineData("2025-03-10T23:59", "Holder 2025-03-05 ann")]
    [InlineData("2025-03-11T00:00", "Holder 2025-03-05 ann, TeamManager 2025-03-11")]
    public void Of_ADutyThatTheHolderAcknowledged_LeavesTimeToAct_AndThenClimbs(string at, string steps) =>
        Assert.Equal(steps, Said(at, new DutyDecision.Acknowledged(0) { Duty = "key", By = "ann", At = Minute("2025-03-06T10:00") }));

    [Fact]
    public void Of_AnAcknowledgementOfAnotherDutyOrRung_OrAfterItsTime_CountsForNothing()
    {
        DutyDecision.Acknowledged Seen(string duty, int rung, string at) => new(rung) { Duty = duty, By = "ann", At = Minute(at) };
        Assert.Equal("Holder 2025-03-05, TeamManager 2025-03-07", Said("2025-03-07T12:00", Seen("other", 0, "2025-03-06T10:00"), Seen("key", 1, "2025-03-06T10:00"), Seen("key", 0, "2025-03-07T10:00")));
    }

    [Fact]
    public void Of_ADutyThatIsNotSurelyOverdue_IsNothing()
    {
        foreach (var state in Enum.GetValues<DutyState>().Where(s => s != DutyState.Overdue))
            Assert.Empty(Climb.Of(new DutyClocks(Duty() with { State = state }), Soon, [], Reckoning, Minute("2025-04-01")));
    }

    [Fact]
    public void Clocks_OfADutyToldLate_MeasurePracticeFromItsStart_AndTheLadderFromBeingTold()
    {
        var clocks = new DutyClocks(Duty() with { Received = Minute("2025-03-10T08:00") }, Told: Minute("2025-03-10T09:00"));
        Assert.Equal((Minute("2025-03-10T11:00") - Minute("2025-03-01T00:00"), 120L), (clocks.Waited(Minute("2025-03-10T11:00")).Hi, clocks.ToldFor(Minute("2025-03-10T11:00"))));
        Assert.True(clocks.OverdueOnArrival);
        Assert.Equal(Minute("2025-03-10T09:00"), clocks.LadderFrom);
        Assert.Equal("Holder", Climb.Of(clocks, Soon, [], Reckoning, Minute("2025-03-11T23:00")).Single().To.ToString());
        Assert.Equal(2, Climb.Of(clocks, Soon, [], Reckoning, Minute("2025-03-12T00:00")).Count);
    }

    [Fact]
    public void Clocks_OfADutyWhoseEvidenceIsWithdrawn_StartTheLadderAgain_WithTheOldDeadline()
    {
        var clocks = new DutyClocks(Duty(), Restarted: Minute("2025-06-02T09:00"));
        Assert.Equal(["Holder"], Climb.Of(clocks, Soon, [], Reckoning, Minute("2025-06-02T10:00")).Select(s => s.To.ToString()));
        Assert.Equal(Minute("2025-03-04T23:59"), clocks.Duty.Due!.Value.Hi);
    }

    [Fact]
    public void Asks_OnTheWayUp_NobodyTwice()
    {
        var (duty, directory) = (Duty() with { Agencies = ["westmarsh-childrens-social-care"] }, Given.Catalogue.Directory!);
        string Who(RungTo to, string at) => Climb.Asks(duty, to, directory.At(Minute(at))).Single().Practitioner!;
        Assert.Equal(["hana", "greta", "carys", "adwoa"], Enum.GetValues<RungTo>().Select(to => Who(to, "2025-03-10T10:00")));
        // Greta holds it for Hana who left: above her is Carys, and above Carys the leads.
        Assert.Equal(["greta", "carys", "adwoa", "adwoa"], Enum.GetValues<RungTo>().Select(to => Who(to, "2025-03-20T10:00")));
    }

    [Fact]
    public void Ladders_OfTheProject_AreThereForEveryUse_AndSayWhereTheyAreFrom()
    {
        Assert.Equal(Enum.GetValues<LadderFor>().Length, Given.Catalogue.Ladders.Count);
        Assert.All(Given.Catalogue.Ladders.Values, l => Assert.True(l.Source == Ladder.LocalDefault ? l.Certainty == 'C' : l.Source.Length > 20, l.Name));
    }

    static OpenDuty Duty() => new("key", "invented-child-1", Level.Soon, ["gp"], Asked.Whoever, "gp", Span.At(Minute("2025-03-01")), Span.At(Minute("2025-03-04T23:59")), Minute("2025-03-01"), DutyState.Overdue);

    static string Said(string at, params DutyDecision[] decisions) => string.Join(", ", Climb.Of(new DutyClocks(Duty()), Soon, decisions, Reckoning, Minute(at))
        .Select(s => $"{s.To} {Axis.Dated.Earliest(s.Since):yyyy-MM-dd}{(s.Acknowledged is { } a ? $" {a.By}" : "")}{(s.Unanswered ? " unanswered" : "")}"));

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
