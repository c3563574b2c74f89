using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Watching;
using Followed = Goldthread.Store.Keeping.Feeds;

namespace Goldthread.Store.Tests.Keeping;

/// <summary>Each thing that is known of a feed goes on in the next keeper.</summary>
public class FeedsTests
{
    private const long Day = Span.Day;

    private Followed feeds = new(patience: 2 * Day);

    [Fact]
    public void AgenciesOf_AfterARest_AreThoseThatItTellsFor()
    {
        Tells("records", "school");
        Tells("records", "gp");
        Rest();
        Assert.Equal(["gp", "school"], feeds.AgenciesOf("records"));
        Assert.Equal(["other"], feeds.AgenciesOf("other"));
    }

    [Fact]
    public void AgencyOf_AfterARest_IsTheFirstByNameOfThoseToldOfBefore()
    {
        Tells("records", "school", position: 3);
        Tells("records", "gp", position: 7);
        Rest();
        Assert.Equal(["records", "school", "school", "gp"], [.. new long[] { 3, 4, 7, 8 }.Select(at => feeds.AgencyOf("records", at))]);
    }

    [Fact]
    public void Silences_AfterARest_BeginWhenItsPatienceIsOver()
    {
        Tells("records", "gp");
        Heard("records", 10);
        Rest();
        Assert.Empty(feeds.Silences(10 + (2 * Day) - 1));
        var (minute, happenings) = Assert.Single(feeds.Silences(10 + (2 * Day)));
        Assert.Equal(10 + (2 * Day), minute);
        Assert.Equal([new Happening.Silent("gp", 11)], happenings);
    }

    [Fact]
    public void Silences_OfAFeedThatComesWeekly_AfterARest_BeginAWeekLater()
    {
        Tells("records", "gp", often: "weekly");
        Heard("records", 10);
        Rest();
        Assert.Empty(feeds.Silences(10 + (9 * Day) - 1));
        Assert.Single(feeds.Silences(10 + (9 * Day)));
    }

    [Fact]
    public void Heard_OfAFeedThatIsSilent_AfterARest_EndsTheSilence_Once()
    {
        Tells("records", "gp");
        Heard("records", 10);
        feeds.Silences(20 * Day);
        Rest();
        Assert.Equal(["records"], feeds.Silent);
        Assert.Empty(feeds.Silences(30 * Day));
        Assert.Equal([new Happening.Heard("gp")], Heard("records", 31 * Day));
        Assert.Empty(Heard("records", (31 * Day) + 1));
    }

    [Fact]
    public void Silences_OfAFeedThatIsRare_AfterARest_AreNone()
    {
        Tells("census", "school", often: "yearly");
        Rest();
        Heard("census", 10);
        Assert.Empty(feeds.Silences(1000 * Day));
    }

    private void Tells(string feed, string agency, string often = "daily", long position = 1) => feeds.Tells(new Entry.Covers(feed, agency, "*", FuzzyDateParser.Parse("2026-01-01")!, HowOften: often), position);

    private IEnumerable<Happening> Heard(string feed, long minute) => feeds.Heard(new Entry.Heartbeat(feed, DateTimeOffset.UnixEpoch), minute);

    private void Rest()
    {
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) feeds.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        feeds = new(patience: 2 * Day);
        feeds.Read(from);
        Assert.Equal(-1, from.PeekChar());
    }
}
