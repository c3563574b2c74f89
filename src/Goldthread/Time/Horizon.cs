namespace Goldthread.Time;

/// <summary>
/// How far a look at a minute carries: until the first later minute at which an answer that was asked for may be another, by the passing of time alone.
/// Whoever answers by comparing a date with the minute of the look tells it of that date.
/// </summary>
/// <param name="at">The minute of the look.</param>
/// <param name="end">It carries no further than to here, whatever is asked.</param>
public sealed class Horizon(long at, long end = Span.Never)
{
    private readonly long end = end;

    /// <summary>The first minute for which what was asked so far may not stand.</summary>
    public long Until { get; private set; } = end;

    /// <summary>Something that was asked may be answered otherwise from this minute on.</summary>
    public void Meets(long minute)
    {
        if (minute > at && minute < Until) Until = minute;
    }

    /// <summary>An answer with how far it carries by itself; what is asked around it carries no further.</summary>
    public (T Answer, long Until) Of<T>(Func<T> ask)
    {
        var around = Until;
        Until = end;
        var answer = ask();
        var own = Until;
        Until = Math.Min(around, own);
        return (answer, own);
    }
}
