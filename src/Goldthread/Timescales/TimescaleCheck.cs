namespace Goldthread.Timescales;

/// <summary>What may be wrong with a clock, the worst first.</summary>
public enum ClockFault { Contradicting, NotInForce, Unowned, Unverified, NotCommenced }

/// <summary>Something to know of a clock on a day.</summary>
/// <param name="Because">Reads after the clock's name and a colon.</param>
public sealed record ClockNote(ClockFault Fault, Clock Clock, string Because)
{
    /// <summary>Somebody must put it right; the others are only told.</summary>
    public bool Fails => Fault is ClockFault.Contradicting or ClockFault.NotInForce or ClockFault.Unowned;
}

/// <summary>Holds every clock against a day: whether a version is in force, whether two say different things at once, who owns it, how sure it is.</summary>
public static class TimescaleCheck
{
    /// <summary>Words that stand for an owner where there is none.</summary>
    public static IReadOnlyList<string> Nobody { get; } = ["nobody", "none", "unknown", "to be named"];

    /// <returns>In order of fault, then of the clock's name.</returns>
    public static IReadOnlyList<ClockNote> Of(TimescaleList timescales, DateOnly day) =>
        [.. timescales.Clocks.Values.SelectMany(c => Of(c, day)).OrderBy(n => n.Fault).ThenBy(n => n.Clock.Name, StringComparer.Ordinal)];

    private static IEnumerable<ClockNote> Of(Clock clock, DateOnly day)
    {
        var commenced = clock.Versions.Where(v => !v.NotCommenced).ToList();
        var now = commenced.Where(v => v.InForce(day)).ToList();
        for (var i = 0; i < commenced.Count; i++)
            foreach (var other in commenced.Skip(i + 1).Where(o => o.Area == commenced[i].Area && o.Meets(commenced[i].From, commenced[i].To ?? DateOnly.MaxValue)))
                yield return new(ClockFault.Contradicting, clock, Together(commenced[i], other));
        if (commenced.Count > 0 && now.Count == 0)
            yield return new(ClockFault.NotInForce, clock, commenced.All(v => v.From > day) ? $"the first version begins on {commenced.Min(v => v.From):yyyy-MM-dd}" : $"the last version ended on {commenced.Where(v => v.To < day).Max(v => v.To):yyyy-MM-dd}");
        foreach (var version in clock.Versions.Where(v => (v.InForce(day) || v.NotCommenced) && Nobody.Contains(v.Owner.Trim(), StringComparer.OrdinalIgnoreCase)))
            yield return new(ClockFault.Unowned, clock, $"{Of(version)} has no owner");
        foreach (var version in now.Where(v => v.Certainty == 'C' || v.Certainty != 'A' && v.Force is Force.Statute or Force.StatutoryGuidance))
            yield return new(ClockFault.Unverified, clock, $"{Of(version)}, {Word(version.Force)}, certainty {version.Certainty}: {version.Source}");
        foreach (var version in clock.Versions.Where(v => v.NotCommenced))
            yield return new(ClockFault.NotCommenced, clock, $"{version.Period}, {Word(version.Force)}: {version.Source}");
    }

    private static string Together(ClockVersion one, ClockVersion other)
    {
        var where = one.Area is { } area ? $", in {area}" : "";
        var from = one.From > other.From ? one.From : other.From;
        return one.Period == other.Period && one.FirstDayCounts == other.FirstDayCounts && one.Tolerance == other.Tolerance && one.WaitsForWorkingDay == other.WaitsForWorkingDay
            ? $"two versions say {one.Period} at once from {from:yyyy-MM-dd}{where}"
            : $"one version says {one.Period} and another {other.Period} from {from:yyyy-MM-dd}{where}";
    }

    private static string Of(ClockVersion version) => $"{version.Period}{(version.Area is { } area ? $" in {area}" : "")}";

    public static string Word(Force force) => force == Force.StatutoryGuidance ? "statutory guidance" : force.ToString().ToLowerInvariant();
}
