using Goldthread.Time;

namespace Goldthread.Escalation;

/// <summary>
/// The two clocks of a duty. One measures practice and runs from when it could be known: it has the deadline. The other measures us and runs
/// from when somebody was told: prompts and the ladder go by it.
/// </summary>
/// <param name="Told">When it was put before its holder; null = with its receipt.</param>
/// <param name="Restarted">When what had met it was withdrawn, so that it is open again; null = never.</param>
public sealed record DutyClocks(OpenDuty Duty, long? Told = null, long? Restarted = null)
{
    /// <summary>How long the child has waited, in minutes: least and most.</summary>
    public Span Waited(long at) => new(Math.Max(0, at - Duty.Start.Hi), Math.Max(0, at - Duty.Start.Lo));

    /// <summary>For how many minutes its holder has known.</summary>
    public long ToldFor(long at) => Math.Max(0, at - ToldAt);

    /// <summary>The first minute at which the ladder may be climbed: surely past the deadline, received, and told. Null = it has no deadline.</summary>
    public long? LadderFrom => Duty.Due is { Hi: < Span.Never / 2 } due ? Math.Max(Math.Max(due.Hi + 1, ToldAt), Restarted ?? long.MinValue) : null;

    /// <summary>It was past its deadline when it was received.</summary>
    public bool OverdueOnArrival => Duty.Due is { } due && due.Hi < Duty.Received;

    private long ToldAt => Math.Max(Duty.Received, Told ?? Duty.Received);
}
