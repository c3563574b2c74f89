namespace Goldthread.Time;

/// <summary>One uncertain moment: its minute and the civil day it falls on, as variables of a network.</summary>
public readonly record struct Moment(int Minute, int DayStart);

/// <summary>
/// The uncertain moments of one story and what is known of their distances. Days are variables of their own, so that "four days before" and "the same day" hold to the day, whatever the time of day.
/// </summary>
public sealed class Moments
{
    private readonly Network network = new();

    public Moment Add(Span own)
    {
        var moment = new Moment(network.Variable(), network.Variable());
        network.Bound(moment.DayStart, moment.Minute, new(0, Span.Day - 1));
        network.Bound(0, moment.Minute, own);
        network.Bound(0, moment.DayStart, new(
            own.Lo <= -Span.Never / 2 ? -Span.Never : Span.DayOf(own.Lo) * Span.Day,
            own.Hi >= Span.Never / 2 ? Span.Never : Span.DayOf(own.Hi) * Span.Day));
        return moment;
    }

    /// <summary>Demands that <paramref name="later"/> minus <paramref name="earlier"/> lies in a span of minutes.</summary>
    public void Bound(Moment earlier, Moment later, Span minutes)
    {
        network.Bound(earlier.Minute, later.Minute, minutes);
    }

    /// <summary>Demands a distance in civil days.</summary>
    public void BoundDays(Moment earlier, Moment later, Span days)
    {
        network.Bound(earlier.DayStart, later.DayStart, new(
            days.Lo <= -Span.Never ? -Span.Never : days.Lo * Span.Day, days.Hi >= Span.Never ? Span.Never : days.Hi * Span.Day));
    }

    /// <summary>The least and greatest <paramref name="later"/> minus <paramref name="earlier"/>, in minutes.</summary>
    public Span Difference(Moment earlier, Moment later)
    {
        if (earlier == later) return Span.At(0);
        var (a, b) = (At(earlier), At(later));
        return network.Difference(earlier.Minute, later.Minute).Meet(new(Less(b.Lo, a.Hi), Less(b.Hi, a.Lo)));
    }

    /// <summary>The least and greatest distance in civil days.</summary>
    public Span DayDifference(Moment earlier, Moment later)
    {
        if (earlier == later) return Span.At(0);
        var days = network.Difference(earlier.DayStart, later.DayStart);
        var (a, b) = (At(earlier), At(later));
        var own = new Span(Less(Start(b.Lo), Start(a.Hi)), Less(Start(b.Hi), Start(a.Lo)));
        var both = days.Meet(own);
        return new(both.Lo <= -Span.Never / 2 ? -Span.Never : Ceiling(both.Lo), both.Hi >= Span.Never / 2 ? Span.Never : Span.DayOf(both.Hi));
    }

    /// <summary>The minutes in which a moment can lie.</summary>
    public Span At(Moment moment)
    {
        var (minute, day) = (network.At(moment.Minute), network.At(moment.DayStart));
        var byDay = new Span(
            day.Lo <= -Span.Never / 2 ? -Span.Never : Ceiling(day.Lo) * Span.Day,
            day.Hi >= Span.Never / 2 ? Span.Never : (Span.DayOf(day.Hi) * Span.Day) + Span.Day - 1);
        return minute.Meet(byDay);
    }

    /// <summary>The moments of one impossible circle, or none.</summary>
    public IReadOnlyList<int> Contradiction() => network.Contradiction();

    /// <summary>Can all that is known of a moment, and of those that it is tied to, be true together?</summary>
    public bool Possible(Moment moment) => network.Possible(moment.Minute);

    private static long Start(long minute) => Math.Abs(minute) >= Span.Never / 2 ? minute : Span.DayOf(minute) * Span.Day;

    private static long Ceiling(long minutes) => -Span.DayOf(-minutes);

    private static long Less(long a, long b) => Math.Clamp(a - b, -Span.Never, Span.Never);
}
