using System.Text.RegularExpressions;
using Goldthread.Tests.Conventions;
using Goldthread.Web;

namespace Goldthread.Tests.Docs;

/// <summary>The tutorials, followed to the letter on a copy of the data folders.</summary>
public sealed partial class TutorialTests : IDisposable
{
    static readonly Page Tutorial = Page.Read(Repository.File("docs/tutorial.md"));

    readonly Copy copy = new();

    public void Dispose() => copy.Dispose();

    [Theory]
    [InlineData("docs/tutorial.md")]
    [InlineData("docs/connect-a-school.md")]
    public void EveryCommand_DoneInOrder_PrintsWhatThePageSays(string file)
    {
        var path = Repository.File(file);
        var page = Page.Read(path);
        var others = new Dictionary<PageStep.Run, IReadOnlyList<string>>();
        foreach (var step in page.Steps)
        {
            if (step is PageStep.Write write) copy.Do(write);
            else if (step is PageStep.Change change) copy.Do(change);
            else if (step is PageStep.Run run && copy.Do(run) is var printed && !Printed.Is(run.Output!.Lines, printed)) others[run] = printed;
        }
        if (others.Count > 0 && Environment.GetEnvironmentVariable("GOLDTHREAD_WRITE_DOCS") == "1") File.WriteAllText(path, page.With(others));
        Report.None($"commands of {file} that print something else; GOLDTHREAD_WRITE_DOCS=1 ./test TutorialTests writes it anew", others.Select(other =>
            $"line {other.Key.Command.First + 1}: {other.Key.Command.Lines[0]}\n{string.Join('\n', other.Value.Take(12))}"));
    }

    [Fact]
    public async Task EveryWordInBold_IsOnThePages()
    {
        await using var app = WebApp.Create(["--urls", "http://127.0.0.1:0", "--data", copy.Folder]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var pages = await client.GetStringAsync("/", TestContext.Current.CancellationToken) + await client.GetStringAsync("/cases/devon-jody?at=day+0", TestContext.Current.CancellationToken);

        var words = Bold().Matches(string.Join('\n', Tutorial.Lines)).Select(bold => bold.Groups["words"].Value).Distinct().ToList();
        Assert.NotEmpty(words);
        Report.None("words in bold in docs/tutorial.md that the pages do not have", words.Where(word => !pages.Contains(word, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a|b", "a|b")]
    [InlineData("a|…|d", "a|b|c|d")]
    [InlineData("a|…|d", "a|d")]
    [InlineData("…|c", "a|b|c")]
    public void Is_TheSameButForLinesLeftOut_IsTrue(string said, string printed) => Assert.True(Printed.Is(said.Split('|'), printed.Split('|')));

    [Theory]
    [InlineData("a|b", "a|c")]
    [InlineData("a|b", "a|b|c")]
    [InlineData("a|b|c", "a|b")]
    [InlineData("a|…|d", "a|b|c")]
    [InlineData("a|…|b|…|d", "a|c|d")]
    public void Is_AnotherLine_IsFalse(string said, string printed) => Assert.False(Printed.Is(said.Split('|'), printed.Split('|')));

    [GeneratedRegex(@"\*\*(?<words>[^*\n]+)\*\*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();
}
