using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Links;

/// <summary>A pair that is proposed in a partnership of its own: decided, undone, and asked about.</summary>
public sealed class LinkPagesTests : IAsyncLifetime
{
    Served served = null!;
    string one = "", other = "", worker = "worker.9";

    public async ValueTask InitializeAsync()
    {
        served = await Served.Of(9, 20);
        var team = served.Board.Register.Staff.TeamsOf[LivePage.UsualReader][0].Name;
        (one, other) = ("casebook/9999991", "community/9999992");
        await served.Live.Append(
        [
            new Entry.DirectoryFact(worker, "post", $"post-{worker}", new Dictionary<string, string> { ["name"] = "Robin Worker", ["team"] = team, ["role"] = "social-worker" }, FuzzyDateParser.Parse("2025-01-01")),
            Held(one, "casebook"), Held(other, "community"), new Entry.Link(one, other, LinkState.Proposed, "the same name and date of birth", 900),
        ], new Cause("goldthread:demo", "import"));
    }

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Links_OfAPair_IsShownDecidedAndUndone_EachWrittenDownFirst()
    {
        Assert.Contains("Quillon Marsh", (await served.Ask("/links")).Text, StringComparison.Ordinal);
        Assert.Contains("Say why", (await Send("Link", "")).Text, StringComparison.Ordinal);

        var audited = served.Live.Store!.Audit.Head.Position;
        Assert.Equal(302, (await Send("Link", "I have met him at both")).Status);
        Assert.True(served.Live.Store.Audit.Head.Position >= audited + 2);
        Assert.Equal(served.Board.Register.NameOf(one), served.Board.Register.NameOf(other));

        Assert.Contains("I have met him at both", (await served.Ask("/links")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await Send("Undo", "it was his cousin")).Status);
        Assert.NotEqual(served.Board.Register.NameOf(one), served.Board.Register.NameOf(other));

        Assert.Equal(302, (await Send("Apart", "his cousin has the same name")).Status);
        Assert.Contains("They are one person after all", (await served.Ask("/links")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfAPairWhoseOtherSideNoAgreementShares_ShowsThatSomebodyIsHeldAndNothingElse()
    {
        await served.Live.Append([Held(other, "community") with { Version = 2, Agreement = "one that is not there", Names = ["Peregrine", "Marsh"] }], new Cause("goldthread:demo", "import"));
        var (_, page) = await served.Ask("/links");
        Assert.Contains("Quillon Marsh and somebody", page, StringComparison.Ordinal);
        Assert.Contains("for that agency to tell", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Peregrine", page, StringComparison.Ordinal);
        Assert.DoesNotContain("the same name and date of birth", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfADecisionOfAnotherAgency_SayThatItWasMade_AndNotWhy()
    {
        Assert.Equal(302, (await Send("Link", "His aunt told me of the other name")).Status);
        var theirs = served.Board.Register.AgenciesOf("community").First();
        var (_, page) = await served.Ask($"/links?as={theirs}");
        Assert.Contains("Quillon Marsh", page, StringComparison.Ordinal);
        Assert.Contains("social worker. Why is for that agency to say.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("His aunt told me", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin Worker", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_OfAFeedThatNamesAnotherAgreement_AreShownUnderThatOfToday()
    {
        const string terms = "one that is not there";
        await served.Live.Append([Held(other, "community") with { Version = 2, Agreement = terms }, new Entry.FeedAgreed("community", terms)], new Cause("goldthread:demo", "import"));
        Assert.Contains("Quillon Marsh and somebody", (await served.Ask("/links")).Text, StringComparison.Ordinal);

        await served.Live.Append([new Entry.FeedAgreed("community", null)], new Cause("goldthread:demo", "import"));
        Assert.Contains("Quillon Marsh and Quillon Marsh", (await served.Ask("/links")).Text, StringComparison.Ordinal);

        var told = served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().First();
        string? Today(string feed, string? agreement) => served.Board.Register.Named(new Entry.Told(feed, told.Record with { Sharing = told.Record.Sharing with { Agreement = agreement } })).Sharing.Agreement;
        // What it was told under, or what somebody else's was who told it to the feed.
        Assert.Equal((null, "another's", terms), (Today("community", terms), Today("community", "another's"), Today("casebook", terms)));
    }

    [Fact]
    public async Task Links_OfAPairThatIsNotTheSame_IsNotProposedAgain()
    {
        Assert.Equal(302, (await Send("Apart", "two cousins of one name")).Status);
        Assert.IsType<Answer.Refused>((await served.Live.Append([new Entry.Link(one, other, LinkState.Proposed, "again", 900)], new Cause("goldthread:linkage", "linkage")))[0]);
    }

    [Fact]
    public async Task Links_OfAPairThatIsAskedAbout_PutsAQuestionToTheOtherAgency()
    {
        Assert.Equal(302, (await Send("Ask", "Has he lived in Saltby?")).Status);
        var asked = served.Live.Store!.Journal.Read().Select(k => k.Entry).OfType<Entry.Told>().Last(t => t.Record.Kind.Name == "question.asked").Record;
        Assert.Equal([one], asked.About);
        Assert.NotEmpty(asked.To);
    }

    [Fact]
    public async Task Links_OfSomebodyWhomNoFileToldOf_AreLookedForAtOnce()
    {
        await served.Live.Append([Number("casebook/9999993", "casebook"), Number("community/9999994", "community")], new Cause("user:worker.9", "downtime"));
        Assert.Equal(served.Board.Register.NameOf("casebook/9999993"), served.Board.Register.NameOf("community/9999994"));

        static Entry.PersonHeld Number(string person, string feed) => Held(person, feed) with { Names = ["Perpetua", "Lovelace"], NhsNumber = "9990000018" };
    }

    Task<(int Status, string Text)> Send(string handler, string reason) => served.Send("/links", handler, ("by", worker), ("reason", reason));

    static Entry.PersonHeld Held(string person, string feed) => new(person, feed, person, 1) { Names = ["Quillon", "Marsh"], Born = FuzzyDateParser.Parse("2018-04-05") };
}
