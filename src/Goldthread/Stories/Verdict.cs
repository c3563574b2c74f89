using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Stories;

/// <summary>An expectation held against a replay.</summary>
/// <param name="Because">What was found instead when broken; what was found when kept.</param>
public sealed record Verdict(Expectation Expectation, bool Kept, string Because)
{
    /// <param name="withBecause">False when proving: the records named in "because" are then taken out.</param>
    public static Verdict Of(Expectation e, Replay replay, bool withBecause = true)
    {
        var axis = replay.Set.Reckoning.Axis;
        var when = e.When?.On(axis) ?? Span.Anytime;
        var tracks = e.Safeguard is null ? [] : replay.Tracks.Where(t => t.Finding.Safeguard.Id == e.Safeguard && (e.Duty is null || t.Finding.Duty == e.Duty) && (e.For is null || t.Finding.Child == e.For || t.Finding.Child.Split(" and ").Contains(e.For))).ToList();
        return e.Kind switch
        {
            ExpectationKind.Speaks => Best(e, tracks, t => Speaks(e, t, when, replay, withBecause)),
            ExpectationKind.Possibly => Best(e, tracks, t => t.Earliest is not { } early ? "it never becomes possible" : t.Certain is { } c ? $"it is certain from {SpanText.Point(axis, c)}" : early < when.Lo ? $"it is possible from {SpanText.Point(axis, early)} already" : withBecause ? RestsElsewhere(e, t) : null),
            ExpectationKind.Silent => None(e, tracks.Where(t => t.Earliest <= when.Hi && t.Earliest is not null), t => $"{t.Key} may speak from {SpanText.Point(axis, t.Earliest!.Value)}"),
            ExpectationKind.SilentOn => None(e, replay.Tracks.Where(t => t.Earliest <= when.Hi && e.Records.Any(id => replay.Set.EventOf(replay.Set[id]) == replay.Set.EventOf(t.Finding.Bound))), t => $"{t.Key} may speak from {SpanText.Point(axis, t.Earliest!.Value)}"),
            ExpectationKind.Overdue => Best(e, tracks, t => Overdue(e, t, when, axis, withBecause)),
            ExpectationKind.NotOverdue => None(e, tracks.Where(t => t.Steps.Any(s => s.Finding.State.IsLate())), t => $"{t.Key} is overdue"),
            ExpectationKind.Met => Best(e, tracks, t => t.At(when.Hi)?.State.IsMet() == true ? null : $"its state is {t.At(when.Hi)?.State.Say() ?? "none"}"),
            ExpectationKind.CannotTell => Best(e, tracks, t => CannotTell(e, t, when, withBecause)),
            ExpectationKind.Undated or ExpectationKind.NotDatable => Best(e, tracks, t => t.Steps.Any(s => s.Finding.Undated && s.Finding.Outcome != Outcome.Quiet) ? withBecause ? RestsElsewhere(e, t) : null : "every moment it rests on has a date, or it is quiet"),
            ExpectationKind.DecidedAgainst => Best(e, tracks, t => t.At(when.Hi)?.State == DutyState.DecidedAgainst ? null : $"its state is {t.At(when.Hi)?.State.Say() ?? "none"}"),
            ExpectationKind.Asks => Best(e, tracks, t => t.Steps.Where(s => s.Finding.Outcome == Outcome.Asks).Select(s => (long?)s.At).FirstOrDefault() is not { } at ? "it never asks"
                : at < when.Lo ? $"it asks from {SpanText.Point(axis, at)} already" : at > when.Hi ? $"it asks only from {SpanText.Point(axis, at)}" : withBecause ? RestsElsewhere(e, t) : null),
            ExpectationKind.Joins => Best(e, tracks, t => t.Steps.Any(s => s.Finding.Joins is not null) ? withBecause ? RestsElsewhere(e, t) : null : "it joins no earlier prompt"),
            ExpectationKind.Contradiction => new(e, replay.Contradictions.Any(c => e.Records.Contains(c.First.Id) && e.Records.Contains(c.Second.Id)), "the pair is shown side by side, or is not"),
            _ => Barred(e, replay),
        };
    }

    private static Verdict Best(Expectation e, IReadOnlyList<Track> tracks, Func<Track, string?> fault)
    {
        if (tracks.Count == 0) return new(e, false, "it never begins");
        var faults = tracks.Select(t => (Track: t, Fault: fault(t))).ToList();
        return faults.Find(f => f.Fault is null) is { Track: { } kept } ? new(e, true, kept.Key) : new(e, false, string.Join("; ", faults.Select(f => $"{f.Track.Key}: {f.Fault}")));
    }

    private static Verdict None(Expectation e, IEnumerable<Track> offending, Func<Track, string> say)
    {
        var all = offending.ToList();
        return new(e, all.Count == 0, all.Count == 0 ? "nothing spoke" : string.Join("; ", all.Select(say)));
    }

    private static string? Speaks(Expectation e, Track t, Span when, Replay replay, bool withBecause)
    {
        var axis = replay.Set.Reckoning.Axis;
        if (t.Earliest is not { } early) return "it never speaks";
        if (t.Certain is not { } certain) return $"it is only possible, from {SpanText.Point(axis, early)}";
        if (early < when.Lo) return $"it may speak from {SpanText.Point(axis, early)}, too early";
        if (certain > when.Hi) return $"it is certain only from {SpanText.Point(axis, certain)}, too late";
        if (e.To.Count > 0 && !e.To.All(to => t.Finding.Owner.Agencies.Any(a => replay.Evaluator.Setting.Agencies.Is(a, to)))) return $"it speaks to {t.Finding.Owner.Label}";
        if (!withBecause) return null;
        if (RestsElsewhere(e, t) is { } other) return other;
        return e.Sufficient.Count > 0 && replay.Sufficient(t) is var enough && !enough.Order(StringComparer.Ordinal).SequenceEqual(e.Sufficient.Order(StringComparer.Ordinal)) ? $"the smallest sufficient set is {string.Join(", ", enough)}" : null;
    }

    private static string? RestsElsewhere(Expectation e, Track t)
    {
        var evidence = t.Finding.Evidence;
        var missing = e.Because.Where(id => !evidence.Contains(id)).ToList();
        return e.Because.Count == 0 || (e.BecauseAny ? missing.Count < e.Because.Count : missing.Count == 0) ? null : $"it rests on {string.Join(", ", evidence)}, not on {string.Join(", ", missing)}";
    }

    private static string? Overdue(Expectation e, Track t, Span when, Axis axis, bool withBecause)
    {
        var perhaps = t.Steps.Where(s => s.Finding.State.IsLate()).Select(s => (long?)s.At).FirstOrDefault();
        var sure = t.Steps.Where(s => s.Finding.State == DutyState.Overdue).Select(s => (long?)s.At).FirstOrDefault();
        if (perhaps is null) return "it is never overdue";
        if (perhaps < when.Lo) return $"it is possibly overdue from {SpanText.Point(axis, perhaps.Value)}, too early";
        var last = (e.CertainFrom ?? e.When)?.On(axis).Hi ?? Span.Never;
        if (sure is null || sure > last) return sure is null ? "it is only possibly overdue" : $"it is certainly overdue only from {SpanText.Point(axis, sure.Value)}, too late";
        return withBecause ? RestsElsewhere(e, t) : null;
    }

    private static string? CannotTell(Expectation e, Track t, Span when, bool withBecause)
    {
        var steps = e.When is null ? t.Steps : [.. t.Steps.Where(s => s.At <= when.Hi).TakeLast(1)];
        if (t.Steps.Any(s => s.At <= when.Hi && s.Finding.Spoke == Truth.Yes)) return "it speaks for sure";
        var open = steps.Any(s => s.Finding.Speaks == Truth.CannotTell || s.Finding.Outcome is Outcome.Possibly or Outcome.Asks
            || s.Finding.State is DutyState.CannotTell or DutyState.CannotTellWhenDue or DutyState.DueAwaiting or DutyState.MetConfirm);
        return !open ? "it can tell, or has not begun by then" : withBecause ? RestsElsewhere(e, t) : null;
    }

    private static Verdict Barred(Expectation e, Replay replay)
    {
        foreach (var id in e.Records)
        {
            var known = replay.Set.Known(replay.Set[id]).Lo;
            foreach (var track in replay.Tracks)
                foreach (var (at, finding) in track.Steps)
                    if (at < known && (finding.Evidence.Contains(id) || finding.MetBy.Contains(id) || finding.Bound.Id == id))
                        return new(e, false, $"{track.Key} rests on {id} before it was known");
        }
        return new(e, true, "no finding rested on them before they were known");
    }
}
