using Goldthread.Learning;
using Goldthread.Reading;
using Goldthread.Stories;

namespace Goldthread;

/// <summary>The pages of docs/reference/safeguards: one for each safeguard, and their index.</summary>
public static class CataloguePages
{
    public const string Index = "README.md";

    public static string FileOf(string safeguard) => $"{safeguard}.md";

    /// <summary>The text of a page by its file.</summary>
    public static IReadOnlyDictionary<string, string> Of(Catalogue catalogue)
    {
        var pages = catalogue.Safeguards.AsParallel().Select(g => (File: FileOf(g.Id), Text: CataloguePage.Of(g, catalogue.Reviews,
            [.. catalogue.ReadTests(g, new ProblemList()).Select(t => TestRun.Of(t, catalogue.Safeguards, catalogue.Setting))], catalogue.Vocabulary, catalogue.Timescales)));
        return pages.Append((Index, CataloguePage.Index(catalogue.Safeguards))).ToDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);
    }
}
