using Goldthread.Time;

namespace Goldthread.Timescales;

/// <summary>Every named clock, the working calendar, and the day by whose guidance a story on day numbers is judged.</summary>
public sealed record TimescaleList(IReadOnlyDictionary<string, Clock> Clocks, WorkingCalendar Calendar)
{
    /// <summary>The versions that may be in force while a clock starts, local overrides of the area before the rest; empty = no guidance then.</summary>
    /// <param name="asOf">For a story on day numbers: the days whose guidance holds; null = the day of the start.</param>
    public IReadOnlyList<ClockVersion> InForce(Clock clock, Span start, Axis axis, string? area, (DateOnly First, DateOnly Last)? asOf)
    {
        var local = clock.Versions.Where(v => v.Area is not null && v.Area == area).ToList();
        var candidates = local.Count > 0 ? local : [.. clock.Versions.Where(v => v.Area is null)];
        var (first, last) = asOf ?? (start.Lo <= -Span.Never / 2 ? DateOnly.MinValue : axis.Earliest(start.Lo), start.Hi >= Span.Never / 2 ? DateOnly.MaxValue : axis.Latest(start.Hi));
        return [.. candidates.Where(v => v.From <= last && (v.To is null || v.To >= first))];
    }
}
