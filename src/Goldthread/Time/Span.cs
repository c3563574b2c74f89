namespace Goldthread.Time;

/// <summary>Minutes on an axis (or a difference of them), both ends included. An end that is not bounded is <see cref="Never"/> or its negative.</summary>
public readonly record struct Span(long Lo, long Hi)
{
    /// <summary>Further than any date; finite, so that sums of a few stay ordered.</summary>
    public const long Never = 1L << 50;

    public const long Day = 1440;

    public static readonly Span Anytime = new(-Never, Never);

    public static Span At(long minute) => new(minute, minute);

    /// <summary>The whole civil day that begins at <paramref name="day"/> days from the origin.</summary>
    public static Span OfDay(long day) => new(day * Day, day * Day + Day - 1);

    public bool Bounded => Lo > -Never / 2 && Hi < Never / 2;

    public bool Exact => Lo == Hi;

    public Span Meet(Span other) => new(Math.Max(Lo, other.Lo), Math.Min(Hi, other.Hi));

    public Span Join(Span other) => new(Math.Min(Lo, other.Lo), Math.Max(Hi, other.Hi));

    public bool Empty => Lo > Hi;

    public bool Meets(Span other) => !Meet(other).Empty;

    public static long DayOf(long minute) => minute >= 0 ? minute / Day : -((-minute + Day - 1) / Day);

    public static long EndOfDay(long minute) => (DayOf(minute) * Day) + Day - 1;
}
