namespace Goldthread.Store.Importer;

/// <summary>A clock that stands still within a step, and is eleven hours on at the next: weeks of deadlines pass while a process is let live.</summary>
public sealed class StepClock : TimeProvider
{
    private long ticks;

    public static DateTimeOffset MomentOf(int step) => new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).AddHours(11 * step);

    public void Set(DateTimeOffset moment) => Interlocked.Exchange(ref ticks, moment.UtcTicks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
