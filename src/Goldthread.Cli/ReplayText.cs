using Goldthread.Duties;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Cli;

/// <summary>A replay as text that can be read aloud.</summary>
static class ReplayText
{
    public static void Write(TextWriter to, Replay replay, IReadOnlyList<Verdict> verdicts, string standpoint, long? until)
    {
        var (story, axis) = (replay.Story, replay.Set.Reckoning.Axis);
        to.WriteLine(story.Title);
        to.WriteLine(new string('=', Math.Min(story.Title.Length, 100)));
        if (story.Review is not null) to.WriteLine("The safeguards below did not exist then. They use only what was known by each moment.");
        to.WriteLine($"Standpoint: {(standpoint is "joined" or "held" ? "what all agencies knew together" : $"what {standpoint} alone knew")}{(until is { } u ? $", as at {SpanText.Point(axis, u)}" : "")}.");
        if (story.MissingDocument is { } missing) to.WriteLine($"Not available: {missing}.");
        to.WriteLine();
        var spoken = replay.Tracks.Where(t => t.Earliest is not null && (until is null || t.Earliest <= until)).OrderBy(t => t.Certain ?? long.MaxValue).ThenBy(t => t.Earliest).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        if (spoken.Count == 0) to.WriteLine($"Nothing that these {replay.Tracks.Select(t => t.Finding.Safeguard.Id).Distinct().Count()} safeguards watch for had been told. Quiet is not safe.");
        foreach (var track in spoken) Write(to, replay, track, until);
        if (replay.Contradictions.Count > 0)
        {
            to.WriteLine("Contradictions (both stand; nobody chooses):");
            foreach (var c in replay.Contradictions) to.WriteLine($"  {c.First.Id} and {c.Second.Id}: {c.Why}");
            to.WriteLine();
        }
        if (verdicts.Count == 0) return;
        to.WriteLine($"Expectations: {verdicts.Count(v => v.Kept)} kept, {verdicts.Count(v => !v.Kept)} broken");
        foreach (var v in verdicts)
            to.WriteLine($"  {(v.Kept ? "kept  " : "BROKEN")} {v.Expectation.Ref,-8} {v.Expectation.Kind.ToString().ToLowerInvariant()} {v.Expectation.Target}{(v.Kept ? "" : $" — {v.Because}")}");
        to.WriteLine();
    }

    static void Write(TextWriter to, Replay replay, Track track, long? until)
    {
        var axis = replay.Set.Reckoning.Axis;
        var certain = track.Certain is { } c && (until is null || c <= until) ? c : (long?)null;
        var finding = track.At(certain ?? (until ?? track.Earliest!.Value))!;
        var from = new Span(track.Earliest!.Value, certain ?? Span.Never);
        var when = finding.Undated ? $"undated in the source; {axis.Say(replay.Set.Occurred(finding.Bound))}" : certain is null ? $"possibly from {SpanText.Point(axis, from.Lo)}, never for certain" : axis.Say(from);
        to.WriteLine($"{finding.Safeguard.Title} — {finding.Child}");
        to.WriteLine($"  {(certain is null ? "may speak" : "speaks")}: {when}");
        to.WriteLine($"  to: {finding.Owner.Label}{(finding.HoldersFirst.Count > 0 ? $" (first to the holders: {string.Join(", ", finding.HoldersFirst)})" : "")}");
        to.WriteLine($"  asks: {finding.What}{(finding.Due is { } due ? $" (due {axis.Say(due)})" : "")}");
        to.WriteLine($"  says: {finding.Sentence}");
        to.WriteLine($"  rests on: {string.Join(", ", finding.Evidence)}{(finding.Disputed ? " (disputed)" : "")}; enough alone: {string.Join(" + ", replay.Sufficient(track))}");
        if (finding.Unknowns.Count > 0) to.WriteLine($"  not known: {string.Join("; ", finding.Unknowns)}");
        var last = until is { } u ? track.At(u) : track.Steps[^1].Finding;
        if (last is not null) to.WriteLine($"  in the end: {last.State.Say()}{(last.MetBy.Count > 0 ? $" ({string.Join(", ", last.MetBy)})" : "")}");
        if (replay.LeadDays(track) is { } lead) to.WriteLine($"  before the incident: {(lead.Lo == lead.Hi ? $"{lead.Lo}" : $"{lead.Lo} to {lead.Hi}")} days");
        to.WriteLine($"  taught by: {string.Join(", ", finding.Safeguard.TaughtBy)}");
        to.WriteLine();
    }
}
