namespace Goldthread.Time;

/// <summary>
/// Working days: not Saturday, Sunday or a bank holiday in England. A one-off holiday counts from its announcement, and moves only deadlines that were still open then.
/// </summary>
public sealed class WorkingCalendar(IEnumerable<Holiday> holidays, string source)
{
    private readonly HashSet<DateOnly> fixedDays = [.. holidays.Where(h => h.Announced is null).Select(h => h.Date)];
    private readonly Holiday[] oneOffs = [.. holidays.Where(h => h.Announced is not null).OrderBy(h => h.Announced).ThenBy(h => h.Date)];

    public static WorkingCalendar WeekendsOnly { get; } = new([], "no bank holidays");

    /// <summary>Where the dates come from.</summary>
    public string Source { get; } = source;

    public IReadOnlyList<Holiday> Holidays { get; } = [.. holidays.OrderBy(h => h.Date)];

    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !fixedDays.Contains(date) && !Array.Exists(oneOffs, h => h.Date == date);

    /// <summary>The n-th working day after <paramref name="start"/> (the day itself is day 0), with the one-offs announced by <paramref name="asAt"/>.</summary>
    public DateOnly Add(DateOnly start, int days, DateOnly asAt)
    {
        var closed = new HashSet<DateOnly>();
        var due = Step(start, days, closed);
        foreach (var oneOff in oneOffs)
        {
            if (oneOff.Announced > asAt || oneOff.Announced > due) continue;
            closed.Add(oneOff.Date);
            due = Step(start, days, closed);
        }
        return due;
    }

    private DateOnly Step(DateOnly start, int days, HashSet<DateOnly> closed)
    {
        var day = start;
        for (var left = days; left > 0;)
        {
            if (day == DateOnly.MaxValue) return day;
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !fixedDays.Contains(day) && !closed.Contains(day)) left--;
        }
        return day;
    }
}
