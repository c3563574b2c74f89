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
        var axis = replay.Set.Reckoning.Axis;
        return new
        {
            story = replay.Story.Name,
            standpoint,
            spoke = replay.Tracks.Where(t => t.Earliest is not null && (until is null || t.Earliest <= until)).Select(t => new
            {
                key = t.Key,
                safeguard = t.Finding.Safeguard.Id,
                duty = t.Finding.Duty,
                @for = t.Finding.Child,
                to = t.Finding.Owner.Agencies,
                earliest = SpanText.Point(axis, t.Earliest!.Value),
                certain = t.Certain is { } c ? SpanText.Point(axis, c) : null,
                undated = t.Finding.Undated,
                disputed = t.Finding.Disputed,
                due = t.Finding.Due is { } due ? axis.Say(due) : null,
                because = t.Finding.Evidence,
                sufficient = replay.Sufficient(t),
                holders_first = t.Finding.HoldersFirst,
                state = (until is { } u ? t.At(u) : t.Steps[^1].Finding)?.State.Say(),
                unknown = t.Finding.Unknowns,
                sentence = t.Finding.Sentence,
                lead_days = replay.LeadDays(t) is { } lead ? new[] { lead.Lo, lead.Hi } : null,
            }),
            contradictions = replay.Contradictions.Select(c => new { between = new[] { c.First.Id, c.Second.Id }, why = c.Why }),
            expectations = verdicts.Select(v => new { @ref = v.Expectation.Ref, kind = v.Expectation.Kind.ToString(), target = v.Expectation.Target, kept = v.Kept, because = v.Because }),
        };
    }

    public static void Write(IReadOnlyList<object> replays) => Console.WriteLine(JsonSerializer.Serialize(replays, Options));
}
