namespace Goldthread.Time;

/// <summary>Adds periods to minutes on an axis, for every date that its day 0 may be. Results are spans: earliest and latest.</summary>
public sealed class Reckoning(Axis axis, WorkingCalendar calendar)
{
    public Axis Axis => axis;

    public WorkingCalendar Calendar => calendar;

    /// <summary>
    /// The last minute of a period that starts at <paramref name="start"/>. Minutes and hours are elapsed; every other unit ends with its last civil day.
    /// </summary>
    /// <param name="asAt">The moment of the view: one-off holidays announced later are not yet known.</param>
    public Span End(long start, Period period, long asAt)
    {
        if (start >= Span.Never / 2) return Span.At(Span.Never);
        if (start <= -Span.Never / 2) return Span.At(-Span.Never);
        if (period.Unit is PeriodUnit.Days or PeriodUnit.Weeks) return Span.At(Span.EndOfDay(start) + period.Length.Lo);
        var ends = axis.Candidates.Select(zero => End(start, period, asAt, zero)).ToList();
        return new(ends.Min(), ends.Max());
    }

    public Span End(Span start, Period period, long asAt) => new(End(start.Lo, period, asAt).Lo, End(start.Hi, period, asAt).Hi);

    /// <summary>The first minute from which so much time lies before <paramref name="end"/>: "3 working days before due".</summary>
    public long Before(long end, int workingDays)
    {
        var day = WorkingDaysBefore(axis.Earliest(end), workingDays);
        return (day.DayNumber - axis.Candidates[0].DayNumber) * Span.Day;
    }

    /// <summary>The last minute that lies a period before a moment: by the end of the day that comes so long before, or so many elapsed hours.</summary>
    public Span Until(Span moment, Period period)
    {
        var ends = new[] { moment.Lo, moment.Hi }.SelectMany(m => axis.Candidates.Select(zero => Until(m, period, zero))).ToList();
        return new(ends.Min(), ends.Max());
    }

    private long Until(long moment, Period period, DateOnly zero)
    {
        var day = Axis.DateOf(moment, zero);
        return period.Unit switch
        {
            PeriodUnit.Minutes or PeriodUnit.Hours => Civil.AddElapsed(moment, -period.Length.Lo, zero),
            PeriodUnit.WorkingDays => EndOf(WorkingDaysBefore(day, period.Amount)),
            PeriodUnit.Months => EndOf(day.AddMonths(-period.Amount)),
            PeriodUnit.Years => EndOf(day.AddYears(-period.Amount)),
            _ => EndOf(day.AddDays(-(int)(period.Length.Lo / Span.Day))),
        };

        long EndOf(DateOnly date) => ((date.DayNumber - zero.DayNumber) * Span.Day) + Span.Day - 1;
    }

    private DateOnly WorkingDaysBefore(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            if (calendar.IsWorkingDay(day)) left--;
        }
        return day;
    }

    /// <summary>The first minute of the next working day, or the minute itself when its day is one.</summary>
    public Span NextWorkingDay(long minute)
    {
        if (Math.Abs(minute) >= Span.Never / 2) return Span.At(minute);
        var starts = axis.Candidates.Select(zero =>
        {
            var date = Axis.DateOf(minute, zero);
            if (calendar.IsWorkingDay(date)) return minute;
            while (!calendar.IsWorkingDay(date)) date = date.AddDays(1);
            return (date.DayNumber - zero.DayNumber) * Span.Day;
        }).ToList();
        return new(starts.Min(), starts.Max());
    }

    private long End(long start, Period period, long asAt, DateOnly zero)
    {
        var day = Axis.DateOf(start, zero);
        return period.Unit switch
        {
            PeriodUnit.Minutes or PeriodUnit.Hours => Civil.AddElapsed(start, period.Length.Lo, zero),
            PeriodUnit.WorkingDays => EndOf(calendar.Add(day, period.Amount, Axis.DateOf(Math.Clamp(asAt, -Span.Never / 4, 100_000_000_000), zero))),
            PeriodUnit.Months => EndOf(day.AddMonths(period.Amount)),
            _ => EndOf(day.AddYears(period.Amount)),
        };

        long EndOf(DateOnly date) => ((date.DayNumber - zero.DayNumber) * Span.Day) + Span.Day - 1;
    }
}
