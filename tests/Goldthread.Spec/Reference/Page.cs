using Goldthread.Spec.Dates;
using Goldthread.Spec.Errors;
using Goldthread.Spec.Tables;

namespace Goldthread.Spec.Reference;

/// <summary>One generated file of docs/reference.</summary>
public sealed record Page(string File, Func<string> Text)
{
    static readonly Lazy<IReadOnlyDictionary<string, string>> Safeguards = new(() => CataloguePages.Of(Project.Catalogue));

    public static IReadOnlyList<Page> All { get; } =
    [
        .. Chapter.All.Select(c => new Page(c.Page, () => ChapterPage.Text(c))),
        new("dates.md", DatesPage.Text),
        new("errors.md", ErrorsPage.Text),
        new("vocabulary.md", VocabularyPage.Text),
        new("timescales.md", TimescalesPage.Text),
        new("meetings.md", MeetingsPage.Text),
        new("measures.md", MeasuresPage.Text),
        new("ladders.md", LaddersPage.Text),
        new("access.md", AccessPage.Text),
        new("grammar.md", GrammarPage.Text),
        new("burden.md", BurdenPage.Text),
        new("cli.md", CliPage.Text),
        new($"formats/{FormatPages.Index}", FormatPages.List),
        .. Project.Feeds.Formats.Values.Select(f => new Page($"formats/{f.Name}.md", () => FormatPages.Of(f))),
        new("../explanation/not-watched.md", NotWatchedPage.Text),
        .. Project.Catalogue.Safeguards.Select(g => CataloguePages.FileOf(g.Id)).Append(CataloguePages.Index).Select(f => new Page($"safeguards/{f}", () => Safeguards.Value[f])),
    ];

    public string Path => Project.File("docs", "reference", File);
}
