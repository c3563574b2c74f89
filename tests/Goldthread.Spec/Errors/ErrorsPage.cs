using Goldthread.Reading;
using Goldthread.Spec.Reference;

namespace Goldthread.Spec.Errors;

public static class ErrorsPage
{
    const string Says = """
        Whatever is wrong with a file is said at once, all of it, each with its file, line and column, what stands there and what to do. Nothing of a refused file is loaded; a safeguard that is refused does not keep the others from running.

        Each error has a number that is never given to another. Below each stand files that provoke it, and what is then said. The command prints this on standard error and ends with code 2.
        """;

    static readonly (string First, string Title)[] Groups =
    [
        ("GT00", "The file itself"), ("GT01", "Its shape"), ("GT02", "Words of the vocabulary"), ("GT03", "Time"), ("GT04", "Records, people, stories"), ("GT05", "Safeguards, timescales, reviews"), ("GT06", "The directory, ladders, gateways"),
    ];

    public static string Text()
    {
        var page = Markdown.Page("Errors", Says, "tests/Goldthread.Spec/Errors and the catalogue of errors");
        foreach (var (first, title) in Groups)
        {
            page.Heading(2, title);
            foreach (var kind in ProblemKind.All.Where(k => k.Code.StartsWith(first, StringComparison.Ordinal)))
            {
                page.Heading(3, $"{kind.Code} {kind.Title}").Say(kind.Remedy.Length > 0 ? kind.Remedy : "The message offers the nearest word that is known.");
                foreach (var e in ErrorExample.All.Where(e => e.Code == kind.Code)) Example(page, e);
                if (kind == ProblemKind.FileMissing) page.Say("A path that leads nowhere, on the command line:").Block("text", $"$ goldthread replay nowhere.yaml\nnowhere.yaml:1:1: GT0009: There is no such file. {kind.Remedy}");
            }
        }
        page.Heading(2, "Several at once");
        foreach (var e in ErrorExample.All.Where(e => e.Code.Length == 0)) Example(page, e);
        return page.ToString();
    }

    static void Example(System.Text.StringBuilder page, ErrorExample e)
    {
        page.Say($"{e.Example}, in {e.In}{(e.Changed ? ", where a line reads" : "")}:").Block(e.File.EndsWith(".md", StringComparison.Ordinal) ? "text" : "yaml", e.Shown);
        page.Block("text", string.Join('\n', e.Told.Select(t => $"{Path.GetFileName(t.In == e.In ? e.File : Refusal.FileOf(t.In))}:{t.Line}:{t.Column}: {t.Code}: {t.Says} {ProblemKind.All.Single(k => k.Code == t.Code).Remedy}".TrimEnd())));
    }
}
