namespace Goldthread.Time;

/// <summary>What a source says about when something was: all of its limits hold together.</summary>
/// <param name="Text">As written.</param>
public sealed record FuzzyDate(string Text, IReadOnlyList<DateLimit> Limits)
{
    public bool Undated => Limits.Count == 0;

    /// <summary>The records whose moments this one is told by.</summary>
    public IReadOnlyList<string> Anchors => Limits.Any(l => l is DateLimit.Relative or DateLimit.DaysApart) ? [.. Limits.Select(l => l is DateLimit.Relative r ? r.Record : (l as DateLimit.DaysApart)?.Record).OfType<string>()] : [];

    /// <summary>Where it lies on an axis by its own dates and day numbers alone, without the records it is told by.</summary>
    public Span On(Axis axis) => Limits.Aggregate(Span.Anytime, (span, limit) => span.Meet(limit switch
    {
        DateLimit.Days d => new(d.First is { } f ? f * Span.Day : -Span.Never, d.Last is { } l ? (l * Span.Day) + Span.Day - 1 : Span.Never),
        DateLimit.Civil c => new(c.From is { } from ? axis.OfMoment(from).Lo : -Span.Never, c.To is { } to ? axis.OfMoment(to).Hi : Span.Never),
        _ => Span.Anytime,
    }));

    /// <summary>Ties a moment to the records it is told by.</summary>
    public void Tie(Moments moments, Moment moment, Func<string, Moment> occurrenceOf)
    {
        foreach (var limit in Limits)
        {
            if (limit is DateLimit.Relative r) moments.Bound(occurrenceOf(r.Record), moment, r.Minutes);
            if (limit is DateLimit.DaysApart d) moments.BoundDays(occurrenceOf(d.Record), moment, d.Difference);
        }
    }
}

/// <summary>One limit of a fuzzy date.</summary>
public abstract record DateLimit
{
    /// <summary>Day numbers, both included; null = open.</summary>
    public sealed record Days(long? First, long? Last) : DateLimit;

    /// <summary>Civil moments of Europe/London to the minute, both included; null = open.</summary>
    public sealed record Civil(DateTime? From, DateTime? To) : DateLimit;

    /// <summary>This moment minus the other record's occurrence, in minutes.</summary>
    public sealed record Relative(string Record, Span Minutes) : DateLimit;

    /// <summary>This moment's civil day minus the other's, in days.</summary>
    public sealed record DaysApart(string Record, Span Difference) : DateLimit;
}
