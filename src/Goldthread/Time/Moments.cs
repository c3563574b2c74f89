namespace Goldthread.Time;

/// <summary>One uncertain moment, by its number among the moments of its story.</summary>
public readonly record struct Moment(int Number);

/// <summary>
/// The uncertain moments of one story and what is known of their distances. Days are variables of their own, so that "four days before" and "the same day" hold to the day, whatever the time of day.
/// A moment that is told by no other, and tells none, lies where it says itself: the network knows only those that hang together.
/// </summary>
public sealed class Moments
{
    private readonly Network network = new();

    // Of each its own span, and the variable of its minute in the network; that of the civil day on which it falls is the next. 0 = it hangs together with none.
    private readonly List<(Span Own, int Minute)> all = [];

    public Moment Add(Span own)
    {
        all.Add((own, 0));
        return new(all.Count - 1);
    }

    /// <summary>Demands that <paramref name="later"/> minus <paramref name="earlier"/> lies in a span of minutes.</summary>
    public void Bound(Moment earlier, Moment later, Span minutes)
    {
        var (a, b) = (all[earlier.Number].Own, all[later.Number].Own);
        // What their own spans demand already ties them no further.
        if (earlier != later && minutes.Lo <= Less(b.Lo, a.Hi) && minutes.Hi >= Less(b.Hi, a.Lo)) return;
        network.Bound(Tied(earlier), Tied(later), minutes);
    }

    /// <summary>Demands a distance in civil days.</summary>
    public void BoundDays(Moment earlier, Moment later, Span days)
    {
        network.Bound(Tied(earlier) + 1, Tied(later) + 1, new(
            days.Lo <= -Span.Never ? -Span.Never : days.Lo * Span.Day, days.Hi >= Span.Never ? Span.Never : days.Hi * Span.Day));
    }

    /// <summary>The least and greatest <paramref name="later"/> minus <paramref name="earlier"/>, in minutes.</summary>
    public Span Difference(Moment earlier, Moment later)
    {
        if (earlier == later) return Span.At(0);
        var (a, b) = (At(earlier), At(later));
        var own = new Span(Less(b.Lo, a.Hi), Less(b.Hi, a.Lo));
        return Hang(earlier, later) is var (from, to) ? network.Difference(from, to).Meet(own) : own;
    }

    /// <summary>The least and greatest distance in civil days.</summary>
    public Span DayDifference(Moment earlier, Moment later)
    {
        if (earlier == later) return Span.At(0);
        var (a, b) = (At(earlier), At(later));
        var own = new Span(Less(Start(b.Lo), Start(a.Hi)), Less(Start(b.Hi), Start(a.Lo)));
        var both = Hang(earlier, later) is var (from, to) ? network.Difference(from + 1, to + 1).Meet(own) : own;
        return new(both.Lo <= -Span.Never / 2 ? -Span.Never : Ceiling(both.Lo), both.Hi >= Span.Never / 2 ? Span.Never : Span.DayOf(both.Hi));
    }

    /// <summary>The minutes in which a moment can lie.</summary>
    public Span At(Moment moment)
    {
        var (own, variable) = all[moment.Number];
        if (variable == 0) return own;
        var (minute, day) = (network.At(variable), network.At(variable + 1));
        var byDay = new Span(
            day.Lo <= -Span.Never / 2 ? -Span.Never : Ceiling(day.Lo) * Span.Day,
            day.Hi >= Span.Never / 2 ? Span.Never : (Span.DayOf(day.Hi) * Span.Day) + Span.Day - 1);
        return minute.Meet(byDay);
    }

    /// <summary>The moments of one impossible circle, or none.</summary>
    public IReadOnlyList<Moment> Contradiction()
    {
        if (all.FindIndex(m => m.Own.Empty) is >= 0 and var alone) return [new(alone)];
        var circle = network.Contradiction();
        return circle.Count == 0 ? [] : [.. Enumerable.Range(0, all.Count).Where(n => all[n].Minute is > 0 and var minute && (circle.Contains(minute) || circle.Contains(minute + 1))).Select(n => new Moment(n))];
    }

    /// <summary>Can all that is known of a moment, and of those that it is tied to, be true together?</summary>
    public bool Possible(Moment moment) => all[moment.Number] is var (own, minute) && !own.Empty && (minute == 0 || network.Possible(minute));

    private int Tied(Moment moment)
    {
        var (own, minute) = all[moment.Number];
        if (minute > 0) return minute;
        (minute, var day) = (network.Variable(), network.Variable());
        network.Bound(day, minute, new(0, Span.Day - 1));
        network.Bound(0, minute, own);
        network.Bound(0, day, new(
            own.Lo <= -Span.Never / 2 ? -Span.Never : Span.DayOf(own.Lo) * Span.Day,
            own.Hi >= Span.Never / 2 ? Span.Never : Span.DayOf(own.Hi) * Span.Day));
        all[moment.Number] = (own, minute);
        return minute;
    }

    private (int From, int To)? Hang(Moment earlier, Moment later) => all[earlier.Number].Minute is > 0 and var from && all[later.Number].Minute is > 0 and var to ? (from, to) : null;

    private static long Start(long minute) => Math.Abs(minute) >= Span.Never / 2 ? minute : Span.DayOf(minute) * Span.Day;

    private static long Ceiling(long minutes) => -Span.DayOf(-minutes);

    private static long Less(long a, long b) => Math.Clamp(a - b, -Span.Never, Span.Never);
}
