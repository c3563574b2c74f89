using Goldthread.Reading;
using Goldthread.Stories;
using Goldthread.Web;

namespace Goldthread.Cli;

/// <summary>The data that a verb works on, and how it says what was refused.</summary>
sealed class Workspace(Catalogue catalogue, string root)
{
    public const int Fine = 0, NotAsExpected = 1, Refused = 2, Stopped = 3;

    public Catalogue Catalogue => catalogue;

    public string Root => root;

    /// <summary>Null when there is no data folder; it has been said why.</summary>
    public static Workspace? Open(string? data, string? safeguards)
    {
        if (DataFolder.Find(data) is not { } root || !Directory.Exists(Path.Combine(root, "vocabulary")))
        {
            Console.Error.WriteLine("No data folder: run this inside the project, or give --data DIR (the folder that holds vocabulary/ and safeguards/).");
            return null;
        }
        if (safeguards is not null && !Directory.Exists(safeguards))
        {
            Console.Error.WriteLine(new Problem(ProblemKind.FileMissing, new(safeguards, 1, 1), "", "There is no such folder of safeguards."));
            return null;
        }
        var workspace = new Workspace(Catalogue.Of(DataFiles.Read(root, safeguards)), root);
        Tell(workspace.Catalogue.Problems);
        foreach (var (path, problems) in workspace.Catalogue.Refused)
        {
            Console.Error.WriteLine($"{path}: this safeguard cannot run:");
            Tell(problems);
        }
        return workspace;
    }

    /// <summary>Whether any of the words or safeguards were refused.</summary>
    public bool Broken => catalogue.Problems.Count > 0 || catalogue.Refused.Count > 0;

    /// <summary>Reads a story from any path; null when it was refused, with every reason said.</summary>
    public Story? Story(string path)
    {
        var problems = new ProblemList();
        Story? story = null;
        if (!File.Exists(path)) problems.Add(ProblemKind.FileMissing, new Place(path, 1, 1), "There is no such file.");
        else if (new FileInfo(path).Length > YamlFile.MostBytes) problems.Add(ProblemKind.TooLarge, new Place(path, 1, 1), $"It has {new FileInfo(path).Length / (1024 * 1024.0):0.#} MB.");
        else story = catalogue.ReadStory(File.ReadAllBytes(path), path, problems);
        Tell(problems.All);
        return story;
    }

    public static void Tell(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems) Console.Error.WriteLine(problem);
    }
}
