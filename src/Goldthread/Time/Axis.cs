namespace Goldthread.Time;

/// <summary>
/// The line that a story's moments lie on: civil minutes of Europe/London counted from day 0.
/// A story with dates has one known day 0; a story on day numbers has several candidates for it, and every question about dates is asked of all of them.
/// </summary>
public sealed class Axis
{
    private static readonly DateOnly Epoch = new(1900, 1, 1);

    private Axis(IReadOnlyList<DateOnly> candidates, bool numbered) => (Candidates, Numbered) = (candidates, numbered);

    /// <summary>The dates that day 0 may be, earliest first.</summary>
    public IReadOnlyList<DateOnly> Candidates { get; }

    /// <summary>Whether moments are told by day number rather than by date.</summary>
    public bool Numbered { get; }

    public static Axis Dated { get; } = new([Epoch], false);

    /// <param name="first">First date that day 0 may be.</param>
    /// <param name="last">Last date that it may be.</param>
    /// <returns>Null when no date in the range falls on the weekday.</returns>
    public static Axis? OnDayNumbers(DateOnly first, DateOnly last, DayOfWeek? weekday)
    {
        var candidates = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(d => weekday is null || d.DayOfWeek == weekday).ToList();
        return candidates.Count == 0 ? null : new(candidates, true);
    }

    /// <summary>The minutes in which a run of dates may lie, whole days, last one included.</summary>
    public Span OfDates(DateOnly first, DateOnly last) => new(
        (first.DayNumber - Candidates[^1].DayNumber) * Span.Day,
        ((last.DayNumber - Candidates[0].DayNumber) * Span.Day) + Span.Day - 1);

    /// <summary>The minutes in which one civil moment may lie.</summary>
    public Span OfMoment(DateTime civil)
    {
        var days = OfDates(DateOnly.FromDateTime(civil), DateOnly.FromDateTime(civil));
        var minute = (civil.Hour * 60) + civil.Minute;
        return new(days.Lo + minute, days.Hi - Span.Day + 1 + minute);
    }

    /// <summary>The date of a minute, if day 0 were <paramref name="zero"/>.</summary>
    public static DateOnly DateOf(long minute, DateOnly zero) =>
        DateOnly.FromDayNumber((int)Math.Clamp(zero.DayNumber + Span.DayOf(minute), 0, DateOnly.MaxValue.DayNumber));

    public DateOnly Earliest(long minute) => DateOf(minute, Candidates[0]);

    public DateOnly Latest(long minute) => DateOf(minute, Candidates[^1]);
}
