using Goldthread.Time;

namespace Goldthread.Timescales;

public enum Force { Statute, StatutoryGuidance, National, Local }

/// <summary>A named clock of guidance with every version it has had.</summary>
/// <param name="Name">As safeguards cite it, e.g. <c>section-47.conference</c>.</param>
/// <param name="Label">Reads after "due": "within 15 working days".</param>
public sealed record Clock(string Name, string Label, string About, IReadOnlyList<ClockVersion> Versions)
{
    /// <summary>The last general version that has commenced; where there is none, the last of all.</summary>
    public ClockVersion Latest => Versions.LastOrDefault(v => !v.NotCommenced && v.Area is null) ?? Versions[^1];
}

/// <summary>What a clock said during some time, and who said so.</summary>
/// <param name="From">First day in force; <see cref="DateOnly.MaxValue"/> for a duty that no order has brought into force yet.</param>
/// <param name="To">Last day in force; null = still.</param>
/// <param name="FirstDayCounts">True when the day of the event is day 1; false when it is day 0.</param>
/// <param name="WaitsForWorkingDay">Out of hours: the clock starts with the next working day.</param>
/// <param name="Certainty">A read in the primary text, B in a secondary one, C not confirmed.</param>
/// <param name="Area">For a local override: where it holds.</param>
public sealed record ClockVersion(DateOnly From, DateOnly? To, Period Period, bool FirstDayCounts, Period? Tolerance, bool WaitsForWorkingDay,
    Force Force, string Source, char Certainty, string Owner, string? Area)
{
    /// <summary>Enacted, with no day appointed: never in force until somebody enters the day.</summary>
    public bool NotCommenced => From == DateOnly.MaxValue;

    public bool InForce(DateOnly day) => Meets(day, day);

    /// <summary>In force on some day of the time.</summary>
    public bool Meets(DateOnly first, DateOnly last) => !NotCommenced && From <= last && (To is null || To >= first);

    /// <summary>The last minute at which a duty that starts in the given span is in time: earliest and latest.</summary>
    public Span Due(Span start, Reckoning reckoning, long asAt)
    {
        var from = WaitsForWorkingDay ? new Span(reckoning.NextWorkingDay(start.Lo).Lo, reckoning.NextWorkingDay(start.Hi).Hi) : start;
        var period = FirstDayCounts && Period.Amount > 0 && Period.Unit is PeriodUnit.Days or PeriodUnit.WorkingDays ? Period with { Amount = Period.Amount - 1 } : Period;
        var due = reckoning.End(from, period, asAt);
        return Tolerance is { } t ? reckoning.End(due, t, asAt) : due;
    }
}
