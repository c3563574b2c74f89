using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Web;

namespace Goldthread.Cli.Linking;

/// <summary>What the folder <c>linkage/</c> holds: names of the population, words that mean nothing, the shipped model and maps.</summary>
sealed record LinkageFolder(string Root, PopulationNames Names, MissingWords Missing, LinkModel Model)
{
    /// <summary>Null when there is none or its files are wrong; it has been said why.</summary>
    public static LinkageFolder? Open(string? data)
    {
        if (DataFolder.Find(data) is not { } root || !Directory.Exists(Path.Combine(root, "linkage")))
        {
            Console.Error.WriteLine("No data folder: run this inside the project, or give --data DIR (the folder that holds vocabulary/ and linkage/).");
            return null;
        }
        var problems = new ProblemList();
        Node? Read(string name) => YamlFile.Read(File.ReadAllBytes(Path.Combine(root, "linkage", name)), $"linkage/{name}", problems);
        var names = PopulationNames.Read(new[] { "first-names.yaml", "surnames.yaml", "forms.yaml" }.Select(Read).OfType<Node>(), problems);
        var missing = Read("missing.yaml") is { } words ? MissingWords.Read(words, problems) : MissingWords.None;
        var model = Read("model.yaml") is { } file ? LinkModelFile.Read(file, problems) : null;
        Workspace.Tell(problems.All);
        return problems.Any || model is null ? null : new(root, names, missing, model);
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
