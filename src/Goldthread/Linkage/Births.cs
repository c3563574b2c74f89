namespace Goldthread.Linkage;

/// <summary>A child who is expected.</summary>
/// <param name="Key">The record's own.</param>
/// <param name="Mother">The mother as a person, the same name for all records of her.</param>
public sealed record Expected(string Key, string Mother, DateOnly Due);

/// <summary>A child who was born.</summary>
public sealed record Born(string Key, string Mother, DateOnly On);

/// <summary>Which born children an expected child is presumed to be, so that nothing that is owed to the child is left without one.</summary>
public static class Births
{
    // From 22 weeks of gestation, and as late as 44.
    private const int DaysEarly = (40 - 22) * 7, DaysLate = (44 - 40) * 7;

    /// <summary>Every child of the mother who was born in the time of that pregnancy, twins each; none that a person refused. What was decided to be the same is, whatever the dates.</summary>
    public static IReadOnlyList<(Expected Expected, Born Born)> Presumed(IEnumerable<Expected> expected, IReadOnlyCollection<Born> born, Decisions decisions)
    {
        var byMother = born.ToLookup(b => b.Mother, StringComparer.Ordinal);
        return [.. expected.SelectMany(e => byMother[e.Mother].Where(b => decisions.Of(e.Key, b.Key) ?? InTime(e, b)).Select(b => (e, b)))];
    }

    private static bool InTime(Expected expected, Born born) => born.On.DayNumber - expected.Due.DayNumber is >= -DaysEarly and <= DaysLate;
}
