using System.Globalization;
using Goldthread.Time;

namespace Goldthread.Lives;

/// <summary>From so much to so much time: "10..14 days", "2 working days", "20 minutes".</summary>
/// <param name="First">In minutes, or in working days.</param>
public readonly record struct Delay(long First, long Last, bool WorkingDays)
{
    public static Delay None { get; } = new(0, 0, false);

    /// <summary>Shorter than a day: it runs through the evening and the weekend.</summary>
    public bool Brief => !WorkingDays && Last < Span.Day;

    /// <summary>Null when the text is no such time.</summary>
    public static Delay? Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 1 || Period.UnitOf(text[(space + 1)..]) is not { } unit) return null;
        var ends = text[..space].Split("..");
        if (ends.Length > 2 || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last < first || last > 10_000) return null;
        return unit == PeriodUnit.WorkingDays ? new(first, last, true) : new(Minutes(first, unit), Minutes(last, unit), false);
    }

    /// <summary>A moment so long after another.</summary>
    public long After(long minute, Dice dice, Reckoning reckoning)
    {
        var n = dice.Between(First, Last);
        return WorkingDays ? reckoning.End(minute, new((int)n, PeriodUnit.WorkingDays), long.MaxValue / 4).Lo - Span.Day + 1 + dice.Between(9 * 60, 17 * 60) : minute + n;
    }

    /// <summary>A length in minutes, a working day taken as seven fifths of a day.</summary>
    public long Length(Dice dice) => WorkingDays ? dice.Between(First * Span.Day * 7 / 5, Last * Span.Day * 7 / 5) : dice.Between(First, Last);

    private static long Minutes(int n, PeriodUnit unit) => unit switch
    {
        PeriodUnit.Minutes => n,
        PeriodUnit.Hours => n * 60L,
        PeriodUnit.Days => n * Span.Day,
        PeriodUnit.Weeks => n * 7 * Span.Day,
        PeriodUnit.Months => n * Span.Day * 365 / 12,
        _ => n * Span.Day * 365,
    };
}
