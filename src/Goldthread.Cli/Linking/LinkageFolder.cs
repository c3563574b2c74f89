using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Web;
using Goldthread.Web.Links;

namespace Goldthread.Cli.Linking;

/// <summary>What the folder <c>linkage/</c> holds: names of the population, words that mean nothing, the shipped model and maps.</summary>
sealed record LinkageFolder(string Root, LinkWords Words)
{
    public PopulationNames Names => Words.Names;

    public MissingWords Missing => Words.Missing;

    public LinkModel Model => Words.Model;

    /// <summary>Null when there is none or its files are wrong; it has been said why.</summary>
    public static LinkageFolder? Open(string? data)
    {
        if (DataFolder.Find(data) is not { } root || !Directory.Exists(Path.Combine(root, "linkage")))
        {
            Console.Error.WriteLine("No data folder: run this inside the project, or give --data DIR (the folder that holds vocabulary/ and linkage/).");
            return null;
        }
        var problems = new ProblemList();
        var words = LinkWords.Read(root, problems);
        Workspace.Tell(problems.All);
        return words is null ? null : new(root, words);
    }

    /// <summary>A map by its name or its path; null when it cannot be read, with every reason said.</summary>
    public FileMap? Map(string nameOrPath) => Load(nameOrPath, Path.Combine(Root, "linkage", "maps", $"{nameOrPath}.yaml"), FileMap.Read);

    /// <summary>A model from a file.</summary>
    public static LinkModel? ModelAt(string path) => Load(path, path, LinkModelFile.Read);

    static T? Load<T>(string asked, string otherwise, Func<Node, ProblemList, T?> read) where T : class
    {
        var problems = new ProblemList();
        var path = File.Exists(asked) ? asked : otherwise;
        T? found = null;
        if (!File.Exists(path)) problems.Add(ProblemKind.FileMissing, new Place(asked, 1, 1), "There is no such file, nor is one of that name shipped.");
        else if (YamlFile.Read(File.ReadAllBytes(path), path, problems) is { } root) found = read(root, problems);
        Workspace.Tell(problems.All);
        return found;
    }
}
