namespace Goldthread.Spec.Reference;

public class PagesTests
{
    public static TheoryData<string> Files { get; } = new(Page.All.Select(p => p.File));

    [Theory]
    [MemberData(nameof(Files))]
    public void Text_OfEveryPage_IsCurrent(string file)
    {
        var page = Page.All.Single(p => p.File == file);
        var text = page.Text();
        if (Environment.GetEnvironmentVariable("GOLDTHREAD_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(page.Path)!);
            File.WriteAllText(page.Path, text);
        }
        Assert.True(File.Exists(page.Path), $"docs/reference/{file} is missing. GOLDTHREAD_WRITE_DOCS=1 dotnet run --project tests/Goldthread.Spec writes it.");
        var (is_, due) = (File.ReadAllLines(page.Path), text.TrimEnd('\n').Split('\n'));
        var at = Enumerable.Range(0, Math.Max(is_.Length, due.Length)).FirstOrDefault(i => is_.ElementAtOrDefault(i) != due.ElementAtOrDefault(i), -1);
        Assert.True(at < 0, $"docs/reference/{file} is not current at line {at + 1}:\n  is:  {is_.ElementAtOrDefault(at)}\n  due: {due.ElementAtOrDefault(at)}\nGOLDTHREAD_WRITE_DOCS=1 dotnet run --project tests/Goldthread.Spec writes it anew.");
    }

    [Fact]
    public void Folder_OfTheReference_HoldsWhatIsGeneratedAndWhatIsListed()
    {
        var written = new[] { "README.md", "replay-json.md" };
        var folder = Project.File("docs", "reference");
        Assert.Equal(Page.All.Select(p => p.File).Where(Here).Concat(written).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        var index = File.ReadAllText(Project.File("docs", "reference", "README.md"));
        Assert.All(Page.All.Select(p => p.File).Where(Here).Where(f => !f.Contains('/', StringComparison.Ordinal)).Append("safeguards/README.md").Append("formats/README.md").Append("replay-json.md"), file => Assert.Contains($"({file})", index));
    }

    // A page of the explanations is generated as those of the reference are.
    static bool Here(string file) => !file.StartsWith("../", StringComparison.Ordinal);
}
