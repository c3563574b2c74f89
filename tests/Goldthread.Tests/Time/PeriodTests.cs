using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class PeriodTests
{
    [Theory]
    [InlineData("0 days", 0, PeriodUnit.Days)]
    [InlineData("1 day", 1, PeriodUnit.Days)]
    [InlineData("24 hours", 24, PeriodUnit.Hours)]
    [InlineData("30 minutes", 30, PeriodUnit.Minutes)]
    [InlineData("5 working days", 5, PeriodUnit.WorkingDays)]
    [InlineData("1 working day", 1, PeriodUnit.WorkingDays)]
    [InlineData("12 weeks", 12, PeriodUnit.Weeks)]
    [InlineData("3 months", 3, PeriodUnit.Months)]
    [InlineData("5 years", 5, PeriodUnit.Years)]
    public void Parse_AnAmountOfTime_IsRead(string text, int amount, PeriodUnit unit)
    {
        Assert.Equal(new(amount, unit), Period.Parse(text));
        Assert.Equal(new(amount, unit), Period.Parse(new Period(amount, unit).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("days")]
    [InlineData("five days")]
    [InlineData("-1 days")]
    [InlineData("1.5 days")]
    [InlineData("5 working  days")]
    [InlineData("5 fortnights")]
    [InlineData("10001 days")]
    [InlineData("99999999999999999999 days")]
    public void Parse_WhatIsNoPeriod_IsNull(string text) => Assert.Null(Period.Parse(text));

    [Theory]
    [InlineData(1, PeriodUnit.Months, 28, 31)]
    [InlineData(2, PeriodUnit.Months, 59, 62)]
    [InlineData(12, PeriodUnit.Months, 365, 366)]
    [InlineData(1, PeriodUnit.Years, 365, 366)]
    [InlineData(4, PeriodUnit.Years, 1461, 1461)]
    [InlineData(8, PeriodUnit.Weeks, 56, 56)]
    [InlineData(3, PeriodUnit.Days, 3, 3)]
    public void Length_InDays_IsTheLeastAndTheGreatest(int amount, PeriodUnit unit, long least, long most) =>
        Assert.Equal(new(least * Span.Day, most * Span.Day), new Period(amount, unit).Length);

    [Fact]
    public void Length_OfWorkingDays_HoldsForEveryDayOfTheCalendar()
    {
        var (calendar, late) = (Given.Catalogue.Timescales.Calendar, new DateOnly(2030, 12, 31));
        foreach (var amount in new[] { 0, 1, 2, 3, 5, 10, 15, 20, 45 })
        {
            var length = new Period(amount, PeriodUnit.WorkingDays).Length;
            for (var start = new DateOnly(2010, 1, 1); start.Year < 2030; start = start.AddDays(1))
            {
                var days = calendar.Add(start, amount, late).DayNumber - start.DayNumber;
                Assert.True(days * Span.Day >= length.Lo && days * Span.Day <= length.Hi, $"{amount} working days from {start} are {days} days");
            }
        }
    }
}
