using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class SpanTextTests
{
    static readonly Axis Days = Axis.OnDayNumbers(new(2022, 7, 1), new(2022, 7, 31), DayOfWeek.Friday)!;

    [Theory]
    [InlineData("2014-12-24T09:30", "24 December 2014")]
    [InlineData("2014-12-24", "24 December 2014")]
    [InlineData("2014-06", "June 2014")]
    [InlineData("2014", "2014")]
    [InlineData("2014..2015", "2014 to 2015")]
    [InlineData("2014-05..2014-06", "May to June 2014")]
    [InlineData("2014-12..2015-01", "December 2014 to January 2015")]
    [InlineData("2014-05-02..2014-05-09", "2 May to 9 May 2014")]
    [InlineData("2014-12-30..2015-01-02", "30 December 2014 to 2 January 2015")]
    [InlineData("..2014-05-09", "by 9 May 2014")]
    [InlineData("2014-05-09..", "9 May 2014 or later")]
    [InlineData("undated", "at a time not known")]
    public void Say_OfADate_ReadsLikeOne(string text, string said) => Assert.Equal(said, Axis.Dated.Say(FuzzyDateParser.Parse(text)!.On(Axis.Dated)));

    [Theory]
    [InlineData("day 0", "day 0")]
    [InlineData("day 3..9", "day 3 to day 9")]
    [InlineData("day -5", "day -5")]
    [InlineData("2017", "2017")]
    [InlineData("2022-04", "April 2022")]
    public void Say_OnDayNumbers_SpeaksOfDaysNearDayZero(string text, string said) => Assert.Equal(said, Days.Say(FuzzyDateParser.Parse(text)!.On(Days)));

    [Fact]
    public void Point_OfAMinute_IsItsDay()
    {
        Assert.Equal("24 December 2014", SpanText.Point(Axis.Dated, FuzzyDateParser.Parse("2014-12-24T09:30")!.On(Axis.Dated).Lo));
        Assert.Equal("day 5", SpanText.Point(Days, 5 * Span.Day));
        Assert.Equal("no certain date", SpanText.Point(Axis.Dated, Span.Never));
    }
}
