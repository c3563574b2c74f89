using Goldthread.Reading;

namespace Goldthread.Spec.Tables;

/// <summary>One idea of the language: a few sentences, a small safeguard, and cases with the answers that every engine must give.</summary>
/// <param name="Root">The whole file; keys of the table hold for each of its cases, unless the case has its own.</param>
public sealed record SpecTable(string File, string Name, string Title, string Says, Mapping Root, IReadOnlyList<SpecCase> Cases)
{
    static readonly string[] Keys = ["title", "says", "safeguard", "clocks", "agencies", "people", "days", "guidance_as_of", "go_live", "records", "cases"];

    public static SpecTable Read(string folder, string name, ProblemList problems)
    {
        var file = $"{folder}/{name}.yaml";
        var s = Open(file, problems, "a table", Keys);
        var root = (Mapping)YamlFile.Read(System.IO.File.ReadAllBytes(Project.Data(file)), file, new())!;
        var cases = s.List("cases").Select(c => SpecCase.Read(c, problems)).OfType<SpecCase>().ToList();
        if (cases.Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "A table without cases says nothing.");
        return new(file, name, s.Required("title"), s.Required("says"), root, cases);
    }

    /// <summary>What a case has itself, else what its table has.</summary>
    public Node? Of(SpecCase c, string key) => c.Own[key] ?? Root[key];

    internal static Section Open(string file, ProblemList problems, string what, params string[] keys)
    {
        var root = YamlFile.Read(System.IO.File.ReadAllBytes(Project.Data(file)), file, problems);
        Refuse(problems);
        var section = Section.Open(root, problems, what, keys);
        Refuse(problems);
        return section!;
    }

    internal static void Refuse(ProblemList problems)
    {
        if (problems.Any) throw new InvalidOperationException(string.Join('\n', problems.All));
    }
}

/// <summary>A few records, and questions with their answers.</summary>
/// <param name="Says">What is so, as a sentence.</param>
public sealed record SpecCase(string Says, Mapping Own, IReadOnlyList<SpecRow> Rows)
{
    static readonly string[] Keys = ["case", "safeguard", "clocks", "agencies", "people", "days", "guidance_as_of", "go_live", "records", "answers"];

    public static SpecCase? Read(Node node, ProblemList problems)
    {
        if (Section.Open(node, problems, "a case", Keys) is not { } s) return null;
        var rows = s.List("answers").Select(r => SpecRow.Read(r, problems)).OfType<SpecRow>().ToList();
        if (rows.Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "A case without answers says nothing.");
        return new(s.Required("case"), (Mapping)node, rows);
    }
}

/// <summary>One line of a table: what is given and asked, and the answers, by column.</summary>
public sealed record SpecRow(Place Place, IReadOnlyList<(string Column, string Text)> Cells)
{
    public string? this[string column] => Cells.FirstOrDefault(c => c.Column == column).Text;

    public static SpecRow? Read(Node node, ProblemList problems)
    {
        if (Section.Open(node, problems, "an answer") is not { } s) return null;
        foreach (var entry in s.Entries.Where(e => !Columns.Given.ContainsKey(e.Key.Text) && !Columns.Asked.ContainsKey(e.Key.Text)))
            problems.Unknown(ProblemKind.UnknownKey, entry.Key.Place, entry.Key.Text, "a column", Columns.Given.Keys.Concat(Columns.Asked.Keys));
        return new(s.Place, [.. s.Entries.Select(e => (e.Key.Text, Text(e.Value)))]);
    }

    static string Text(Node node) => node switch { Scalar s => s.Text, Sequence list => string.Join(", ", list.Items.Select(Text)), _ => "" };
}
