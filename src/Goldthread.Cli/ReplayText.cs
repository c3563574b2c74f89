using Goldthread.Duties;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Cli;

/// <summary>A replay as text that can be read aloud: one paragraph for each safeguard that spoke, its duties beneath.</summary>
sealed class ReplayText(TextWriter to, Replay replay, int safeguards, string standpoint, string? asked, long? until)
{
    Axis Axis => replay.Set.Reckoning.Axis;

    public void Write(IReadOnlyList<Verdict> verdicts)
    {
        var story = replay.Story;
        to.WriteLine(story.Title);
        to.WriteLine(new string('=', Math.Min(story.Title.Length, 100)));
        if (story.Review is not null) to.WriteLine("The safeguards below did not exist then. They use only what was known by each moment.");
        to.WriteLine($"Standpoint: {(standpoint is "joined" or "held" ? "what all agencies knew together" : $"what {standpoint} alone knew")}{(asked is null ? "" : $", as at {asked}")}.");
        if (story.MissingDocument is { } missing) to.WriteLine($"Not available: {missing}.");
        to.WriteLine();

        var spoken = replay.Tracks.Where(t => t.Earliest is { } early && (until is null || early <= until)).ToList();
        foreach (var prompt in spoken.GroupBy(t => (t.Finding.Safeguard.Id, t.Finding.Bound.Id))
                     .OrderBy(p => p.Min(Certain) ?? long.MaxValue).ThenBy(p => p.Min(t => t.Earliest)).ThenBy(p => p.First().Key, StringComparer.Ordinal))
            Write([.. prompt]);
        var agencies = story.Agencies.All.Values.ToList();
        var sending = agencies.Count(a => a.Connected && (replay.Standpoint is null || replay.Standpoint.Contains(a.Name)));
        to.WriteLine($"{(spoken.Count == 0 ? "Nothing" : "Nothing else")} that {(safeguards == 1 ? "this safeguard watches" : $"these {safeguards} safeguards watch")} for, in what {sending} of {agencies.Count} agencies sent. Quiet is not safe.");
        to.WriteLine();

        if (replay.ContradictionsAt(until ?? Span.Never) is { Count: > 0 } contradictions)
        {
            to.WriteLine("Contradictions (both stand; nobody chooses):");
            foreach (var c in contradictions) to.WriteLine($"  {c.First.Id} and {c.Second.Id}: {c.Why}");
            to.WriteLine();
        }
        if (verdicts.Count == 0) return;
        to.WriteLine($"Expectations: {verdicts.Count(v => v.Kept)} kept, {verdicts.Count(v => !v.Kept)} broken");
        foreach (var v in verdicts)
            to.WriteLine($"  {(v.Kept ? "kept  " : "BROKEN")} {v.Expectation.Ref,-8} {v.Expectation.Word} {v.Expectation.Target}{(v.Kept ? "" : $": {v.Because}")}");
        to.WriteLine();
    }

    void Write(IReadOnlyList<Track> duties)
    {
        var lead = duties.OrderBy(t => Certain(t) ?? long.MaxValue).ThenBy(t => t.Earliest).First();
        var finding = Shown(lead);
        to.WriteLine($"{finding.Safeguard.Title}: {string.Join(", ", duties.Select(t => t.Finding.Child).Distinct(StringComparer.Ordinal))}");
        to.WriteLine($"  {(Certain(lead) is null ? "May speak" : "Speaks")} {When(lead, finding)}{Before(lead)}.");
        foreach (var said in duties.Select(t => Shown(t).Sentence).Distinct(StringComparer.Ordinal).Take(1)) to.WriteLine($"  {said}");
        foreach (var track in duties.DistinctBy(t => t.Finding.Duty))
        {
            var duty = Shown(track);
            var last = until is { } u ? track.At(u) : track.Steps[^1].Finding;
            to.WriteLine($"  - {duty.What}");
            to.WriteLine($"    by {duty.Owner.Label}{(duty.Due is { } due ? $", due {Axis.Say(due)}" : "")}{(duty.HoldersFirst.Count > 0 ? $"; first to the holders, {string.Join(", ", duty.HoldersFirst)}" : "")}. In the end: {track.StateAt(until ?? Span.Never, replay.Moments)}{(last?.MetBy.Count > 0 ? $" ({string.Join(", ", last.MetBy)})" : "")}.");
        }
        to.WriteLine($"  Rests on {string.Join(", ", finding.Evidence)}{(finding.Disputed ? " (disputed)" : "")}; enough alone: {string.Join(" + ", replay.Sufficient(lead))}.");
        var unknown = duties.SelectMany(t => Shown(t).Unknowns).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0) to.WriteLine($"  Not known: {string.Join("; ", unknown)}.");
        to.WriteLine($"  Taught by {string.Join(", ", finding.Safeguard.TaughtBy)}.");
        to.WriteLine();
    }

    string When(Track track, Finding finding)
    {
        if (finding.Undated) return $"at a moment that the source does not date ({Axis.Say(replay.Set.Occurred(finding.Bound))})";
        return Certain(track) is { } certain ? SpanText.When(Axis, new(track.Earliest!.Value, certain)) : $"from {SpanText.Point(Axis, track.Earliest!.Value)}, but cannot be certain";
    }

    string Before(Track track)
    {
        if (replay.LeadDays(track) is not { } lead || lead.Hi < 0) return "";
        return lead.Lo == lead.Hi ? $", {lead.Lo} days before the incident" : $", {Math.Max(lead.Lo, 0)} to {lead.Hi} days before the incident";
    }

    long? Certain(Track t) => t.Certain is { } c && (until is null || c <= until) ? c : null;

    Finding Shown(Track t) => t.At(Certain(t) ?? until ?? t.Earliest!.Value)!;
}
