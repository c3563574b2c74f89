using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Links;

/// <summary>Two partnerships that are the same but for an identity that was closed in one, and a late file in the other's place.</summary>
public sealed class ApartPageTests : IAsyncLifetime
{
    const string Old = "9990000018", New = "9990000026", Feed = "westmarsh-child-health";
    const string Keeper = "keeper.1", Worker = "worker.9";

    Served closed = null!;

    public async ValueTask InitializeAsync()
    {
        closed = await Served.Of(9, 20);
        var team = closed.Board.Register.Staff.TeamsOf[LivePage.UsualReader][0].Name;
        await closed.Live.Append([Post(Keeper, "Alex Keeper", team, "adoption-records"), Post(Worker, "Robin Worker", team, "social-worker"), Held("casebook/1", Old, "Tamsin", "Orchard"), Held("community/2", New, "Tamsin", "Orchard") with { NhsNumber = null }], new("goldthread:demo", "import"));
        await closed.Live.Append([Held("community/2", New, "Marlowe", "Quayle") with { Version = 2 }], new("goldthread:demo", "import"));
    }

    public ValueTask DisposeAsync() => closed.DisposeAsync();

    [Fact]
    public async Task Apart_ForWhoeverDoesNotKeepAdoptionRecords_IsNotThere()
    {
        Assert.Equal(404, (await closed.Ask("/kept-apart")).Status);
        Assert.Equal(404, (await closed.Ask($"/kept-apart?by={Worker}")).Status);
        Assert.Equal(200, (await closed.Ask($"/kept-apart?by={Keeper}")).Status);
    }

    [Fact]
    public async Task Close_NeedsANumberABasisAndAReason_AndIsWrittenDownFirst()
    {
        Assert.Contains("ten digits", (await Close("12345", "", "")).Text, StringComparison.Ordinal);
        var audited = closed.Live.Store!.Audit.Head.Position;
        Assert.Equal(302, (await Close(Old, "Adoption and Children Act 2002", "the order was made")).Status);
        Assert.True(closed.Live.Store.Audit.Head.Position >= audited + 2);
        Assert.Contains("Adoption and Children Act 2002", (await closed.Ask($"/kept-apart?by={Keeper}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_OfAnIdentityThatWasLinked_PartsIt_AndItIsNeverProposedAgain()
    {
        await closed.Live.Append([new Entry.Link("casebook/1", "community/2", LinkState.Confirmed, "I know her")], new($"user:{Worker}", "duty"));
        Assert.Equal(closed.Board.Register.NameOf("casebook/1"), closed.Board.Register.NameOf("community/2"));
        await Close(Old, "Adoption and Children Act 2002", "the order was made");
        Assert.NotEqual(closed.Board.Register.NameOf("casebook/1"), closed.Board.Register.NameOf("community/2"));

        // Told again, exactly alike.
        await closed.Live.Append([Held("community/2", Old, "Tamsin", "Orchard") with { Version = 3, NhsNumber = null }], new("feed:community", "import"));
        Assert.NotEqual(closed.Board.Register.NameOf("casebook/1"), closed.Board.Register.NameOf("community/2"));
        Assert.DoesNotContain("\"casebook/1\"", (await closed.Ask("/links")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tamsin", (await closed.Ask("/links")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apart_OfALateFile_IsOnNoScreenOfAnybodyElse()
    {
        await Close(Old, "Adoption and Children Act 2002", "the order was made");
        var other = closed.Board.Register.Agencies.All.Values.First(a => a.Connected && a.Name != LivePage.UsualReader).Name;
        string[] addresses = ["/", "/feeds", $"/feeds/{Feed}", "/links", "/children", $"/feeds?as={other}", $"/feeds/{Feed}?as={other}", $"/links?as={other}"];
        var before = new List<string>();
        foreach (var address in addresses) before.Add(Lines(await closed.Ask(address)));
        var late = new Entry.NotTaken(Feed, "aa", NotTakenState.Apart, "late.xml:4:2", ["GT0826"], $"NHSNumber: {Old}\nName: Tamsin Orchard\n") { People = [$"health/{Old}"] };
        await closed.Live.Append([late], new Cause($"feed:{Feed}", "import"));

        Assert.Contains("late.xml", (await closed.Ask($"/kept-apart?by={Keeper}")).Text, StringComparison.Ordinal);
        foreach (var (address, was) in addresses.Zip(before)) Assert.Equal(was, Lines(await closed.Ask(address)));
    }

    [Fact]
    public async Task Close_WithWhoIsHeldWithoutTheNumber_AndWithWhatWaits_LeavesNeitherToAnybodyElse()
    {
        var agency = LivePage.UsualReader;
        await closed.Live.Append([Held("archive/7", Old, "Tamsin", "Orchard") with { Feed = agency, Key = "A 7", NhsNumber = null }, new Entry.NotTaken(Feed, "bb", NotTakenState.Waiting, "early.xml:9:2", ["GT0801"], $"NHSNumber: {Old[..3]} {Old[3..6]} {Old[6..]}\nName: Tamsin Orchard\n")], new("goldthread:demo", "import"));
        Assert.Contains("of its files waits", (await closed.Ask($"/feeds/{Feed}")).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody is held here", (await Close(Old, "Adoption and Children Act 2002", "the order was made", $"{agency} A 8")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await Close(Old, "Adoption and Children Act 2002", "the order was made", $"{agency} A 7")).Status);
        Assert.DoesNotContain("of its files waits", (await closed.Ask($"/feeds/{Feed}")).Text, StringComparison.Ordinal);
        Assert.Contains("early.xml", (await closed.Ask($"/kept-apart?by={Keeper}")).Text, StringComparison.Ordinal);
        Assert.Contains(closed.Board.Register.Closed, h => h.Person == "archive/7");
        Assert.DoesNotContain(closed.Board.Register.Children, c => c == "archive/7");
    }

    // But for what stands against forged forms.
    static string Lines((int Status, string Text) answer) => $"{answer.Status}\n{string.Join('\n', answer.Text.Split('\n').Where(l => !l.Contains("__RequestVerificationToken", StringComparison.Ordinal)))}";

    Task<(int Status, string Text)> Close(string number, string basis, string reason, string others = "") => closed.Send($"/kept-apart?by={Keeper}", "Close", ("number", number), ("others", others), ("basis", basis), ("reason", reason));

    static Entry.DirectoryFact Post(string id, string name, string team, string role) => new(id, "post", $"post-{id}", new Dictionary<string, string> { ["name"] = name, ["team"] = team, ["role"] = role }, FuzzyDateParser.Parse("2025-01-01"));

    static Entry.PersonHeld Held(string person, string number, string first, string surname) => new(person, person.Split('/')[0], person, 1) { Names = [first, surname], Born = FuzzyDateParser.Parse("2018-04-05"), NhsNumber = number };
}
