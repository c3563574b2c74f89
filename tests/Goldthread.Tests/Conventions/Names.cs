using System.Text.RegularExpressions;

namespace Goldthread.Tests.Conventions;

/// <summary>Names that say nothing, by the last word of a name.</summary>
public static partial class Names
{
    static readonly string[] Empty =
    [
        "Common", "Shared", "Util", "Utils", "Utilities", "Helper", "Helpers", "Manager", "Managers",
        "Base", "Impl", "Models", "Interfaces", "Misc",
    ];

    /// <summary>What is wrong with a type's or a folder's name; null if nothing.</summary>
    public static string? Fault(string name)
    {
        var plain = name.Split('`')[0];
        if (plain.Length == 0) return null;
        if (char.IsAsciiDigit(plain[^1])) return "ends in a digit";
        var last = Words().Matches(plain).LastOrDefault()?.Value ?? plain;
        return Empty.Contains(last, StringComparer.OrdinalIgnoreCase) ? $"says nothing by '{last}'" : null;
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();
}
