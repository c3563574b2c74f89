using Goldthread.Linkage;
using Goldthread.Reading;

namespace Goldthread.Web.Links;

/// <summary>What people are compared by: names of the population, words that mean nothing, the model. Read from linkage/.</summary>
public sealed record LinkWords(PopulationNames Names, MissingWords Missing, LinkModel Model)
{
    /// <summary>Null (with problems) when there is no such folder, or its files are wrong.</summary>
    public static LinkWords? Read(string root, ProblemList problems)
    {
        Node? Open(string name)
        {
            var path = Path.Combine(root, "linkage", name);
            if (File.Exists(path)) return YamlFile.Read(File.ReadAllBytes(path), $"linkage/{name}", problems);
            problems.Add(ProblemKind.FileMissing, new Place(path, 1, 1), "There is no such file.");
            return null;
        }
        var names = PopulationNames.Read(new[] { "first-names.yaml", "surnames.yaml", "forms.yaml" }.Select(Open).OfType<Node>(), problems);
        var missing = Open("missing.yaml") is { } words ? MissingWords.Read(words, problems) : MissingWords.None;
        var model = Open("model.yaml") is { } file ? LinkModelFile.Read(file, problems) : null;
        return problems.Any || model is null ? null : new(names, missing, model);
    }
}
