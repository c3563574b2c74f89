using System.Text;
using Goldthread.Feeds;
using Goldthread.Feeds.Imports;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Time;
using Goldthread.Web.Feeds;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Tests.Feeds;

/// <summary>Two returns of one authority that tell of one child: what can be only once on a day is one event, told twice.</summary>
public sealed class OneEventTests : IDisposable
{
    static readonly Catalogue Catalogue = Goldthread.Catalogue.Of(DataFiles.Read(DataFolder.Find(null)!));

    static readonly FeedList List = FeedList.Of(new Dictionary<string, byte[]>
    {
        ["formats/census.yaml"] = Format("census"),
        ["formats/inspection.yaml"] = Format("inspection"),
        ["feeds/census.yaml"] = Feed("census", "eastmarsh-social-care"),
        ["feeds/inspection.yaml"] = Feed("inspection", "eastmarsh-social-care"),
        ["feeds/third.yaml"] = Feed("third", "eastmarsh-social-care"),
        ["formats/third.yaml"] = Format("third"),
        ["feeds/elsewhere.yaml"] = Feed("elsewhere", "saltby-social-care", "inspection"),
    }, Catalogue);

    readonly Journal journal = new(new MemoryRows(Guid.CreateVersion7()), KeyRing.Make(), Catalogue.Vocabulary, TimeProvider.System);
    readonly string path = Path.GetTempFileName();

    [Fact]
    public async Task Take_OfOnePlanByTwoReturns_LeavesTwoStatementsOfOneEvent()
    {
        await Take("census", "Child,Plan,Why\n7,2024-05-01,neglect\n");
        await Take("inspection", "Child,Plan,Why\n7,2024-05-01,physical abuse\n");
        var (set, told) = Set();
        Assert.Equal(2, told.Count);
        Assert.Equal(set.EventOf(told[0]), set.EventOf(told[1]));
    }

    [Theory]
    [InlineData("inspection", "8,2024-05-01")]
    [InlineData("inspection", "7,2024-05-02")]
    [InlineData("inspection", "7,")]
    [InlineData("elsewhere", "7,2024-05-01")]
    public async Task Take_OfAnotherChildOrDayOrByAnotherAgency_LeavesTwoEvents(string feed, string row)
    {
        await Take("census", "Child,Plan,Why\n7,2024-05-01,neglect\n");
        await Take(feed, $"Child,Plan,Why\n{row},neglect\n");
        var (set, told) = Set();
        Assert.Equal(told.Count, told.Select(set.EventOf).Distinct().Count());
    }

    [Fact]
    public async Task Take_OfWhatCanBeTwiceOnADay_LeavesTwoEvents()
    {
        await Take("census", "Child,Visit\n7,2024-05-01\n");
        await Take("inspection", "Child,Visit\n7,2024-05-01\n");
        var (set, told) = Set();
        Assert.NotEqual(set.EventOf(told[0]), set.EventOf(told[1]));
    }

    [Fact]
    public async Task Take_OfTwoRowsOfOneReturn_LeavesTwoEvents()
    {
        await Take("third", "Child,Plan,No\n7,2024-05-01,1\n7,2024-05-01,2\n");
        await Take("inspection", "Child,Plan\n7,2024-05-01\n");
        var (set, told) = Set();
        Assert.Equal(3, told.Count);
        Assert.Equal(2, told.Select(set.EventOf).Distinct().Count());
        Assert.NotEqual(set.EventOf(told[0]), set.EventOf(told[1]));
    }

    [Theory]
    [InlineData("2024-05-01T10:00", "2024-05-01", true)]
    [InlineData("2024-05-01", "2024-05-01T10:00", true)]
    [InlineData("2024-05-01T10:00", "2024-05-01T10:00", true)]
    [InlineData("2024-05-01T10:00", "2024-05-01T15:30", false)]
    public async Task Take_OfADayAndAnHour_IsOneEventWhereNeitherContradicts(string census, string inspection, bool one)
    {
        await Take("census", $"Child,Plan\n7,{census}\n");
        await Take("inspection", $"Child,Plan\n7,{inspection}\n");
        var (set, told) = Set();
        Assert.Equal(one, set.EventOf(told[0]) == set.EventOf(told[1]));
    }

    [Fact]
    public async Task Take_OfADayThatTwoHoursAreOf_JoinsOneOfThem_AndNeverTheTwo()
    {
        await Take("census", "Child,Plan\n7,2024-05-01T10:00\n");
        await Take("inspection", "Child,Plan\n7,2024-05-01T15:30\n");
        await Take("third", "Child,Plan,No\n7,2024-05-01,1\n");
        var (set, told) = Set();
        Assert.NotEqual(set.EventOf(told[0]), set.EventOf(told[1]));
        Assert.Equal(set.EventOf(told[0]), set.EventOf(told[2]));
    }

    [Fact]
    public async Task Take_OfBothReturnsAgain_ChangesNothing()
    {
        string[] feeds = ["census", "inspection"];
        foreach (var feed in feeds) await Take(feed, "Child,Plan\n7,2024-05-01\n");
        foreach (var feed in feeds) Assert.Equal(1, (await Take(feed, "Child,Plan\n7,2024-05-01\n")).Tally.Items[Fate.Unchanged]);
        Assert.Equal(2, Set().Told.Count);
    }

    [Fact]
    public async Task Take_OfADayThatIsCorrected_JoinsTheTwoThen()
    {
        await Take("census", "Child,Plan\n7,2024-05-01\n");
        await Take("inspection", "Child,Plan\n7,2024-05-11\n");
        await Take("inspection", "Child,Plan\n7,2024-05-01\n");
        var (set, told) = Set();
        Assert.Equal(set.EventOf(told[0]), set.EventOf(told[^1]));
    }

    public void Dispose()
    {
        journal.Dispose();
        File.Delete(path);
    }

    // The inspection has keys of its own: one plan a child.
    static byte[] Format(string name) => Encoding.UTF8.GetBytes($$"""
        format: {{name}}
        label: an invented return
        source: invented for a test
        file: csv
        people:
          child: { key: Child }
        records:
          {{name}}-plan: { kind: plan.child-protection.started, {{(name switch { "census" => "key: Plan, ", "third" => "key: No, ", _ => "" })}}occurred: Plan, text: Why }
          {{name}}-visit: { kind: visit.home, occurred: Visit }
        """);

    static byte[] Feed(string name, string agency, string? format = null) => Encoding.UTF8.GetBytes($$"""
        feed: {{name}}
        agency: {{agency}}
        system: casebook
        format: {{format ?? name}}
        basis: [an invented basis]
        agreement: { name: an invented agreement, from: 2024-01-01, until: 2099-12-31 }
        retention: until the child is 25
        covers:
          - { kinds: [plan.child-protection.started, visit.home], children: all, since: 2024-01-01, every: yearly, delay: a month }
        """);

    async Task<Imported> Take(string feed, string text)
    {
        Assert.Empty(List.Problems);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await new Importing(List, Catalogue.Vocabulary, List.Feeds[feed], journal, journal.Append).Take(path, write: true, TimeProvider.System.GetUtcNow());
    }

    (RecordSet Set, IReadOnlyList<Record> Told) Set()
    {
        var told = journal.Read().Select(k => k.Entry).OfType<Entry.Told>().Select(t => t.Record).ToList();
        var people = told.SelectMany(r => r.About).Distinct().ToDictionary(p => p, _ => PersonLabel.Child);
        return (RecordSetBuilder.Arrived(told, people, new Reckoning(Axis.Dated, Catalogue.Timescales.Calendar))!, told);
    }
}
