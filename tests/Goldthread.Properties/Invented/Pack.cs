using System.Text;
using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Properties.Invented;

/// <summary>The project's own data, and beside it the invented safeguards and clocks of this folder, read by the public readers.</summary>
public static class Pack
{
    private static readonly string[] Folders = ["vocabulary", "routes", "timescales", "meetings", "directory", "ladders", "access", "reviews", "measures", "safeguards"];

    /// <summary>Bytes by path, as <see cref="Catalogue.Of"/> takes them.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = ReadFiles();

    public static Catalogue Catalogue { get; } = Catalogue.Of(Files);

    /// <summary>The safeguards made for these laws.</summary>
    public static IReadOnlyList<Safeguard> Invented { get; } = [.. Catalogue.Safeguards.Where(g => g.Family == "invented")];

    /// <summary>Those, and the ones the project ships.</summary>
    public static IReadOnlyList<Safeguard> All { get; } = [.. Catalogue.Safeguards.Where(g => g.Family != "corners")];

    /// <summary>Small ones, in which what engines do apart from the rest shows at once.</summary>
    public static IReadOnlyList<Safeguard> Corners { get; } = [.. Catalogue.Safeguards.Where(g => g.Family == "corners")];

    public static IReadOnlyList<Safeguard> Named(IEnumerable<string> ids) => [.. Catalogue.Safeguards.Where(g => ids.Contains(g.Id))];

    /// <summary>A story from its text; null with the problems when it is refused.</summary>
    public static Story? Read(string yaml, Catalogue catalogue, out IReadOnlyList<Problem> problems)
    {
        var list = new ProblemList();
        var story = catalogue.ReadStory(Encoding.UTF8.GetBytes(yaml), "story.yaml", list);
        problems = list.All;
        return story;
    }

    public static Story Read(string yaml, Catalogue? catalogue = null) =>
        Read(yaml, catalogue ?? Catalogue, out var problems) ?? throw new InvalidOperationException($"{string.Join('\n', problems.Select(p => p.Message))}\n{yaml}");

    /// <summary>The project's stories, by their path under stories/.</summary>
    public static IReadOnlyList<string> StoryFiles { get; } = [.. Directory.EnumerateFiles(Path.Combine(Root(), "stories"), "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Path.Combine(Root(), "stories"), f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string StoryText(string file) => File.ReadAllText(Path.Combine(Root(), "stories", file));

    public static string RootFolder => Root();

    private static Dictionary<string, byte[]> ReadFiles()
    {
        var root = Root();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in Folders)
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, folder), "*.yaml", SearchOption.AllDirectories))
                files[Path.GetRelativePath(root, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        var ours = Path.Combine(root, "tests", "Goldthread.Properties", "Invented");
        files["timescales/invented.yaml"] = File.ReadAllBytes(Path.Combine(ours, "timescales.yaml"));
        files["reviews/invented.yaml"] = File.ReadAllBytes(Path.Combine(ours, "review.yaml"));
        foreach (var (folder, family) in new[] { ("safeguards", "invented"), ("corners", "corners") })
            foreach (var file in Directory.EnumerateFiles(Path.Combine(ours, folder), "*.yaml"))
                files[$"safeguards/{family}/{Path.GetFileName(file)}"] = File.ReadAllBytes(file);
        return files;
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx"))) return folder.FullName;
        throw new InvalidOperationException($"No Goldthread.slnx above {AppContext.BaseDirectory}.");
    }
}
