namespace Goldthread.Tests.Cli;

/// <summary>A safeguard begun by the command, in a folder of its own.</summary>
public sealed class NewSafeguardTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("goldthread-new-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void New_OfALesson_CanBeReadAndTested_AndLintNamesEveryLineThatWaits()
    {
        var (code, output, errors) = New("moves/family-moved-and-nobody-told", "--lesson", "norfolk-aj/rq3");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("family-moved-and-nobody-told.yaml: to be filled in:", output, StringComparison.Ordinal);
        var tests = Run("test", "family-moved-and-nobody-told");
        Assert.Equal((0, "3 passed, 0 failed"), (tests.Code, tests.Output.Trim()));
        var lint = Run("lint");
        Assert.Equal(2, lint.Code);
        var said = lint.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(said, line => Assert.Contains("GT0518", line, StringComparison.Ordinal));
        Assert.Equal(File.ReadAllLines(Rule).Concat(File.ReadAllLines(Rule.Replace(".yaml", ".tests.yaml", StringComparison.Ordinal))).Count(l => l.Contains("FILL IN", StringComparison.Ordinal)), said.Length);
    }

    [Fact]
    public void New_WithATitle_IsProposedAndCitesTheLesson()
    {
        New("moves/family-moved-and-nobody-told", "--lesson", "norfolk-aj/rq3", "--title", "A family moved, and \"nobody\" was told");
        var rule = File.ReadAllText(Rule);
        Assert.Contains("status: proposed\n", rule, StringComparison.Ordinal);
        Assert.Contains("taught_by: [norfolk-aj/rq3]\n", rule, StringComparison.Ordinal);
        Assert.Equal(0, Run("test").Code);
        Assert.Contains("A family moved, and \"nobody\" was told", Run("list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void New_WhereAFileStands_LeavesItAsItIs()
    {
        New("moves/family-moved-and-nobody-told", "--lesson", "norfolk-aj/rq3");
        File.AppendAllText(Rule, "# a word of mine\n");
        var before = File.ReadAllText(Rule);
        var (code, output, errors) = New("moves/family-moved-and-nobody-told", "--lesson", "norfolk-aj/rq5");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("GT0402", errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Rule));
    }

    [Theory]
    [InlineData("moves/x", "norfolk-aj/rq33", "GT0502")]
    [InlineData("family-moved", "norfolk-aj/rq3", "GT0106")]
    [InlineData("moves/Family Moved", "norfolk-aj/rq3", "GT0106")]
    [InlineData("../moves/x", "norfolk-aj/rq3", "GT0106")]
    public void New_OfALessonOrANameThatCannotBe_WritesNothing(string name, string lesson, string error)
    {
        var (code, _, errors) = New(name, "--lesson", lesson);
        Assert.Equal(2, code);
        Assert.Contains(error, errors, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    string Rule => Path.Combine(folder.FullName, "moves", "family-moved-and-nobody-told.yaml");

    (int Code, string Output, string Errors) New(params string[] arguments) => Run(["new", .. arguments]);

    (int Code, string Output, string Errors) Run(params string[] arguments) => BuiltCommand.Run(["safeguards", .. arguments, "--safeguards", folder.FullName]);
}
