using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Tests.Escalation;

public class SettingAsideTests
{
    static readonly DirectoryView Now = Given.Catalogue.Directory!.At(Minute("2025-03-10T10:00"));

    [Theory]
    [InlineData(Level.Soon, "greta", null, "The family is away until Friday", "2025-03-14", "")]
    [InlineData(Level.ActToday, "greta", "carys", "The hospital keeps the child tonight", "2025-03-11", "")]
    [InlineData(Level.ActToday, "greta", null, "The hospital keeps the child tonight", "2025-03-11", "NeedsSecondPerson")]
    [InlineData(Level.ActToday, "greta", "greta", "The hospital keeps the child tonight", "2025-03-11", "SecondIsTheSame")]
    [InlineData(Level.ActToday, "greta", "nobody", "The hospital keeps the child tonight", "2025-03-11", "SecondNotThere")]
    [InlineData(Level.Soon, "hana", null, "The family is away until Friday", "2025-03-14", "NoAuthority")]
    [InlineData(Level.Soon, "greta", null, " ", "2025-03-14", "NoReason")]
    [InlineData(Level.Soon, "greta", null, "The family is away", "2025-03-10", "ExpiryPast")]
    [InlineData(Level.Soon, "bryn", null, "The family is away until Friday", "2025-03-14", "")]
    public void Check_ASettingAside_AsksForReasonExpiryAndAuthority(Level level, string by, string? second, string reason, string until, string refused) =>
        Assert.Equal(refused, string.Join(", ", SettingAside.Check(Duty() with { Level = level }, Aside(by, reason, until, second), Now)));

    [Theory]
    [InlineData(DutyState.Met)]
    [InlineData(DutyState.Ended)]
    [InlineData(DutyState.DecidedAgainst)]
    public void Check_ADutyThatIsNotOpen_IsRefused(DutyState state) =>
        Assert.Equal([AsideRefusal.NotOpen], SettingAside.Check(Duty() with { State = state }, Aside("greta", "The family is away", "2025-03-14"), Now));

    [Fact]
    public void InForce_UntilItsDay_AndThenTheDutyIsBack_FromItsHolderUp()
    {
        DutyDecision[] decisions = [Aside("greta", "The family is away", "2025-03-14T23:59")];
        Assert.NotNull(SettingAside.InForce(Duty(), decisions, Minute("2025-03-14T23:59")));
        Assert.Null(SettingAside.InForce(Duty(), decisions, Minute("2025-03-15T00:00")));
        Assert.Null(SettingAside.InForce(Duty(), decisions, Minute("2025-03-09T00:00")));
        Assert.Null(SettingAside.InForce(Duty() with { Key = "other" }, decisions, Minute("2025-03-14T10:00")));
        Assert.Empty(Climbed(decisions, "2025-03-14T10:00"));
        Assert.Equal((RungTo.Holder, Minute("2025-03-15T00:00")), Climbed(decisions, "2025-03-16T10:00").Select(s => (s.To, s.Since)).Single());
    }

    [Fact]
    public void InForce_WhatIsTakenUpAgain_IsOverAtOnce()
    {
        DutyDecision[] decisions = [Aside("greta", "The family is away", "2025-03-14T23:59"), new DutyDecision.TakenUpAgain("They are back") { Duty = "key", By = "hana", At = Minute("2025-03-12T10:00") }];
        Assert.NotNull(SettingAside.InForce(Duty(), decisions, Minute("2025-03-12T09:59")));
        Assert.Null(SettingAside.InForce(Duty(), decisions, Minute("2025-03-12T10:00")));
        Assert.Equal(Minute("2025-03-12T10:00"), Climbed(decisions, "2025-03-12T11:00").Single().Since);
    }

    static IReadOnlyList<ClimbStep> Climbed(DutyDecision[] decisions, string at) => Climb.Of(new DutyClocks(Duty()), Given.Catalogue.Ladders[LadderFor.Soon], decisions, new Reckoning(Axis.Dated, Given.Catalogue.Timescales.Calendar), Minute(at));

    static DutyDecision.SetAside Aside(string by, string reason, string until, string? second = null) => new(reason, Minute(until), second) { Duty = "key", By = by, At = Minute("2025-03-10T10:00") };

    static OpenDuty Duty() => new("key", "invented-child-1", Level.Soon, ["gp"], Asked.Whoever, "gp", Span.At(Minute("2025-03-01")), Span.At(Minute("2025-03-04T23:59")), Minute("2025-03-01"), DutyState.Overdue);

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
