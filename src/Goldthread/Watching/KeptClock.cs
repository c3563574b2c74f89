using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>From which minute on a group of records may have begun a safeguard, and from which surely; kept from one look to the next.</summary>
internal sealed class KeptClock
{
    // The next minute that has not been looked at.
    private long next = long.MinValue;

    public long? First { get; private set; }

    public long? Sure { get; private set; }

    /// <summary>Is the start the very moment at which the bound record became known? Null = not settled yet.</summary>
    public bool? Exact { get; set; }

    /// <summary>What was found at or after a minute no longer counts.</summary>
    public void Forget(long from)
    {
        if (First >= from) First = null;
        if (Sure >= from) (Sure, Exact) = (null, null);
        next = Math.Min(next, from);
    }

    /// <summary>Looks at the minutes that have gone by since it was last looked at, until it surely begins.</summary>
    /// <param name="from">The first minute at which anything of the group may be in view.</param>
    /// <param name="holds">Whether it holds at a minute, and the next minute at which that may be otherwise.</param>
    public void Follow(long from, long now, Func<long, (Truth Truth, long Until)> holds)
    {
        if (Sure is not null) return;
        next = Math.Max(from, next);
        while (next <= now)
        {
            var minute = next;
            (var truth, next) = holds(minute);
            if (truth != Truth.No) First ??= minute;
            if (truth != Truth.Yes) continue;
            Sure = minute;
            return;
        }
    }
}
