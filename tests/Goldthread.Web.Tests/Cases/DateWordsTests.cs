using Goldthread.Time;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class DateWordsTests
{
    static readonly Axis Dated = Axis.Dated;

    [Fact]
    public void Occurred_OfAMonthOnDayNumbers_IsThatMonth()
    {
        var set = Pages.Casebook["devon-jody"]!.Story.Records;

        Assert.Equal("April 2022", DateWords.Occurred(set, set["r20"]));
        Assert.Equal("day 0", DateWords.Occurred(set, set["r30"]));
    }

    [Fact]
    public void Since_OneDay_SaysFrom()
    {
        var day = Dated.OfDates(new(2014, 12, 24), new(2014, 12, 24));

        Assert.Equal("from 24 December 2014", DateWords.Since(Dated, day.Lo, day.Lo));
        Assert.Equal("from 24 December 2014", DateWords.Since(Dated, day.Lo, null));
    }

    [Fact]
    public void Since_ARange_SaysFromSomeTimeBetween()
    {
        var days = Dated.OfDates(new(2014, 5, 8), new(2014, 7, 4));

        Assert.Equal("from some time between 8 May and 4 July 2014", DateWords.Since(Dated, days.Lo, days.Hi));
    }

    [Fact]
    public void Since_NoBeginning_SaysTheLatest()
    {
        var day = Dated.OfDates(new(2015, 6, 30), new(2015, 6, 30));

        Assert.Equal("from 30 June 2015 at the latest", DateWords.Since(Dated, -Span.Never, day.Hi));
        Assert.Equal("from the beginning", DateWords.Since(Dated, -Span.Never, null));
    }
}
