using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

/// <summary>A child whom two systems hold otherwise, under keys that look like no other's.</summary>
public sealed class TellingTests : IAsyncLifetime
{
    const string One = "casebook/W-1.2", Other = "community/99001";

    Served served = null!;

    public async ValueTask InitializeAsync()
    {
        served = await Served.Of(11, 20);
        await served.Live.Append(
        [
            Held(One, "casebook", "2019-10-02"), Held(Other, "community", "2019-10-12"), new Entry.Link(One, Other, LinkState.Confirmed, "one number"),
            new Entry.Told("casebook", new Records.Record
            {
                Id = "seen", Kind = Pages.Casebook.Catalogue.Vocabulary.Kinds["contact.child-seen"], Occurred = FuzzyDateParser.Parse("2025-06-01")!, By = LivePage.UsualReader, Teller = LivePage.UsualReader, About = [One], Source = new("casebook", "seen", 1),
            }),
        ], new Cause("goldthread:demo", "import"));
    }

    public ValueTask DisposeAsync() => served.DisposeAsync();

    [Fact]
    public async Task Births_ThatDoNotAgree_AreAllOnTheChildsPage_EachWithWhoSaysSo()
    {
        var (status, page) = await served.Ask($"/children/{served.Board.Register.AddressOf(One)}");
        Assert.Equal(200, status);
        Assert.Contains("2 October 2019, by casebook; 12 October 2019, by community. They do not agree.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Births_ToldUnderAnAgreementThatDoesNotShareThem_AreNotTold()
    {
        await served.Live.Append([Held("custody/7", "custody", "2019-11-11") with { Agreement = "one that is not there" }, new Entry.Link(One, "custody/7", LinkState.Confirmed, "one number")], new Cause("goldthread:demo", "import"));
        var (_, page) = await served.Ask($"/children/{served.Board.Register.AddressOf(One)}");
        Assert.Contains("2 October 2019", page, StringComparison.Ordinal);
        Assert.DoesNotContain("11 November 2019", page, StringComparison.Ordinal);
        Assert.DoesNotContain("custody", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ask about casebook/W-1.2.", "Ask about Quillon Marsh.")]
    [InlineData("casebook/W-1.2's plan", "Quillon Marsh's plan")]
    [InlineData("casebook/W-1.23 is somebody else", "casebook/W-1.23 is somebody else")]
    public void Tell_OfALabel_NamesThePerson(string text, string told) => Assert.Equal(told, new Telling(served.Board, LivePage.UsualReader).Tell(text));

    static Entry.PersonHeld Held(string person, string feed, string born) => new(person, feed, person, 1) { Names = ["Quillon", "Marsh"], Born = FuzzyDateParser.Parse(born) };
}
