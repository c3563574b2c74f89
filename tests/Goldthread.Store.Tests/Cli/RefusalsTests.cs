namespace Goldthread.Store.Tests.Cli;

/// <summary>What the command will not do, and says so.</summary>
public class RefusalsTests
{
    [Fact]
    public void Demo_IntoAFolderThatIsNotEmpty_WritesNothing()
    {
        using var folder = new Temporary();
        File.WriteAllText(Path.Combine(folder.Path, "letter.txt"), "kept");
        var (code, _, errors) = Command.Run(["demo", "--children", "5", "--data", folder.Path, "--catalogue", Root]);
        Assert.Equal(2, code);
        Assert.Contains("is not empty. Nothing was written", errors, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Serve_OfWhatIsNotInvented_AsksForControllerAssessmentAndSafetyOfficer()
    {
        using var folder = new Temporary();
        File.WriteAllText(Path.Combine(folder.Path, "partnership.json"), """{ "name": "Somewhere", "invented": false, "seed": 0, "children": 0, "years": 0, "from": "2026-01-01", "until": null, "go_live": "2026-01-01" }""");
        var (code, _, errors) = Command.Run(["serve", "--data", folder.Path, "--catalogue", Root]);
        Assert.Equal(2, code);
        foreach (var word in new[] { "sign-in", "controller", "assessment of data protection", "safety officer" }) Assert.Contains(word, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Downtime_OfAFolderWithoutAPartnership_SaysSo()
    {
        using var folder = new Temporary();
        var (code, _, errors) = Command.Run(["downtime", "--data", folder.Path, "--out", Path.Combine(folder.Path, "copy.html"), "--catalogue", Root]);
        Assert.Equal((2, false), (code, File.Exists(Path.Combine(folder.Path, "copy.html"))));
        Assert.Contains("no partnership", errors, StringComparison.Ordinal);
    }

    static string Root
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) return folder.FullName;
            throw new InvalidOperationException("No Goldthread.slnx above the tests.");
        }
    }

    sealed class Temporary : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("goldthread-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
