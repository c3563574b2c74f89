using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>From which minute on a group of records may have begun a safeguard, and from which surely; kept from one look to the next.</summary>
internal sealed class KeptClock
{
    private const long Nothing = long.MinValue;

    private long through = Nothing;

    public long? First { get; private set; }

    public long? Sure { get; private set; }

    /// <summary>What was found at or after a minute no longer counts.</summary>
    public void Forget(long from)
    {
        if (First >= from) First = null;
        if (Sure >= from) Sure = null;
        if (through >= from) through = from == Nothing ? Nothing : from - 1;
    }

    /// <summary>Looks at the minutes that have gone by since it was last looked at.</summary>
    /// <param name="from">The first minute at which anything of the group may be in view.</param>
    /// <param name="turns">Minutes of a stretch at which something became known, in order.</param>
    /// <param name="holds">Whether it holds at a minute; takes note of the minutes at which that may change.</param>
    public void Follow(long from, long now, Func<long, long, IEnumerable<long>> turns, Func<long, Action<long>, Truth> holds)
    {
        if (Sure is not null && First is not null) return;
        var start = Math.Max(from, through);
        var minutes = new SortedSet<long>(turns(start, now)) { Math.Min(start, now) };
        while (minutes.Count > 0)
        {
            var minute = minutes.Min;
            minutes.Remove(minute);
            var truth = holds(minute, noted => { if (noted > minute && noted <= now) minutes.Add(noted); });
            if (truth != Truth.No) First ??= minute;
            through = minute;
            if (truth != Truth.Yes) continue;
            Sure ??= minute;
            return;
        }
        through = now;
    }
}
