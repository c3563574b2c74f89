namespace Goldthread.Web.Exports;

/// <summary>What a chronology is taken out for. A closed list: the word stands in the audit log, where no sentence and no name may stand.</summary>
/// <param name="Label">Reads inside a sentence: "a strategy discussion".</param>
/// <param name="For">The purpose of access/rules.yaml that it falls under: sharing agreements speak of those.</param>
public sealed record ExportPurpose(string Name, string Label, string For)
{
    public static IReadOnlyList<ExportPurpose> All { get; } =
    [
        new("conference", "a child protection conference", "child-protection"),
        new("strategy-discussion", "a strategy discussion", "child-protection"),
        new("court", "court proceedings", "safeguarding"),
        new("planning-meeting", "a planning or core group meeting", "safeguarding"),
        new("transfer", "a transfer to another authority", "safeguarding"),
        new("supervision", "supervision", "safeguarding"),
        new("review", "a review of practice", "safeguarding"),
    ];

    /// <summary>"court", or "court: the order of 3 May": the purpose, and what is said of it on the first page.</summary>
    /// <returns>Null when it begins with none of the list.</returns>
    public static (ExportPurpose Purpose, string? Said)? Read(string text)
    {
        var (word, said) = text.Split(':', 2) is [var first, var rest] ? (first.Trim(), rest.Trim()) : (text.Trim(), null);
        return All.FirstOrDefault(p => p.Name == word || p.Label == word) is { } purpose ? (purpose, string.IsNullOrEmpty(said) ? null : said) : null;
    }
}
