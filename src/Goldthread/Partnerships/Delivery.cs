using Goldthread.Lives;
using Goldthread.Time;

namespace Goldthread.Partnerships;

/// <summary>When a feed delivers: at its hours, somewhat late, and not while it is silent.</summary>
internal sealed class Delivery
{
    private readonly RecordSystem system;
    private readonly Dice dice;
    private readonly long offset;
    private readonly List<Span> silences = [];

    public Delivery(string feed, RecordSystem system, Dice dice, long begin, long end)
    {
        (this.system, this.dice) = (system, dice.For("feed " + feed));
        var first = this.dice.For("first");
        Connected = begin + (first.Between(0, 20) * Span.Day) + first.Between(6 * 60, 20 * 60);
        // A weekly feed comes in the night before Monday; others at any minute of their round.
        offset = system.Every >= 7 * Span.Day ? 2 * 60 : first.Below(system.Every);
        var quiet = this.dice.For("silent");
        for (var week = Connected + (7 * Span.Day); week < end; week += 7 * Span.Day)
        {
            if (!quiet.Chance(system.Silences / 52)) continue;
            var from = week + quiet.Below(Span.Day * 6);
            silences.Add(new(from, from + system.Silence.Length(quiet)));
        }
    }

    /// <summary>The first delivery; it brings what was written before.</summary>
    public long Connected { get; }

    public IReadOnlyList<Span> Silences => silences;

    /// <summary>When something that was written in a minute is received.</summary>
    public long Received(long written)
    {
        if (written <= Connected) return Connected;
        var round = ((written - offset + system.Every - 1) / system.Every) - (written < offset ? 1 : 0);
        return Spoken((round * system.Every) + offset + system.Late.Length(dice.For("late", (int)round)));
    }

    /// <summary>The deliveries of a stretch, at most one a day, each with the minute through which it tells.</summary>
    public IEnumerable<(long Received, long Through)> Rounds(long from, long until)
    {
        var step = Math.Max(system.Every, Span.Day / system.Every * system.Every);
        for (var at = Math.Max(from - (Span.Day * 40), Connected) / step * step; at <= until; at += step)
        {
            var received = Received(at);
            if (at > Connected && received >= from && received <= until) yield return (received, at);
        }
    }

    private long Spoken(long at)
    {
        foreach (var silence in silences)
            if (at >= silence.Lo && at <= silence.Hi) return silence.Hi + 1 + dice.For("again", (int)(silence.Lo / Span.Day)).Below(45);
        return at;
    }
}
