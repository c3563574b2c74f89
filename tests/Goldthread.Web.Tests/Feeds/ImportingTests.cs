using Goldthread.Feeds;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Web.Feeds;

namespace Goldthread.Web.Tests.Feeds;

public sealed class ImportingTests : IDisposable
{
    const string Format = """
        format: quay-school
        label: a list of absences
        source: invented for a test
        file: csv
        people:
          child: { key: Pupil }
        records:
          absence: { kind: education.absence, key: Day, occurred: Day, text: Why }
        """;

    const string Feed = """
        feed: quay-school
        agency: quay-school
        system: quay
        format: quay-school
        basis: [an invented basis]
        agreement: { name: an invented agreement, from: 2024-01-01, until: 2099-12-31 }
        retention: until the child is 25
        covers:
          - { kinds: [education.absence], children: all pupils, since: 2024-01-01, every: daily, delay: a day }
        """;

    static readonly Catalogue Catalogue = Goldthread.Catalogue.Of(DataFiles.Read(DataFolder.Find(null)!));

    static readonly FeedList List = FeedList.Of(new Dictionary<string, byte[]> { ["formats/a.yaml"] = System.Text.Encoding.UTF8.GetBytes(Format), ["feeds/a.yaml"] = System.Text.Encoding.UTF8.GetBytes(Feed) }, Catalogue);

    readonly Journal journal = new(new MemoryRows(Guid.CreateVersion7()), KeyRing.Make(), Catalogue.Vocabulary, TimeProvider.System);
    readonly string path = Path.GetTempFileName();

    [Fact]
    public async Task Take_TheSameFileTwice_WritesItOnce()
    {
        await Take("Pupil,Day,Why\n17,2024-09-05,ill\n");
        var after = Told().ToList();
        var again = await Take("Pupil,Day,Why\n17,2024-09-05,ill\n");
        Assert.Equal((1, 1), (after.Count, Told().Count()));
        Assert.Equal(1, again.Tally.Items[Fate.Unchanged]);
    }

    [Fact]
    public async Task Find_LookedUpOrReadThrough_KnowsTheSame()
    {
        await Take("Pupil,Day,Why\n17,2024-09-05,ill\n18,2024-09-05,ill\n");
        await Take("Pupil,Day,Why\n17,2024-09-05,on holiday\n");
        await Take("Pupil,Day,Why\n17,2024-09-05,ill\n");
        var (feed, format) = (List.Feeds["quay-school"], List.Formats["quay-school"]);
        // What the feed told while its system was another.
        await journal.Append(new Entry.Told(feed.Name, Told().First() with { Id = "old", Source = new("another", "old", 1) }), new("feed:quay-school", "import"));
        var (asked, read) = (Arrivals.Of(journal, feed, format, bytes: 0), Arrivals.Of(journal, feed, format, bytes: long.MaxValue));
        Assert.NotEmpty(read.Keys);
        Assert.Equal(read.Keys.Order(StringComparer.Ordinal), asked.Keys.Order(StringComparer.Ordinal));
        Assert.All(read.Keys, key => Assert.Equal(read.Find(key), asked.Find(key)));
        Assert.Equal(3, read.Keys.Max(key => asked.Find(key)!.Version));
        Assert.Equal((null, null), (asked.Find("old"), read.Find("old")));
        Assert.Null(asked.Find("quay-school/19"));
        Assert.Equal(read.Heard, asked.Heard);
    }

    [Fact]
    public async Task Take_ACorrectedRow_SupersedesTheFirst()
    {
        await Take("Pupil,Day,Why\n17,2024-09-05,ill\n");
        await Take("Pupil,Day,Why\n17,2024-09-05,on holiday\n");
        Assert.Equal([null, Told().First().Id], Told().Select(r => r.Supersedes));
    }

    [Fact]
    public async Task Take_ARowThatCannotBeTaken_WaitsOnceUntilItIsCorrected()
    {
        await Take("Pupil,Day,Why\n,2024-09-05,ill\n");
        await Take("Pupil,Day,Why\n,2024-09-05,ill\n");
        var waiting = Assert.Single(Waiting());
        Assert.Equal(["GT0804"], waiting.Why);
        Assert.Equal("Day: 2024-09-05\nWhy: ill\n", waiting.Content);

        await Importing().Correct(waiting, ItemText.Read($"Pupil: 17\n{waiting.Content}")!);
        Assert.Empty(Waiting());
        Assert.Equal("2024-09-05", Assert.Single(Told()).Occurred.Text);

        await Take("Pupil,Day,Why\n,2024-09-05,ill\n");
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task Correct_WithWhatStillCannotBeTaken_WaitsOn()
    {
        await Take("Pupil,Day,Why\n,2024-09-05,ill\n");
        Assert.Contains(await Importing().Correct(Waiting()[0], ItemText.Read("Day: 2024-09-05")!), s => s.Fate == Fate.Rejected);
        Assert.Single(Waiting());
    }

    [Fact]
    public async Task Take_AFileThatIsNotWhole_WritesNothing()
    {
        var imported = await Take("Pupil,Day,Day\n17,2024-09-05,ill\n");
        Assert.NotNull(imported.Broken);
        Assert.Equal(0, journal.Head.Position);
    }

    [Fact]
    public async Task Take_OfAnIdentityThatAdoptionClosed_IsHeldBackWithoutAWord_AndWaitsForNobodyElse()
    {
        await journal.Append(new Entry.IdentitySealed("9990000018", ["quay/17"], "an invented basis", "an invented order"), new("user:keeper", "adoption"));
        var imported = await Take("Pupil,Day,Why\n17,2024-09-05,ill\n18,2024-09-05,ill\n,2024-09-06,999 000 0018\n");
        Assert.Equal((1, 1, 1), ((int)imported.Tally.Items[Fate.Accepted], (int)imported.Tally.Items[Fate.Quarantined], (int)imported.Tally.Items[Fate.Rejected]));
        Assert.Equal(["quay/18"], Told().SelectMany(t => t.About));
        Assert.Empty(Waiting());
        Assert.Equal([["quay/17"], []], journal.Read().Select(k => k.Entry).OfType<Entry.NotTaken>().Select(n => n.People));
        Assert.All(journal.Read().Select(k => k.Entry).OfType<Entry.NotTaken>(), n => Assert.Equal(NotTakenState.Apart, n.Is));
        // Whoever imports is told that parts are held back, and nothing of what stands in them.
        Assert.All(imported.Told.SelectMany(t => t.Problems), p => Assert.Equal(("GT0826", "", "It is for somebody else to look at."), (p.Kind.Code, p.Excerpt, p.Message)));
        var before = journal.Read().Count(k => k.Entry is Entry.NotTaken);
        await Take("Pupil,Day,Why\n17,2024-09-05,ill\n");
        Assert.Equal(before, journal.Read().Count(k => k.Entry is Entry.NotTaken));
    }

    [Fact]
    public async Task Take_OfAFeedThatNamesAnotherAgreement_SaysSoOnce_AndTellsNothingAnew()
    {
        await Take("Pupil,Day,Why\n17,2024-09-05,ill\n");
        Assert.Equal([null], Agreed());
        var own = FeedList.Of(new Dictionary<string, byte[]> { ["formats/a.yaml"] = System.Text.Encoding.UTF8.GetBytes(Format), ["feeds/a.yaml"] = System.Text.Encoding.UTF8.GetBytes(Feed.Replace("until: 2099-12-31 }", "until: 2099-12-31, terms: quay-surgery }", StringComparison.Ordinal).Replace("agency: quay-school", "agency: quay-surgery", StringComparison.Ordinal)) }, Catalogue);
        var before = Told().Count();
        foreach (var _ in new[] { 1, 2 })
        {
            await File.WriteAllTextAsync(path, "Pupil,Day,Why\n17,2024-09-05,ill\n", TestContext.Current.CancellationToken);
            await new Importing(own, Catalogue.Vocabulary, own.Feeds["quay-school"] with { Agency = "quay-school" }, journal, journal.Append).Take(path, write: true, TimeProvider.System.GetUtcNow());
        }
        Assert.Equal(before, Told().Count());
        Assert.Equal([null, "quay-surgery"], Agreed());

        IEnumerable<string?> Agreed() => journal.Read().Select(k => k.Entry).OfType<Entry.FeedAgreed>().Select(a => a.Terms);
    }

    public void Dispose()
    {
        journal.Dispose();
        File.Delete(path);
    }

    Importing Importing() => new(List, Catalogue.Vocabulary, List.Feeds["quay-school"], journal, journal.Append);

    async Task<Imported> Take(string text)
    {
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return await Importing().Take(path, write: true, TimeProvider.System.GetUtcNow());
    }

    IReadOnlyList<Entry.NotTaken> Waiting() => FeedBook.Of(journal).GetValueOrDefault("quay-school")?.Waiting ?? [];

    IEnumerable<Records.Record> Told() => journal.Read().Select(k => k.Entry).OfType<Entry.Told>().Select(t => t.Record);
}
