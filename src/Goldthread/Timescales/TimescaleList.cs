using Goldthread.Time;

namespace Goldthread.Timescales;

/// <summary>Every named clock, the working calendar, and the day by whose guidance a story on day numbers is judged.</summary>
public sealed record TimescaleList(IReadOnlyDictionary<string, Clock> Clocks, WorkingCalendar Calendar)
{
    /// <summary>The versions that may be in force while a clock starts, local overrides of the area before the rest; empty = no guidance then.</summary>
    /// <param name="asOf">For a story on day numbers: the days whose guidance holds; null = the day of the start.</param>
    public IReadOnlyList<ClockVersion> InForce(Clock clock, Span start, Axis axis, string? area, (DateOnly First, DateOnly Last)? asOf)
    {
        var (first, last) = asOf ?? (start.Lo <= -Span.Never / 2 ? DateOnly.MinValue : axis.Earliest(start.Lo), start.Hi >= Span.Never / 2 ? DateOnly.MaxValue : axis.Latest(start.Hi));
        var local = clock.Versions.Where(v => v.Area is not null && v.Area == area && v.Meets(first, last)).ToList();
        // Where a local version holds all the time in question, it stands alone; at its borders the general one is possible too.
        if (local.Exists(v => v.From <= first && (v.To is null || v.To >= last))) return local;
        return [.. local, .. clock.Versions.Where(v => v.Area is null && v.Meets(first, last))];
    }
}
