using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Spec.Tables;

namespace Goldthread.Spec.Linkage;

/// <summary>What linkage/ ships.</summary>
static class Shipped
{
    public static PopulationNames Names { get; } = Read(p => PopulationNames.Read(new[] { "first-names", "surnames", "forms" }.Select(f => File(f, p)), p));

    public static MissingWords Missing { get; } = Read(p => MissingWords.Read(File("missing", p), p));

    public static LinkModel Model { get; } = Read(p => LinkModelFile.Read(File("model", p), p))!;

    static Node File(string name, ProblemList problems) => YamlFile.Read(System.IO.File.ReadAllBytes(Project.File("linkage", $"{name}.yaml")), $"linkage/{name}.yaml", problems)!;

    static T Read<T>(Func<ProblemList, T> read)
    {
        var problems = new ProblemList();
        var value = read(problems);
        SpecTable.Refuse(problems);
        return value;
    }
}
