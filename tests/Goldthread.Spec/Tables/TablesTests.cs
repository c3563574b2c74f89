using Goldthread.Reading;

namespace Goldthread.Spec.Tables;

/// <summary>Every table of the reference, asked of the reference evaluator.</summary>
public class TablesTests
{
    static readonly Dictionary<string, SpecTable> Tables = Chapter.All.SelectMany(c => c.Tables).ToDictionary(t => t.File);

    public static TheoryData<string, string> Cases { get; } = new(Tables.Values.SelectMany(t => t.Cases.Select(c => (t.File, c.Says))));

    public static TheoryData<string> Forms { get; } = new(Chapter.All.Where(c => c.Folder == "Forms").SelectMany(c => c.Tables).Select(t => t.File));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Answers_OfEveryCase_AreThoseOfItsTable(string table, string says)
    {
        var (t, c) = (Tables[table], Tables[table].Cases.Single(c => c.Says == says));
        var situation = Situation.Of(t, c);
        var wrong = new List<string>();
        foreach (var row in c.Rows)
            foreach (var (column, expected) in row.Cells.Where(cell => Columns.Asked.ContainsKey(cell.Column)))
                if (Columns.Asked[column](situation, row) is var found && found != expected)
                    wrong.Add($"{row.Place} {row["at"]}: {column} is '{found}', not '{expected}'");
        if (wrong.Count > 0) Assert.Fail(string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Forms_EachOfThem_AnswerYesNoAndCannotTell(string table)
    {
        string[] one = [.. Tables[table].Cases.SelectMany(c => c.Rows).SelectMany(r => r.Cells).Where(c => Columns.Asked.ContainsKey(c.Column)).Select(c => c.Text == "asks" ? "cannot tell" : c.Text)];
        Assert.Empty(new[] { "yes", "no", "cannot tell" }.Except(one));
    }

    [Fact]
    public void Files_OfEveryChapter_StandInItsContents() =>
        Assert.All(Chapter.All, c => Assert.Equal(
            Directory.EnumerateFiles(Project.Data(c.Folder), "*.yaml").Select(Path.GetFileNameWithoutExtension).Where(n => n != "contents").Order(StringComparer.Ordinal),
            c.Tables.Select(t => t.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void Read_UnknownColumn_IsRefused()
    {
        var problems = new ProblemList();
        SpecRow.Read(YamlFile.Read("{ at: 2024, spaeks: yes }", "x.yaml", problems)!, problems);
        Assert.Contains("Did you mean 'speaks'?", Assert.Single(problems.All).Message);
    }
}
