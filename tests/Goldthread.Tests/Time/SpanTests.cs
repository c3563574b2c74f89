using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class SpanTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1439, 0)]
    [InlineData(1440, 1)]
    [InlineData(-1, -1)]
    [InlineData(-1440, -1)]
    [InlineData(-1441, -2)]
    public void DayOf_AMinute_RoundsDown(long minute, long day) => Assert.Equal(day, Span.DayOf(minute));

    [Theory]
    [InlineData(0, 1439)]
    [InlineData(1439, 1439)]
    [InlineData(-1, -1)]
    [InlineData(-1440, -1)]
    public void EndOfDay_AMinute_IsTheLastOfItsDay(long minute, long end) => Assert.Equal(end, Span.EndOfDay(minute));

    [Theory]
    [InlineData(0, 10, 10, Truth.Yes)]
    [InlineData(0, 10, 9, Truth.CannotTell)]
    [InlineData(10, 20, 9, Truth.No)]
    [InlineData(9, 20, 9, Truth.CannotTell)]
    public void AtMost_ABound_IsOfEveryValue(long lo, long hi, long bound, Truth truth) => Assert.Equal(truth, new Span(lo, hi).AtMost(bound));

    [Theory]
    [InlineData(10, 20, 10, Truth.Yes)]
    [InlineData(9, 20, 10, Truth.CannotTell)]
    [InlineData(0, 9, 10, Truth.No)]
    [InlineData(0, 10, 10, Truth.CannotTell)]
    public void AtLeast_ABound_IsOfEveryValue(long lo, long hi, long bound, Truth truth) => Assert.Equal(truth, new Span(lo, hi).AtLeast(bound));

    [Fact]
    public void Meets_OneSharedMinute_IsEnough()
    {
        Assert.True(new Span(0, 10).Meets(new(10, 20)));
        Assert.False(new Span(0, 9).Meets(new(10, 20)));
        Assert.True(new Span(0, 9).Meet(new(10, 20)).Empty);
    }

    [Fact]
    public void Bounded_AnOpenEnd_IsNot()
    {
        Assert.True(new Span(0, 10).Bounded);
        Assert.False(new Span(0, Span.Never).Bounded);
        Assert.False(Span.Anytime.Bounded);
    }
}
