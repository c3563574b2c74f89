using Goldthread.Time;

namespace Goldthread.Tests.Time;

/// <summary>Days are variables of their own: what is told in days holds to the day, whatever the hour.</summary>
public class MomentsTests
{
    static readonly Span NineOnDayTen = Span.At((10 * Span.Day) + (9 * 60));

    [Fact]
    public void At_TheSameDayAsAMinute_IsTheWholeDay()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(NineOnDayTen), moments.Add(Span.Anytime));
        moments.BoundDays(a, b, Span.At(0));
        Assert.Equal(Span.OfDay(10), moments.At(b));
        Assert.Equal(Span.At(0), moments.DayDifference(a, b));
        Assert.Equal(new(-9 * 60, Span.Day - 1 - (9 * 60)), moments.Difference(a, b));
    }

    [Fact]
    public void At_DaysBeforeAMinute_IsThatWholeDay()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(NineOnDayTen), moments.Add(Span.Anytime));
        moments.BoundDays(a, b, Span.At(-4));
        Assert.Equal(Span.OfDay(6), moments.At(b));
    }

    [Fact]
    public void DayDifference_HoursApartInADay_MayCrossMidnight()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(Span.OfDay(10)), moments.Add(Span.Anytime));
        moments.Bound(a, b, Span.At(2 * 60));
        Assert.Equal(new(0, 1), moments.DayDifference(a, b));
        Assert.Equal(new(-1, 0), moments.DayDifference(b, a));
    }

    [Fact]
    public void DayDifference_HoursApartFromAMinute_IsCertain()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(NineOnDayTen), moments.Add(Span.Anytime));
        moments.Bound(a, b, Span.At(24 * 60));
        Assert.Equal(Span.At(1), moments.DayDifference(a, b));
    }

    [Fact]
    public void DayDifference_OfVagueMomentsTiedByDays_KeepsTheTie()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(new(0, 365 * Span.Day)), moments.Add(Span.Anytime));
        moments.BoundDays(a, b, new(2, 4));
        Assert.Equal(new(2, 4), moments.DayDifference(a, b));
        Assert.Equal((2 * Span.Day) - (Span.Day - 1), moments.Difference(a, b).Lo);
        Assert.Equal((4 * Span.Day) + (Span.Day - 1), moments.Difference(a, b).Hi);
    }

    [Fact]
    public void At_BoundsInMinutesAndDays_RespectsBoth()
    {
        var moments = new Moments();
        var (a, b, c) = (moments.Add(NineOnDayTen), moments.Add(Span.Anytime), moments.Add(Span.At((12 * Span.Day) + 60)));
        moments.BoundDays(a, b, new(1, 5));
        moments.Bound(b, c, new(1, Span.Never));
        Assert.Equal(new(11 * Span.Day, (12 * Span.Day) + 59), moments.At(b));
    }

    [Fact]
    public void DayDifference_OpenEnd_StaysOpen()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(NineOnDayTen), moments.Add(Span.Anytime));
        moments.BoundDays(a, b, new(3, Span.Never));
        Assert.Equal(3, moments.DayDifference(a, b).Lo);
        Assert.True(moments.DayDifference(a, b).Hi >= Span.Never / 2);
    }

    [Fact]
    public void Contradiction_DaysThatCannotBe_IsSeen()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(Span.OfDay(1)), moments.Add(Span.OfDay(2)));
        moments.BoundDays(a, b, Span.At(0));
        Assert.NotEmpty(moments.Contradiction());
    }

    [Fact]
    public void Add_BeforeTheOrigin_RoundsTheDayDown()
    {
        var moments = new Moments();
        var (a, b) = (moments.Add(Span.At(-1)), moments.Add(Span.Anytime));
        moments.BoundDays(a, b, Span.At(0));
        Assert.Equal(new(-Span.Day, -1), moments.At(b));
    }
}
