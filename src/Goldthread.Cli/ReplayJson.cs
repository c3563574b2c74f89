using System.Text.Encodings.Web;
using System.Text.Json;
using Goldthread.Duties;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Cli;

/// <summary>A replay as JSON; the shape is docs/reference/replay-json.md.</summary>
static class ReplayJson
{
    static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object Of(Replay replay, IReadOnlyList<Verdict> verdicts, string standpoint, long? until)
    {
        return new
        {
            story = replay.Story.Name,
            standpoint,
            spoke = replay.Tracks.Where(t => t.Earliest is not null && (until is null || t.Earliest <= until)).Select(t => Spoke(replay, t, until)),
            contradictions = replay.ContradictionsAt(until ?? Span.Never).Select(c => new { between = new[] { c.First.Id, c.Second.Id }, why = c.Why }),
            expectations = verdicts.Select(v => new { @ref = v.Expectation.Ref, kind = v.Expectation.Word, target = v.Expectation.Target, kept = v.Kept, because = v.Because }),
        };
    }

    // Only what was known by the moment asked for: nothing of a later finding shows.
    static object Spoke(Replay replay, Track t, long? until)
    {
        var axis = replay.Set.Reckoning.Axis;
        var certain = t.Certain is { } c && (until is null || c <= until) ? c : (long?)null;
        var finding = t.At(certain ?? until ?? t.Earliest!.Value)!;
        return new
        {
            key = t.Key,
            safeguard = finding.Safeguard.Id,
            duty = finding.Duty,
            @for = finding.Child,
            to = finding.Owner.Agencies,
            earliest = SpanText.Point(axis, t.Earliest!.Value),
            certain = certain is { } sure ? SpanText.Point(axis, sure) : null,
            undated = finding.Undated,
            disputed = finding.Disputed,
            due = finding.Due is { } due ? axis.Say(due) : null,
            because = finding.Evidence,
            sufficient = replay.Sufficient(t),
            holders_first = finding.HoldersFirst,
            state = t.StateAt(until ?? Span.Never, replay.Moments),
            unknown = finding.Unknowns,
            sentence = finding.Sentence,
            lead_days = replay.LeadDays(t) is { } lead ? new[] { lead.Lo, lead.Hi } : null,
        };
    }

    public static void Write(IReadOnlyList<object> replays) => Console.WriteLine(JsonSerializer.Serialize(replays, Options));
}
