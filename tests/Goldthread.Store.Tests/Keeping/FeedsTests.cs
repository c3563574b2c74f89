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

    [Fact]
    public void Silences_OfAFeedThatTellsForSeveral_AreOfEach_AndEndForEach()
    {
        Tells("records", "school");
        Tells("records", "gp");
        Heard("records", 10);
        var (_, happenings) = Assert.Single(feeds.Silences(20 * Day));
        Assert.Equal([new Happening.Silent("gp", 11), new Happening.Silent("school", 11)], happenings);
        Assert.Equal([new Happening.Heard("gp"), new Happening.Heard("school")], Heard("records", 21 * Day));
    }

    [Fact]
    public void Silences_OfAFeedThatWasHeardAgain_BeginAfterItsLastSignOfLife()
    {
        Tells("records", "gp");
        Heard("records", 10);
        Heard("records", 10 + Day);
        Rest();
        Assert.Empty(feeds.Silences(10 + (3 * Day) - 1));
        var (_, happenings) = Assert.Single(feeds.Silences(10 + (3 * Day)));
        Assert.Equal([new Happening.Silent("gp", 11 + Day)], happenings);
    }

    [Fact]
    public void Silences_OfSeveralFeeds_AreInOrderOfTheirLastSignsOfLife_AndOfTheirNames()
    {
        foreach (var (feed, minute) in new[] { ("gp", 20L), ("school", 10L), ("midwifery", 10L) }) Heard(feed, minute);
        Assert.Equal(["midwifery", "school", "gp"], feeds.Silences(20 * Day).SelectMany(s => s.Happenings).Cast<Happening.Silent>().Select(s => s.Agency));
        Assert.Equal(["gp", "midwifery", "school"], feeds.Silent);
    }

    [Fact]
    public void Silences_OfAFeedThatIsRareForOneAgencyAlone_AreThoseOfTheOthers()
    {
        Tells("census", "school", often: "yearly");
        Tells("census", "gp");
        Rest();
        Heard("census", 10);
        Assert.Equal([new Happening.Silent("gp", 11)], Assert.Single(feeds.Silences(20 * Day)).Happenings);
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
