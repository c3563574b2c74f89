using Goldthread.Reading;

namespace Goldthread.Spec.Tables;

/// <summary>One page of the reference: a folder of tables in the order of its contents.yaml.</summary>
/// <param name="Page">The file in docs/reference that it becomes.</param>
public sealed record Chapter(string Folder, string Page, string Title, string Says, IReadOnlyList<SpecTable> Tables)
{
    public static IReadOnlyList<Chapter> All { get; } = [Read("Forms"), Read("Meaning")];

    static Chapter Read(string folder)
    {
        var problems = new ProblemList();
        var contents = SpecTable.Open($"{folder}/contents.yaml", problems, "the contents of a chapter", "page", "title", "says", "tables");
        var tables = contents.Words("tables").Select(name => SpecTable.Read(folder, name.Text, problems)).ToList();
        SpecTable.Refuse(problems);
        return new(folder, contents.Required("page"), contents.Required("title"), contents.Required("says"), tables);
    }
}
