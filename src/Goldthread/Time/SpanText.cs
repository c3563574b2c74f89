using System.Globalization;

namespace Goldthread.Time;

/// <summary>Says a span of moments in words: "June 2014", "24 December 2014", "between May and June 2014", "day 3 to day 9".</summary>
public static class SpanText
{
    public static string Say(this Axis axis, Span span)
    {
        var (open, never) = (span.Lo <= -Span.Never / 2, span.Hi >= Span.Never / 2);
        if (open && never) return "at a time not known";
        if (open) return $"by {(NumberedDay(axis, Span.At(span.Hi)) ? Point(axis, span.Hi) : Day(axis.Earliest(span.Hi)))}";
        if (never) return $"{(NumberedDay(axis, Span.At(span.Lo)) ? Point(axis, span.Lo) : Day(axis.Latest(span.Lo)))} or later";
        if (NumberedDay(axis, span))
        {
            var (first, last) = (Span.DayOf(span.Lo), Span.DayOf(span.Hi));
            return first == last ? $"day {first}" : $"day {first} to day {last}";
        }
        // The way back from dates on an axis with several day 0s: a month that was written as a month is said as that month.
        var (from, to) = (axis.Latest(span.Lo), axis.Earliest(span.Hi));
        return from <= to ? Dates(from, to) : Dates(axis.Earliest(span.Lo), axis.Latest(span.Hi));
    }

    /// <summary>A moment as its source gives it: with the hour, where the source gives one.</summary>
    /// <param name="span">Where the moment lies.</param>
    public static string Say(this Axis axis, FuzzyDate date, Span span) =>
        date.Limits is [DateLimit.Civil { From: { } from, To: { } to }] && from == to ? string.Create(CultureInfo.InvariantCulture, $"{axis.Say(span)}, {from:HH:mm}") : axis.Say(span);

    /// <summary>The same with the word that goes before it: "on 24 December 2014", "in June 2014", "between 1 May and 3 June 2014".</summary>
    public static string When(this Axis axis, Span span)
    {
        var said = axis.Say(span);
        return !span.Bounded ? said : Span.DayOf(span.Lo) == Span.DayOf(span.Hi) ? $"on {said}"
            : said.Contains(" to ", StringComparison.Ordinal) ? $"between {said.Replace(" to ", " and ", StringComparison.Ordinal)}" : $"in {said}";
    }

    /// <summary>One minute, from which something holds, as its day: a date, or a day number. Far from day 0 the last date that it may be: nothing is said to hold earlier than it does.</summary>
    public static string Point(Axis axis, long minute)
    {
        if (minute >= Span.Never / 2) return "no certain date";
        if (minute <= -Span.Never / 2) return "the beginning";
        return NumberedDay(axis, Span.At(minute)) ? $"day {Span.DayOf(minute)}"
            : Day(axis.Latest(minute));
    }

    // Day numbers are kept for the weeks around day 0; further away a date range says more than "day -1999".
    private static bool NumberedDay(Axis axis, Span span) => axis.Numbered && span.Lo >= -60 * Span.Day && span.Hi <= 400 * Span.Day;

    private static string Dates(DateOnly first, DateOnly last)
    {
        if (first == last) return Day(first);
        var wholeFrom = first.Day == 1;
        var wholeTo = last.AddDays(1).Day == 1;
        if (wholeFrom && wholeTo)
        {
            if (first.Year == last.Year && first.Month == last.Month) return Month(first);
            if (first is { Month: 1 } && last.Month == 12) return first.Year == last.Year ? $"{first.Year}" : $"{first.Year} to {last.Year}";
            return first.Year == last.Year ? $"{first.ToString("MMMM", CultureInfo.InvariantCulture)} to {Month(last)}" : $"{Month(first)} to {Month(last)}";
        }
        return first.Year == last.Year ? $"{first.ToString("d MMMM", CultureInfo.InvariantCulture)} to {Day(last)}" : $"{Day(first)} to {Day(last)}";
    }

    private static string Day(DateOnly d) => d.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateOnly d) => d.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
