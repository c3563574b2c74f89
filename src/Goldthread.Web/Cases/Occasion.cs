using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Web.Cases;

/// <summary>One safeguard at one event, with all that it expects of people there.</summary>
/// <param name="Children">For whom: several where it says the same of each.</param>
/// <param name="Duties">In the order of the safeguard, each with how it stands; those of the first child.</param>
public sealed record Occasion(Safeguard Safeguard, IReadOnlyList<string> Children, Record Bound, IReadOnlyList<(Track Track, Finding Now)> Duties, long Minute)
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
            .Select(g => new Occasion(g.First().Now!.Safeguard, [g.Key.Child], g.First().Now!.Bound, InOrder([.. g.Select(d => (d.Track, d.Now!))]), minute))
            .GroupBy(o => (o.Safeguard.Id, o.Bound.Id, Stands: string.Join('|', o.Duties.Select(d => $"{d.Now.Duty} {d.Now.State} {d.Now.Owner.Label} {d.Track.Earliest} {d.Track.Certain} {d.Now.Due}"))))
            .Select(same => same.First() with { Children = [.. same.SelectMany(o => o.Children)] })
            .OrderBy(o => o.Certain ?? Span.Never).ThenBy(o => o.Earliest ?? Span.Never).ThenBy(o => o.Safeguard.Id, StringComparer.Ordinal).ThenBy(o => o.Bound.Id, StringComparer.Ordinal),
    ];

    private static List<(Track, Finding Now)> InOrder(List<(Track, Finding Now)> duties) =>
        [.. duties.OrderBy(d => d.Now.Safeguard.Then.Select(t => t.Id).ToList().IndexOf(d.Now.Duty))];
}
