using Goldthread.Time;

namespace Goldthread.Tests.Time;

/// <summary>The forms with their spans stand in the tables of Goldthread.Spec; here is what they do not show.</summary>
public class FuzzyDateParserTests
{
    [Theory]
    [InlineData("2014-12-24", false)]
    [InlineData("undated", true)]
    [InlineData(" undated ", true)]
    public void Undated_OfADate_IsThatNothingBoundsIt(string text, bool undated) => Assert.Equal(undated, FuzzyDateParser.Parse(text)!.Undated);

    [Theory]
    [InlineData("2014-12-24", "")]
    [InlineData("before r4", "r4")]
    [InlineData("2014-05..2014-06 and after r6", "r6")]
    [InlineData("within 14 days after r4 and before r7.b", "r4 r7.b")]
    [InlineData("2 hours after long-name_1", "long-name_1")]
    public void Anchors_OfADate_AreTheRecordsItNames(string text, string anchors) =>
        Assert.Equal(anchors, string.Join(' ', FuzzyDateParser.Parse(text)!.Anchors));

    [Theory]
    [InlineData("")]
    [InlineData("and")]
    [InlineData("2014-05 and ")]
    [InlineData("2014-5-1")]
    [InlineData("14-05-01")]
    [InlineData("2014-12-24 09:30")]
    [InlineData("2014-12-24T9:30")]
    [InlineData("Summer 2015")]
    [InlineData("1800")]
    [InlineData("before ")]
    [InlineData("after 4r")]
    [InlineData("same day as 2014-05-01")]
    [InlineData("within days of r4")]
    [InlineData("within 99999 days of r4")]
    [InlineData("6..1 weeks after r1")]
    [InlineData("-3 days after r1")]
    [InlineData("day 3..")]
    [InlineData("day x")]
    [InlineData("day 999999999999999999999")]
    public void Parse_WhatIsNoDate_IsNull(string text) => Assert.Null(FuzzyDateParser.Parse(text));

    [Fact]
    public void Parse_AVeryLongText_EndsSoon()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(FuzzyDateParser.Parse(string.Concat(Enumerable.Repeat("within 14 days after ", 20_000))));
        Assert.Null(FuzzyDateParser.Parse(new string('1', 100_000)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void On_AnAxisOfSeveralCandidates_CoversThemAll()
    {
        var axis = Axis.OnDayNumbers(new(2022, 7, 1), new(2022, 7, 31), DayOfWeek.Friday)!;
        Assert.Equal([1, 8, 15, 22, 29], axis.Candidates.Select(d => d.Day));
        Assert.Equal(new(-28 * Span.Day, (0 * Span.Day) + Span.Day - 1), FuzzyDateParser.Parse("2022-07-01")!.On(axis));
        Assert.Equal(Span.OfDay(3), FuzzyDateParser.Parse("day 3")!.On(axis));
    }

    [Fact]
    public void On_LimitsThatExcludeEachOther_IsEmpty() => Assert.True(FuzzyDateParser.Parse("2014-05 and before 2014-03")!.On(Axis.Dated).Empty);
}
