namespace Goldthread.Web.Exports;

/// <summary>What a chronology is taken out for. A closed list: the word stands in the audit log, where no sentence and no name may stand.</summary>
/// <param name="Label">Reads inside a sentence: "a strategy discussion".</param>
public sealed record ExportPurpose(string Name, string Label)
{
    public static IReadOnlyList<ExportPurpose> All { get; } =
    [
        new("conference", "a child protection conference"),
        new("strategy-discussion", "a strategy discussion"),
        new("court", "court proceedings"),
        new("planning-meeting", "a planning or core group meeting"),
        new("transfer", "a transfer to another authority"),
        new("supervision", "supervision"),
        new("review", "a review of practice"),
    ];

    /// <summary>"court", or "court: the order of 3 May": the purpose, and what is said of it on the first page.</summary>
    /// <returns>Null when it begins with none of the list.</returns>
    public static (ExportPurpose Purpose, string? Said)? Read(string text)
    {
        var (word, said) = text.Split(':', 2) is [var first, var rest] ? (first.Trim(), rest.Trim()) : (text.Trim(), null);
        return All.FirstOrDefault(p => p.Name == word || p.Label == word) is { } purpose ? (purpose, string.IsNullOrEmpty(said) ? null : said) : null;
    }
}
