using Goldthread.Store.Journals;

namespace Goldthread.Store.Tests.Tables;

/// <summary>Every store gives the answers of every table.</summary>
public class TablesTests
{
    public static TheoryData<string, string> Examples => [.. Shelf.Names.SelectMany(sort => Table.All.Select(example => (sort, example.Name)))];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Append_EachExample_IsAnsweredAsTheTableSays(string sort, string name)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        var answers = new List<string>();
        var example = Table.All.Single(e => e.Name == name);
        foreach (var (entry, cause, _) in example.Appends) answers.Add(Say(await journal.Append(entry, cause)));
        Assert.Equal(example.Appends.Select(a => a.Answer), answers);
        Assert.Empty(Verification.Of(journal.Rows, []));
    }

    [Fact]
    public void Refusals_Each_HasAnExample() =>
        Assert.All(Enum.GetNames<Refusal>(), r => Assert.Contains(Table.All, e => e.Appends.Any(a => a.Answer == $"refused: {r}")));

    static string Say(Answer answer) => answer switch
    {
        Answer.Appended a => $"appended {a.Position}",
        Answer.Already a => $"already {a.Position}",
        Answer.Refused r => $"refused: {r.Why}",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
