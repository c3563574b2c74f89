using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Time;
using Goldthread.Web.Links;

namespace Goldthread.Web.Tests.Links;

public sealed class LinkingTests : IDisposable
{
    static readonly Vocabulary Vocabulary = Pages.Casebook.Catalogue.Vocabulary;
    static readonly LinkWords Words = LinkWords.Read(DataFolder.Find(null)!, new())!;

    readonly Journal journal = new(new MemoryRows(Guid.CreateVersion7()), KeyRing.Make(), Vocabulary, TimeProvider.System);

    [Fact]
    public async Task Follow_SomebodyWhomAnotherSystemKnows_IsLinked()
    {
        var link = Assert.Single(await After([Held("gp/1", "Tamsin", "Orchard", "2019-03-04", "9990000018", "4 Quay Road, Westmarsh, WM1 1AA")], Held("school/7", "Tamsin", "Orchard", "2019-03-04", "9990000018", "4 Quay Road, Westmarsh, WM1 1AA")));
        Assert.Equal((LinkState.Confirmed, "school/7", "gp/1"), (link.Is, link.Person, link.Other));
    }

    [Fact]
    public async Task Follow_ATwin_IsProposedAndNotLinked()
    {
        var link = Assert.Single(await After([Held("gp/1", "Tamsin", "Orchard", "2019-03-04", null, "4 Quay Road, Westmarsh, WM1 1AA")], Held("school/7", "Rowan", "Orchard", "2019-03-04", null, "4 Quay Road, Westmarsh, WM1 1AA")));
        Assert.Equal(LinkState.Proposed, link.Is);
    }

    [Fact]
    public async Task Follow_ABrotherYearsOlder_IsNobody() =>
        Assert.Empty(await After([Held("gp/1", "Tamsin", "Orchard", "2019-03-04", null, "4 Quay Road, Westmarsh, WM1 1AA")], Held("school/7", "Rowan", "Orchard", "2015-11-20", null, "4 Quay Road, Westmarsh, WM1 1AA")));

    [Fact]
    public async Task Follow_TwoNumbers_NeverLinkByThemselves() =>
        Assert.DoesNotContain(await After([Held("gp/1", "Tamsin", "Orchard", "2019-03-04", "9990000018", "4 Quay Road, Westmarsh, WM1 1AA")], Held("school/7", "Tamsin", "Orchard", "2019-03-04", "9990000026", "4 Quay Road, Westmarsh, WM1 1AA")), l => l.Is == LinkState.Confirmed);

    [Fact]
    public async Task Follow_AChildWhoWasExpected_IsPresumedTheOneWhoWasBorn()
    {
        var expected = Held("maternity/1", null, null, "2025-06-01", null, null) with { More = new Dictionary<string, string> { ["expected"] = "yes" }, Label = PersonLabel.UnbornThenChild };
        var mother = Held("maternity/2", "Iris", "Orchard", "1994-02-11", null, null) with { Label = PersonLabel.Adult };
        var links = await After([expected, mother, Mother("m1", "maternity/1", "maternity/2")], Held("gp/9", "Rowan", "Orchard", "2025-05-24", null, null), Mother("m2", "gp/9", "maternity/2"));
        Assert.Contains(links, l => l.Is == LinkState.Confirmed && l.About.SequenceEqual(["gp/9", "maternity/1"]));
    }

    [Fact]
    public async Task Follow_APairThatWasRefused_IsNotToldAgain()
    {
        var (one, other) = (Held("gp/1", "Tamsin", "Orchard", "2019-03-04", "9990000018", null), Held("school/7", "Tamsin", "Orchard", "2019-03-04", "9990000018", null));
        Assert.Empty(await After([one, new Entry.Link("gp/1", "school/7", LinkState.Refused, "two cousins of one name")], other));
    }

    public void Dispose() => journal.Dispose();

    async Task<IReadOnlyList<Entry.Link>> After(IReadOnlyList<Entry> before, params IReadOnlyList<Entry> then)
    {
        await journal.Append(before, new("feed:test", "import"), Urgency.Import);
        var linking = Linking.Over(journal, Words)!;
        await journal.Append(then, new("feed:test", "import"), Urgency.Import);
        return linking.Follow();
    }

    static Entry.PersonHeld Held(string person, string? first, string? surname, string born, string? number, string? address) => new(person, person.Split('/')[0], person, 1)
    {
        Names = [.. new[] { first, surname }.OfType<string>()],
        Born = FuzzyDateParser.Parse(born),
        NhsNumber = number,
        Addresses = address is null ? [] : [address],
    };

    static Entry.Told Mother(string id, string child, string mother) => new("maternity", new Records.Record
    {
        Id = id,
        Kind = Vocabulary.Kinds["family.mother"],
        Occurred = FuzzyDateParser.Parse("2025-01-01")!,
        By = "maternity",
        Teller = "maternity",
        About = [child, mother],
        Source = new("maternity", id, 1),
    });
}
