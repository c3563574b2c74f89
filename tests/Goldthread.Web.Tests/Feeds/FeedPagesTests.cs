using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Feeds;

/// <summary>The feeds of one partnership of its own, with a part of a census that waits.</summary>
public sealed class FeedPagesTests : IAsyncLifetime
{
    const string Feed = "westmarsh-cin";
    const string Part = "ChildIdentifiers\n  PersonBirthDate: 2020-06-01\nCINdetails\n  CINreferralDate: 2025-01-10\n  ReferralNFA: false\n";

    Served served = null!;

    public async ValueTask InitializeAsync()
    {
        served = await Served.Of(7, 20);
        await served.Live.Append([new Entry.NotTaken(Feed, "aa", NotTakenState.Waiting, "return.xml:4:2", ["GT0804"], Part)], new Cause($"feed:{Feed}", "import"));
    }

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task List_NamesEveryFeed_AndHowMuchWaits()
    {
        var (status, page) = await served.Ask("/feeds");
        Assert.Equal(200, status);
        Assert.Contains("1 part waiting", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_ForItsOwnAgency_ShowsWhatWaits_OnceItIsWrittenDownWhoLooks()
    {
        var before = served.Live.Store!.Audit.Head.Position;
        Assert.Contains("2020-06-01", (await served.Ask($"/feeds/{Feed}")).Text, StringComparison.Ordinal);
        // What serving does by itself is written down in between.
        Assert.True(served.Live.Store.Audit.Head.Position > before);
    }

    [Fact]
    public async Task Feed_ForAnotherAgency_SaysHowMuchWaits_AndNothingOfIt()
    {
        var other = served.Board.Register.Agencies.All.Values.First(a => a.Connected && a.Name != LivePage.UsualReader).Name;
        var (_, page) = await served.Ask($"/feeds/{Feed}?as={other}");
        Assert.Contains("1 part of its files", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2020-06-01", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_OfAPartThatIsMended_TakesItIn()
    {
        Assert.Contains("Nothing was written", (await served.Send($"/feeds/{Feed}", "Correct", ("mended", Part))).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await served.Send($"/feeds/{Feed}", "Correct", ("mended", $"ChildIdentifiers\n  LAchildID: W1\n{Part[17..]}"))).Status);
        var book = FeedBook.Of(served.Live.Store!.Journal)[Feed];
        Assert.Equal((0, 1), (book.Waiting.Count, (int)book.People));
        Assert.True(book.Records > 0);
    }

    [Fact]
    public async Task Feed_OfAPartThatIsNotWanted_DropsItWithAReason()
    {
        Assert.Contains("Say why", (await served.Send($"/feeds/{Feed}", "Drop", ("reason", " "))).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await served.Send($"/feeds/{Feed}", "Drop", ("reason", "sent by mistake"))).Status);
        Assert.Empty(FeedBook.Of(served.Live.Store!.Journal)[Feed].Waiting);
    }
}
