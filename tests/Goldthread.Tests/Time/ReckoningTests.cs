using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class ReckoningTests
{
    static readonly Reckoning Dated = new(Axis.Dated, Given.Catalogue.Timescales.Calendar);
    static readonly long Late = At("2030-01-01");

    [Theory]
    [InlineData("2024-03-04T10:00", "24 hours", "2024-03-05T10:00")]
    [InlineData("2024-03-30T16:00", "24 hours", "2024-03-31T17:00")]
    [InlineData("2024-10-26T16:00", "24 hours", "2024-10-27T15:00")]
    [InlineData("2024-03-31T00:30", "1 hours", "2024-03-31T02:30")]
    [InlineData("2024-10-27T00:30", "2 hours", "2024-10-27T01:30")]
    [InlineData("2024-10-27T00:30", "90 minutes", "2024-10-27T01:00")]
    [InlineData("2024-03-04T10:00", "0 days", "2024-03-04T23:59")]
    [InlineData("2024-03-04T10:00", "3 days", "2024-03-07T23:59")]
    [InlineData("2024-03-30T16:00", "1 days", "2024-03-31T23:59")]
    [InlineData("2024-03-04T10:00", "8 weeks", "2024-04-29T23:59")]
    [InlineData("2024-03-22T10:00", "5 working days", "2024-04-02T23:59")]
    [InlineData("2023-11-30T10:00", "3 months", "2024-02-29T23:59")]
    [InlineData("2024-01-31T10:00", "1 months", "2024-02-29T23:59")]
    [InlineData("2024-02-29T10:00", "1 years", "2025-02-28T23:59")]
    public void End_OfAPeriod_IsItsLastMinute(string start, string period, string end) =>
        Assert.Equal(Span.At(At(end)), Dated.End(At(start), Period.Parse(period)!.Value, Late));

    [Fact]
    public void End_FromAnHourThatTheClocksSkip_StillEnds() =>
        Assert.Equal(Span.At(At("2024-03-31T03:30")), Dated.End(At("2024-03-31T01:30"), Period.Parse("1 hours")!.Value, Late));

    [Fact]
    public void End_OfAnOpenSpan_StaysOpen() =>
        Assert.False(Dated.End(new Span(At("2024-03-04"), Span.Never), Period.Parse("5 working days")!.Value, Late).Bounded);

    [Fact]
    public void End_OnDayNumbers_CoversEveryDayThatDayZeroMayBe()
    {
        // Day 0 is one of five Fridays; from a Friday, one working day is a Monday, except before the bank holiday of 29 August.
        var fridays = new Reckoning(Axis.OnDayNumbers(new(2022, 8, 1), new(2022, 8, 31), DayOfWeek.Friday)!, Given.Catalogue.Timescales.Calendar);
        Assert.Equal(new(Span.EndOfDay(3 * Span.Day), Span.EndOfDay(4 * Span.Day)), fridays.End(0, Period.Parse("1 working days")!.Value, Span.Never));
        Assert.Equal(Span.At(Span.EndOfDay(7 * Span.Day)), fridays.End(0, Period.Parse("7 days")!.Value, Span.Never));
        var anyDay = new Reckoning(Axis.OnDayNumbers(new(2022, 7, 1), new(2022, 7, 31), null)!, Given.Catalogue.Timescales.Calendar);
        Assert.Equal(new(Span.EndOfDay(1 * Span.Day), Span.EndOfDay(3 * Span.Day)), anyDay.End(0, Period.Parse("1 working days")!.Value, Span.Never));
    }

    [Theory]
    [InlineData("2024-03-11", 2, "2024-03-07T00:00")]
    [InlineData("2024-04-02", 1, "2024-03-28T00:00")]
    [InlineData("2024-03-11", 0, "2024-03-11T00:00")]
    public void Before_WorkingDaysBeforeTheEnd_IsTheBeginningOfThatDay(string end, int days, string from) => Assert.Equal(At(from), Dated.Before(At(end), days));

    [Theory]
    [InlineData("2024-03-28T17:30", "2024-03-28T17:30")]
    [InlineData("2024-03-29T09:00", "2024-04-02T00:00")]
    [InlineData("2024-03-30T09:00", "2024-04-02T00:00")]
    public void NextWorkingDay_OutOfHours_IsItsFirstMinute(string minute, string next) => Assert.Equal(Span.At(At(next)), Dated.NextWorkingDay(At(minute)));

    [Fact]
    public void AddElapsed_OverADay_OfTwentyThreeAndOfTwentyFiveHours()
    {
        var zero = Axis.Dated.Candidates[0];
        Assert.Equal(At("2024-04-01T00:00"), Civil.AddElapsed(At("2024-03-31T00:00"), 23 * 60, zero));
        Assert.Equal(At("2024-10-28T00:00"), Civil.AddElapsed(At("2024-10-27T00:00"), 25 * 60, zero));
        Assert.Equal(At("2024-06-02T00:00"), Civil.AddElapsed(At("2024-06-01T00:00"), 24 * 60, zero));
    }

    static long At(string minute) => FuzzyDateParser.Parse(minute)!.On(Axis.Dated).Lo;
}
