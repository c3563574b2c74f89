namespace Goldthread.Tests.Docs;

/// <summary>What a page says that a command prints, held against what it printed.</summary>
public static class Printed
{
    /// <summary>Stands for any number of lines, none included.</summary>
    public const string LeftOut = "…";

    public static bool Is(IReadOnlyList<string> said, IReadOnlyList<string> printed)
    {
        if (said.Count == 0) return printed.Count == 0;
        if (said[0] == LeftOut) return Enumerable.Range(0, printed.Count + 1).Any(skip => Is([.. said.Skip(1)], [.. printed.Skip(skip)]));
        return printed.Count > 0 && said[0] == printed[0] && Is([.. said.Skip(1)], [.. printed.Skip(1)]);
    }
}
