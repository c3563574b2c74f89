using System.Globalization;

namespace Goldthread.Time;

public enum PeriodUnit { Minutes, Hours, Days, WorkingDays, Weeks, Months, Years }

/// <summary>An amount of time as guidance writes it: "5 working days", "24 hours", "3 months".</summary>
public readonly record struct Period(int Amount, PeriodUnit Unit)
{
    private static readonly Dictionary<string, PeriodUnit> Units = new(StringComparer.Ordinal)
    {
        ["minute"] = PeriodUnit.Minutes,
        ["hour"] = PeriodUnit.Hours,
        ["day"] = PeriodUnit.Days,
        ["calendar day"] = PeriodUnit.Days,
        ["working day"] = PeriodUnit.WorkingDays,
        ["week"] = PeriodUnit.Weeks,
        ["month"] = PeriodUnit.Months,
        ["year"] = PeriodUnit.Years,
    };

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, Span> Lengths = new();

    public static Period? Parse(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space < 1 || !int.TryParse(text[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > 10_000) return null;
        return UnitOf(text[(space + 1)..].Trim()) is { } unit ? new(amount, unit) : null;
    }

    public static PeriodUnit? UnitOf(string word) =>
        Units.TryGetValue(word.EndsWith('s') ? word[..^1] : word, out var unit) ? unit : null;

    /// <summary>The least and the greatest length in minutes, whatever day it starts on.</summary>
    public Span Length => Unit switch
    {
        PeriodUnit.Minutes => Span.At(Amount),
        PeriodUnit.Hours => Span.At(Amount * 60L),
        PeriodUnit.Days => Span.At(Amount * Span.Day),
        PeriodUnit.Weeks => Span.At(Amount * 7 * Span.Day),
        // A working week has at least one and at most five working days among any seven around Christmas or Easter.
        PeriodUnit.WorkingDays => new(Amount * Span.Day, (Amount * 7L / 4 + 7) * Span.Day),
        PeriodUnit.Months => CalendarLength(Amount),
        _ => CalendarLength(Amount * 12),
    };

    /// <summary>The same length whatever day it starts on.</summary>
    public bool Fixed => Unit is PeriodUnit.Minutes or PeriodUnit.Hours or PeriodUnit.Days or PeriodUnit.Weeks;

    // The shortest and longest run of so many months: tried from every day of a span that holds leap years of both kinds.
    private static Span CalendarLength(int months) => Lengths.GetOrAdd(months, static m => MeasureMonths(m));

    private static Span MeasureMonths(int months)
    {
        long least = long.MaxValue, most = 0;
        for (var start = new DateOnly(1999, 1, 1); start.Year < 2004; start = start.AddDays(1))
        {
            var days = (long)(start.AddMonths(months).DayNumber - start.DayNumber);
            (least, most) = (Math.Min(least, days), Math.Max(most, days));
        }
        return new(least * Span.Day, most * Span.Day);
    }

    public override string ToString()
    {
        var word = Unit == PeriodUnit.WorkingDays ? "working day" : Unit.ToString().ToLowerInvariant()[..^1];
        return $"{Amount} {word}{(Amount == 1 ? "" : "s")}";
    }
}
