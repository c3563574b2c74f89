namespace Goldthread.Mutation;

/// <summary>Which word a mutant puts in the place of another.</summary>
internal static class Swaps
{
    /// <summary>Whom a record is about: somebody else, and more people or fewer.</summary>
    public static IReadOnlyDictionary<string, string[]> About { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["the child"] = ["a sibling", "any child of the family"],
        ["the unborn child"] = ["a sibling", "any child of the family"],
        ["any child of the family"] = ["the child", "a sibling"],
        ["a sibling"] = ["the child", "any child of the family"],
        ["an unborn sibling"] = ["a sibling", "the child"],
        ["the mother"] = ["the father", "a parent"],
        ["the father"] = ["the mother", "a parent"],
        ["a parent"] = ["the mother", "the father"],
        ["a parent living elsewhere"] = ["a parent"],
        ["a carer"] = ["a parent"],
        ["a partner or former partner of a parent"] = ["a parent"],
        ["man with contact"] = ["a parent"],
        ["an adult in the household"] = ["a parent"],
        ["grandparent"] = ["a parent"],
        ["supporter"] = ["a parent"],
        ["the family"] = ["the child", "a parent"],
        ["anybody"] = ["the family"],
        ["the subject"] = ["a parent"],
        ["the member"] = ["the family"],
    };

    /// <summary>Keys that say the opposite of each other.</summary>
    public static string? OppositeKey(string key) => key switch
    {
        "after" or "since" => "before",
        "before" => "after",
        "by the same agency as" => "by another agency than",
        "by another agency than" => "by the same agency as",
        "blank" => "has",
        "has" => "blank",
        "rises" => "falls",
        "falls" => "rises",
        _ when key.StartsWith("same ", StringComparison.Ordinal) && key.EndsWith(" as", StringComparison.Ordinal) => $"different {key[5..^3]} from",
        _ when key.StartsWith("different ", StringComparison.Ordinal) && key.EndsWith(" from", StringComparison.Ordinal) => $"same {key[10..^5]} as",
        _ => null,
    };

    /// <summary>An agency that nobody means.</summary>
    public static string Agency(string text) => text == "coroner" ? "court" : "coroner";

    public static IEnumerable<string> Speaks(string text) => text == "at once" ? ["when missed"] : text == "when missed" ? ["at once"] : ["at once", "when missed"];

    public static string OncePer(string text) => text == "event" ? "child" : "event";

    /// <summary>Others than these words of `who` mean, among whom at least one is somebody else whatever the record.</summary>
    /// <param name="trigger">The first name of `when`.</param>
    public static IEnumerable<string> Who(string text, string trigger)
    {
        var name = text.Split(" of ") is [_, var named] ? named : trigger;
        return new[] { $"receiver of {name}", $"sender of {name}", $"recorder of {name}", $"receiver of {trigger}", Agency(text) }.Where(o => o != text).Distinct();
    }
}
