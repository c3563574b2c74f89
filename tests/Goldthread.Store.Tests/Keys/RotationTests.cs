using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Tests.Keys;

public class RotationTests
{
    public static TheoryData<string> Sorts => Shelf.Sorts;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task TurnKeys_WhileOthersWrite_WrapsAnewAndChangesNoRow(string sort)
    {
        using var shelf = new Shelf(sort);
        string before;
        using (var journal = shelf.Open())
        {
            await journal.Append([.. Enumerable.Range(1, 300).Select(i => Given.Told($"{i}", about: $"gp/{i}", text: $"words {i}"))], Given.Import, Urgency.Import);
            before = Hashes(journal, 300);
            var writing = Task.Run(async () =>
            {
                for (var i = 301; i <= 400; i++) await journal.Append(Given.Told($"{i}", about: $"gp/{i}"), Given.Import);
            }, TestContext.Current.CancellationToken);
            var saved = new List<KeyRing>();
            await journal.TurnKeys(saved.Add);
            await writing;
            Assert.Equal([1, 2], saved[0].Numbers);
            Assert.Equal([2], saved[1].Numbers);
            shelf.Ring = saved[1];
            Assert.All(journal.Rows.Keys(), k => Assert.Equal(2, k.Ring));
        }
        using var again = shelf.Open();
        Assert.Equal(before, Hashes(again, 300));
        Assert.All(again.Read(), k => Assert.NotNull(k.Entry));
        Assert.Equal(400, again.Head.Position);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task TurnKeys_AfterAnEntryThatWasRefused_Ends(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        // Its file has a key that was made and not written.
        Assert.IsType<Answer.Refused>(await journal.Append(new Entry.Link("gp/1", "hv/1", LinkState.Undone, ""), Given.Import));
        var saved = new List<KeyRing>();
        await journal.TurnKeys(saved.Add);
        Assert.IsType<Answer.Appended>(await journal.Append(new Entry.Link("gp/1", "hv/1", LinkState.Proposed, ""), Given.Import));
        Assert.Equal(saved[^1].Newest, Assert.Single(journal.Rows.Keys()).Ring);
    }

    static string Hashes(Journal journal, int through) => string.Join('\n', journal.Rows.Read(0, through).Select(r => Convert.ToHexString(r.Hash.Span)));
}
