using Goldthread.Time;

namespace Goldthread.Assurance;

/// <summary>The ages that the report keeps apart.</summary>
public static class AgeBand
{
    private const long Year = 365 * Span.Day + (Span.Day / 4);

    private static readonly (string Name, long Least)[] Bands = [("before birth", long.MinValue), ("under 1", 0), ("1 to 4", Year), ("5 to 10", 5 * Year), ("11 to 17", 11 * Year)];

    public static IReadOnlyList<string> Names { get; } = [.. Bands.Select(b => b.Name)];

    /// <param name="age">In minutes; negative before birth.</param>
    public static string Of(long age) => Bands.Last(b => b.Least <= age).Name;

    /// <summary>The minutes that a child spends in each band within a span.</summary>
    public static IEnumerable<(string Band, Span Span)> Within(Span looked, long birth)
    {
        for (var i = 1; i < Bands.Length; i++)
        {
            var own = new Span(birth + Bands[i].Least, birth + (i + 1 < Bands.Length ? Bands[i + 1].Least : 18 * Year) - 1).Meet(looked);
            if (!own.Empty) yield return (Bands[i].Name, own);
        }
    }
}
