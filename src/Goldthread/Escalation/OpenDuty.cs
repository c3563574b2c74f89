using Goldthread.Duties;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Escalation;

/// <summary>What ownership and escalation need of a duty.</summary>
/// <param name="Key">As <see cref="Finding.Key"/>.</param>
/// <param name="Subject">The child, or what else it speaks of.</param>
/// <param name="Recorder">The agency that recorded what the duty hangs on: asked where nobody else is named.</param>
/// <param name="Due">The last minute in time; null = it has no clock.</param>
/// <param name="Received">The minute at which the last of what it rests on was received.</param>
public sealed record OpenDuty(string Key, string Subject, Level Level, IReadOnlyList<string> Agencies, Asked Asked, string Recorder, Span Start, Span? Due, long Received, DutyState State)
{
    /// <summary>The ladder of a professional challenge, or of duties in general.</summary>
    public bool IsChallenge { get; init; }

    /// <summary>The key of the unborn child's duty that this one carries on; null = none.</summary>
    public string? CarriedFrom { get; init; }

    /// <summary>Is this the duty of that key, under its own or the unborn child's?</summary>
    public bool Is(string key) => Key == key || CarriedFrom == key;

    public LadderFor Ladder => IsChallenge ? LadderFor.Challenge : Level switch { Level.ActToday => LadderFor.ActToday, Level.Soon => LadderFor.Soon, _ => LadderFor.Planned };

    public static OpenDuty Of(Finding f) => new(f.Key, f.Subject, f.Safeguard.Level, f.Owner.Agencies, f.Owner.Asked, f.Bound.By, f.Start, f.Due, f.Received.Hi, f.State)
    {
        IsChallenge = f.Bound.Kind.Step?.Exchange == "challenge",
    };
}
