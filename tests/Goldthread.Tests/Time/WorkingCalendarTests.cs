using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class WorkingCalendarTests
{
    static readonly WorkingCalendar England = Given.Catalogue.Timescales.Calendar;
    static readonly DateOnly Late = new(2026, 1, 1);

    [Theory]
    [InlineData("2024-03-22", 5, "2024-04-02", "over Good Friday and Easter Monday")]
    [InlineData("2024-12-23", 3, "2024-12-30", "over Christmas and a weekend")]
    [InlineData("2021-12-23", 3, "2021-12-30", "Christmas fell on a weekend, and Monday and Tuesday were free instead")]
    [InlineData("2024-03-23", 1, "2024-03-25", "from a Saturday")]
    [InlineData("2024-03-23", 0, "2024-03-23", "no working day is the day itself")]
    [InlineData("2011-04-21", 3, "2011-04-28", "Easter")]
    [InlineData("2011-04-21", 4, "2011-05-03", "Easter, the royal wedding and May day")]
    public void Add_WorkingDays_LeavesOutWeekendsAndHolidays(string start, int days, string due, string why) =>
        Assert.True(DateOnly.Parse(due) == England.Add(DateOnly.Parse(start), days, Late), why);

    [Theory]
    [InlineData("2022-09-13", 5, "2022-09-13", "2022-09-21")]
    [InlineData("2022-09-06", 10, "2022-09-09", "2022-09-20")]
    [InlineData("2022-09-06", 10, "2022-09-10", "2022-09-21")]
    [InlineData("2022-09-02", 5, "2026-01-01", "2022-09-09")]
    [InlineData("2022-09-08", 5, "2026-01-01", "2022-09-15")]
    public void Add_OverAOneOffHoliday_CountsItFromItsAnnouncement(string start, int days, string asAt, string due) =>
        Assert.Equal(DateOnly.Parse(due), England.Add(DateOnly.Parse(start), days, DateOnly.Parse(asAt)));

    [Fact]
    public void Add_AHolidayAnnouncedAfterTheDeadline_LeavesItAlone()
    {
        var calendar = new WorkingCalendar([new(new(2024, 3, 6), "retrospective", new(2024, 3, 20))], "invented");
        Assert.Equal(new(2024, 3, 8), calendar.Add(new(2024, 3, 1), 5, Late));
        Assert.Equal(new(2024, 3, 29), calendar.Add(new(2024, 3, 1), 20, new(2024, 3, 19)));
        Assert.Equal(new(2024, 4, 1), calendar.Add(new(2024, 3, 1), 20, new(2024, 3, 20)));
    }

    [Fact]
    public void Add_TwoOneOffs_TheSecondMayFallIntoTheTimeThatTheFirstAdded()
    {
        var calendar = new WorkingCalendar([new(new(2024, 3, 5), "first", new(2024, 3, 1)), new(new(2024, 3, 11), "second", new(2024, 3, 4))], "invented");
        Assert.Equal(new(2024, 3, 12), calendar.Add(new(2024, 3, 1), 5, Late));
    }

    [Fact]
    public void IsWorkingDay_WeekendsAndHolidays_AreNot()
    {
        Assert.True(England.IsWorkingDay(new(2024, 4, 2)));
        Assert.False(England.IsWorkingDay(new(2024, 4, 1)));
        Assert.False(England.IsWorkingDay(new(2024, 3, 30)));
        Assert.False(England.IsWorkingDay(new(2022, 9, 19)));
        Assert.True(WorkingCalendar.WeekendsOnly.IsWorkingDay(new(2024, 4, 1)));
    }

    [Fact]
    public void Holidays_OfEngland_AreThoseOfEveryYear()
    {
        var years = England.Holidays.GroupBy(h => h.Date.Year).ToDictionary(y => y.Key, y => y.Count());
        Assert.Equal(Enumerable.Range(2010, 21), years.Keys.Order());
        // The royal wedding, the jubilees, the state funeral, the coronation; every other year has eight.
        var more = new Dictionary<int, int> { [2011] = 9, [2012] = 9, [2022] = 10, [2023] = 9 };
        Assert.All(years, y => Assert.Equal(more.GetValueOrDefault(y.Key, 8), y.Value));
        Assert.All(England.Holidays, h => Assert.False(h.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, $"{h.Date} {h.Name}"));
        Assert.All(England.Holidays.Where(h => h.Announced is not null), h => Assert.True(h.Announced < h.Date));
        Assert.All(England.Holidays.GroupBy(h => h.Date), day => Assert.Single(day));
    }

    [Fact]
    public void Holidays_OfEngland_HaveEasterWhereItIs()
    {
        foreach (var year in Enumerable.Range(2010, 21))
        {
            var sunday = Easter(year);
            Assert.Contains(England.Holidays, h => h.Date == sunday.AddDays(-2) && h.Name == "Good Friday");
            Assert.Contains(England.Holidays, h => h.Date == sunday.AddDays(1) && h.Name == "Easter Monday");
        }
    }

    // The anonymous Gregorian algorithm, written down independently of the data.
    static DateOnly Easter(int y)
    {
        int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = ((19 * a) + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + (2 * e) + (2 * i) - h - k) % 7, m = (a + (11 * h) + (22 * l)) / 451;
        return new(y, (h + l - (7 * m) + 114) / 31, ((h + l - (7 * m) + 114) % 31) + 1);
    }
}
