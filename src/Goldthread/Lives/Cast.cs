using Goldthread.Time;

namespace Goldthread.Lives;

/// <summary>Who the words of a scene stand for in one family at a moment.</summary>
internal static class Cast
{
    /// <summary>Goes before the kind of an agency of the next area: "other-health-visiting".</summary>
    public const string Elsewhere = "other-";

    /// <summary>People of a family, as scenes name them.</summary>
    public static IReadOnlyList<string> Words { get; } = ["child", "children", "unborn", "mother", "father", "parents", "partner", "grandmother"];

    /// <summary>Agencies that depend on the child's age.</summary>
    public static IReadOnlyList<string> Agencies { get; } = ["the setting", "the child's nurse"];

    public static IEnumerable<string> People(string word, Household household, Stretch stretch, long at) => word switch
    {
        "child" or "children" => stretch.Children.Where(c => stretch.Name == "pregnancy" || household.Born(c, at)),
        "unborn" => household.Children.Where(c => c.Birth > at && c.Birth - at <= 39 * 7 * Span.Day).Select(c => c.Label),
        "parents" => ["mother", "father"],
        _ => [word],
    };

    public static string Agency(string word, Household household, Stretch stretch, long at)
    {
        var age = stretch.Children.Select(c => household.Age(c, at)).Where(a => a >= 0).DefaultIfEmpty(0).Min() / (365 * Span.Day);
        return word switch
        {
            "the setting" => age < 4 ? "nursery" : "school",
            "the child's nurse" => age < 5 ? "health-visiting" : "school-nursing",
            _ => word,
        };
    }
}
