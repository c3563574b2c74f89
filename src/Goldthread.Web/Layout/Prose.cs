using System.Text.RegularExpressions;

namespace Goldthread.Web.Layout;

/// <summary>Small turns of English.</summary>
public static partial class Prose
{
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>"no safeguards", "1 duty", "5 people".</summary>
    public static string Count(int n, string noun) => $"{(n == 0 ? "no" : n)} {(n == 1 ? noun : Several(noun))}";

    private static string Several(string noun) => noun == "person" ? "people" : noun is [.., not ('a' or 'e' or 'o' or 'u'), 'y'] ? $"{noun[..^1]}ies" : $"{noun}s";

    public static string WithoutArticle(string label) => Article().Replace(label, "");

    /// <summary>Between two dates or days that the words "A to B" name; anything else as it stands.</summary>
    public static string Between(string dates) => Range().Match(dates) is { Success: true } m && m.Length == dates.Length ? $"between {m.Groups["a"]} and {m.Groups["b"]}" : dates;

    private const string Month = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    private const string Date = $@"(?:(?:\d{{1,2}} )?{Month}(?: \d{{4}})?|day -?\d+|\d{{4}})";

    [GeneratedRegex("^(an?|the) ", RegexOptions.None, 1000)]
    private static partial Regex Article();

    [GeneratedRegex($"(?<a>{Date}) to (?<b>{Date})", RegexOptions.None, 1000)]
    private static partial Regex Range();
}
