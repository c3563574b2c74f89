namespace Goldthread.Web.Running;

/// <summary>A clock that stands at the moment it was set to.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public void Set(DateTimeOffset moment) => now = moment;

    public override DateTimeOffset GetUtcNow() => now;
}
