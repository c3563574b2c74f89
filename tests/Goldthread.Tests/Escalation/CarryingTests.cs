using Goldthread.Duties;
using Goldthread.Escalation;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Tests.Escalation;

public class CarryingTests
{
    static readonly HashSet<string> Nobody = [];

    static readonly string[] Asked = ["gp"];

    [Fact]
    public void ToBorn_AnUnbornChildsDuty_GoesOnUnderItsKey_WithItsClocks()
    {
        var carried = Carrying.ToBorn([Duty("plan", "unborn")], "unborn", ["ivy"], Nobody).Single();
        Assert.Equal(Duty("plan", "ivy"), carried);
    }

    [Fact]
    public void ToBorn_Twins_HaveADutyEach_AndWhatWasDecidedBeforeHoldsForBoth()
    {
        var carried = Carrying.ToBorn([Duty("plan", "unborn"), Duty("other", "sister")], "unborn", ["ivy", "max"], Nobody);
        Assert.Equal([("plan", "ivy"), ("plan/max", "max"), ("other", "sister")], carried.Select(d => (d.Key, d.Subject)));
        Assert.True(carried[1].Is("plan"));
        Assert.False(carried[2].Is("plan"));
    }

    [Fact]
    public void ToBorn_AChildOfWhomItIsRefused_HasNone()
    {
        Assert.Equal(["unborn"], Carrying.ToBorn([Duty("plan", "unborn")], "unborn", ["ivy"], new HashSet<string> { "ivy" }).Select(d => d.Subject));
        Assert.Equal([("plan", "max")], Carrying.ToBorn([Duty("plan", "unborn")], "unborn", ["ivy", "max"], new HashSet<string> { "ivy" }).Select(d => (d.Key, d.Subject)));
    }

    [Fact]
    public void AtAnEnd_EverythingOpenForTheChild_Ends_AndNothingClimbs()
    {
        var ended = Carrying.AtAnEnd([Duty("a", "ivy") with { State = DutyState.Overdue }, Duty("b", "ivy") with { State = DutyState.Met }, Duty("c", "max")], "ivy");
        Assert.Equal([DutyState.Ended, DutyState.Met, DutyState.Waiting], ended.Select(d => d.State));
        Assert.Empty(Climb.Of(new DutyClocks(ended[0]), Given.Catalogue.Ladders[LadderFor.Soon], [], new Reckoning(Axis.Dated, Given.Catalogue.Timescales.Calendar), 99_000));
        Assert.Empty(Carrying.ShownAtClosure(ended, "ivy"));
    }

    [Fact]
    public void ShownAtClosure_WhatIsOpen_LateFirst_AndStaysOpen()
    {
        var duties = new[] { Duty("waits", "ivy"), Duty("met", "ivy") with { State = DutyState.MetLate }, Duty("late", "ivy") with { State = DutyState.Overdue, Due = Span.At(900) }, Duty("asked", "ivy") with { State = DutyState.CannotTell, Due = null } };
        Assert.Equal(["late", "waits", "asked"], Carrying.ShownAtClosure(duties, "ivy").Select(d => d.Key));
    }

    static OpenDuty Duty(string key, string child) => new(key, child, Level.Soon, Asked, Duties.Asked.Whoever, "gp", Span.At(100), Span.At(500), 100, DutyState.Waiting);
}
