using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Web.Cases;

/// <summary>One safeguard at one event for one child, with all that it expects of people there.</summary>
/// <param name="Duties">In the order of the safeguard, each with how it stands.</param>
public sealed record Occasion(Safeguard Safeguard, string Child, Record Bound, IReadOnlyList<(Track Track, Finding Now)> Duties, long Minute)
{
    /// <summary>The first minute by now at which it may have spoken, and at which it surely did; null = not yet.</summary>
    public long? Earliest => Duties.Min(d => d.Track.Earliest <= Minute ? d.Track.Earliest : null);

    public long? Certain => Duties.Min(d => d.Track.Certain <= Minute ? d.Track.Certain : null);

    public bool Spoke => Earliest is not null;

    /// <summary>The duty that spoke first.</summary>
    public Track Foremost => Duties.Select(d => d.Track).OrderBy(t => t.Certain ?? Span.Never).ThenBy(t => t.Earliest ?? Span.Never).First();

    /// <summary>What was found when it spoke, or now if it has not.</summary>
    public Finding Finding => Foremost.At(Certain ?? Minute)!;

    /// <summary>All that have begun by a minute: those that spoke first, in the order in which they did.</summary>
    public static IReadOnlyList<Occasion> By(Replay replay, long minute) =>
    [
        .. replay.Tracks.Select(t => (Track: t, Now: t.At(minute))).Where(d => d.Now is not null)
            .GroupBy(d => (d.Now!.Safeguard.Id, d.Now.Child, Root: replay.Set.Root(d.Now.Bound)))
            .Select(g => new Occasion(g.First().Now!.Safeguard, g.Key.Child, g.First().Now!.Bound, InOrder([.. g.Select(d => (d.Track, d.Now!))]), minute))
            .OrderBy(o => o.Certain ?? Span.Never).ThenBy(o => o.Earliest ?? Span.Never).ThenBy(o => o.Safeguard.Id, StringComparer.Ordinal).ThenBy(o => o.Bound.Id, StringComparer.Ordinal),
    ];

    private static List<(Track, Finding Now)> InOrder(List<(Track, Finding Now)> duties) =>
        [.. duties.OrderBy(d => d.Now.Safeguard.Then.Select(t => t.Id).ToList().IndexOf(d.Now.Duty))];
}
