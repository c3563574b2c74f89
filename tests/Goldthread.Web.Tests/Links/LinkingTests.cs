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
    public async Task Follow_AFatherAndASonOfOneName_IsNobody() =>
        Assert.Empty(await After([Held("gp/1", "Mohammed", "Orchard", "1988-05-19", null, Quay) with { Label = PersonLabel.Adult }], Held("school/7", "Mohammed", "Orchard", "2015-11-20", null, Quay)));

    [Fact]
    public async Task Follow_AFatherOfUnknownAgeAndASonOfOneName_AsksAPerson() =>
        Assert.Equal(LinkState.Proposed, Assert.Single(await After([Held("gp/1", "Mohammed", "Orchard", null, null, Quay) with { Label = PersonLabel.Adult }], Held("school/7", "Mohammed", "Orchard", "2015-11-20", null, Quay))).Is);

    [Fact]
    public async Task Follow_AMotherWhoMarriedAndMoved_IsKnownByWhatHerRecordSaidBefore()
    {
        var link = Assert.Single(await After([Held("gp/1", "Aneta", "Orchard", "1994-02-11", null, Quay), Married], Held("social-care/7", "Aneta", "Orchard", "1994-02-11", null, Quay)));
        Assert.Equal(LinkState.Confirmed, link.Is);
        Assert.Contains("postcode", link.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_AFormerSurnameThatTheSystemTells_IsComparedAsOne()
    {
        var married = Married with { Addresses = [], More = new Dictionary<string, string> { ["former surname"] = "Kowalska; Orchard" } };
        Assert.Contains("surname", Assert.Single(await After([married], Held("social-care/7", "Aneta", "Orchard", "1994-02-11", null, null))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_SomebodyWhoMovedOften_IsComparedByAsManyAddressesAsThereIsRoomFor()
    {
        var moves = Enumerable.Range(1, 60).Select(i => Held("gp/1", "Aneta", "Orchard", "1994-02-11", null, $"{i} Mill Lane, Westmarsh, WM{i % 9 + 1} 9ZZ") with { Version = i }).ToList();
        Assert.Equal(LinkState.Confirmed, Assert.Single(await After(moves, Held("social-care/7", "Aneta", "Orchard", "1994-02-11", null, "59 Mill Lane, Westmarsh, WM6 9ZZ"))).Is);
    }

    [Fact]
    public async Task Follow_APersonOfWhomSeveralTablesTell_IsComparedByAllOfThem()
    {
        var disability = new Entry.PersonHeld("council/1", "council", "ssd_disability/child/1", 1);
        Assert.Equal(LinkState.Confirmed, Assert.Single(await After([Tamsin("council/1"), disability], Tamsin("school/7"))).Is);
    }

    [Fact]
    public async Task Follow_APairThatWasRefused_IsNotToldAgain()
    {
        var (one, other) = (Held("gp/1", "Tamsin", "Orchard", "2019-03-04", "9990000018", null), Held("school/7", "Tamsin", "Orchard", "2019-03-04", "9990000018", null));
        Assert.Empty(await After([one, new Entry.Link("gp/1", "school/7", LinkState.Refused, "two cousins of one name")], other));
    }

    [Fact]
    public async Task Follow_ACorrectedNameAndDateOfBirth_TakesBackTheLinkThatLikenessMade()
    {
        var linking = await Linked();
        await Tell(Tamsin("school/7") with { Version = 2, Names = ["Marlowe", "Quayle"], Born = FuzzyDateParser.Parse("2011-10-22"), NhsNumber = null });
        Assert.Equal([LinkState.Undone], await States(linking));
    }

    [Fact]
    public async Task Follow_ACorrectedNumber_AsksAPersonInPlaceOfTheLink()
    {
        var linking = await Linked();
        await Tell(Tamsin("school/7") with { Version = 2, NhsNumber = "9990000026" });
        Assert.Equal([LinkState.Undone, LinkState.Proposed], await States(linking));
        await Tell(Tamsin("school/7") with { Version = 3 });
        Assert.Equal([LinkState.Confirmed], await States(linking));
    }

    [Fact]
    public async Task Follow_ACorrectedName_MakesAProposalOfOneWhoWasNobody_AndTakesItBack()
    {
        await Tell(Tamsin("gp/1") with { NhsNumber = null });
        var linking = Linking.Over(journal, Words)!;
        await Tell(Held("school/7", "Marlowe", "Quayle", "2014-08-30", null, null));
        Assert.Empty(await States(linking));
        await Tell(Held("school/7", "Rowan", "Orchard", "2019-03-04", null, Quay) with { Version = 2 });
        Assert.Equal([LinkState.Proposed], await States(linking));
        await Tell(Held("school/7", "Marlowe", "Quayle", "2014-08-30", null, null) with { Version = 3 });
        Assert.Equal([LinkState.Withdrawn], await States(linking));
    }

    [Fact]
    public async Task Follow_ACorrection_LeavesWhatAPersonDecided()
    {
        var linking = await Linked();
        await journal.Append(new Entry.Link("gp/1", "school/7", LinkState.Confirmed, "I know her"), new("user:ann", "duty"));
        await Tell(Tamsin("school/7") with { Version = 2, Names = ["Marlowe", "Quayle"], NhsNumber = "9990000026" });
        Assert.Empty(await States(linking));
    }

    [Fact]
    public async Task Follow_ALinkThatAPersonUndid_IsNotMadeAgain_AndEachIsLookedForAmongTheOthers()
    {
        var linking = await Linked();
        await Tell(Tamsin("dentist/3"));
        Assert.Equal([LinkState.Confirmed], await States(linking));
        var third = linking.Follow();
        await journal.Append(new Entry.Link("gp/1", "school/7", LinkState.Undone, "two girls of one name"), new("user:ann", "duty"));
        Assert.DoesNotContain(linking.Follow().OfType<Entry.Link>(), l => l.About.SequenceEqual(["gp/1", "school/7"]));
        Assert.Empty(third);
    }

    [Fact]
    public async Task Follow_AfterAnEndInBetween_TellsWhatWasNotToldYet_Once()
    {
        await Tell(Tamsin("gp/1"));
        await journal.Append(Linking.Over(journal, Words)!.Beginning, Linking.Own);
        await Tell(Tamsin("school/7"));
        // It ends here, before anybody was looked for.
        var linking = Linking.Over(journal, Words)!;
        Assert.Equal([LinkState.Confirmed], await States(linking));
        Assert.Empty(Linking.Over(journal, Words)!.Follow());
        await Tell(Tamsin("school/7") with { Version = 2, Said = DateTimeOffset.UnixEpoch });
        Assert.Empty(await States(Linking.Over(journal, Words)!));
        await Tell(Tamsin("school/7") with { Version = 3, NhsNumber = "9990000026" });
        Assert.Equal([LinkState.Undone, LinkState.Proposed], await States(Linking.Over(journal, Words)!));
    }

    [Fact]
    public async Task Follow_AnIdentityThatAdoptionClosed_IsPartedAndIsComparedWithNobody()
    {
        var linking = await Linked();
        await Tell(Held("police/5", "Rowan", "Orchard", "2019-03-04", null, Quay));
        Assert.Contains(LinkState.Proposed, await States(linking));
        await journal.Append(new Entry.IdentitySealed("9990000018", ["gp/1"], "an invented basis", "an invented order"), new("user:keeper", "duty"));
        Assert.DoesNotContain(await States(linking), s => s is LinkState.Confirmed or LinkState.Proposed);
        await Tell(Tamsin("dentist/3"), Tamsin("hospital/4"));
        Assert.Empty(await States(linking));
        Assert.Empty(await States(Linking.Over(journal, Words)!));
    }

    [Fact]
    public async Task Follow_ANumberThatWasGivenUpForAnother_LinksThoseWhomTwoNumbersKeptApart()
    {
        await Tell(Tamsin("gp/1"));
        var linking = Linking.Over(journal, Words)!;
        await Tell(Tamsin("school/7") with { NhsNumber = "9990000026" });
        Assert.Equal([LinkState.Proposed], await States(linking));
        await journal.Append(new Entry.NumberSuperseded("9990000026", "9990000018", "an invented list"), new("goldthread:numbers", "superseded"));
        Assert.Equal([LinkState.Confirmed], await States(linking));
    }

    [Fact]
    public async Task Follow_AnExpectedChildWhoIsBornOtherwise_IsNotPresumedAnyMore()
    {
        var expected = Held("maternity/1", null, null, "2025-06-01", null, null) with { More = new Dictionary<string, string> { ["expected"] = "yes" }, Label = PersonLabel.UnbornThenChild };
        await Tell(expected, Held("maternity/2", "Iris", "Orchard", "1994-02-11", null, null) with { Label = PersonLabel.Adult }, Mother("m1", "maternity/1", "maternity/2"));
        var linking = Linking.Over(journal, Words)!;
        await Tell(Held("gp/9", "Rowan", "Orchard", "2025-05-24", null, null), Mother("m2", "gp/9", "maternity/2"));
        Assert.Equal([LinkState.Confirmed], await States(linking));
        await Tell(Held("gp/9", "Rowan", "Orchard", "2023-05-24", null, null) with { Version = 2 });
        Assert.Equal([LinkState.Undone], await States(linking));
    }

    [Fact]
    public async Task Follow_ABirthToldLongBefore_ToAMotherOfAnotherName_IsFoundOnceSheIsOne()
    {
        var expected = Held("maternity/1", null, null, "2025-06-01", null, null) with { More = new Dictionary<string, string> { ["expected"] = "yes" }, Label = PersonLabel.UnbornThenChild };
        await Tell(Held("gp/9", "Rowan", "Orchard", "2025-05-24", null, null), Held("hospital/2", "Iris", "Orchard", "1994-02-11", null, null) with { Label = PersonLabel.Adult }, Mother("m2", "gp/9", "hospital/2"));
        await States(Linking.Over(journal, Words)!);
        await Tell(expected, Held("maternity/2", "Yris", "Quayle", "1994-02-11", null, null) with { Label = PersonLabel.Adult });
        Assert.DoesNotContain(LinkState.Confirmed, await States(Linking.Over(journal, Words)!));
        var linking = Linking.Over(journal, Words)!;
        await Tell(Mother("m1", "maternity/1", "maternity/2"));
        Assert.DoesNotContain(LinkState.Confirmed, await States(linking));
        await journal.Append(new Entry.Link("maternity/2", "hospital/2", LinkState.Confirmed, "she told me"), new("user:ann", "duty"));
        await Tell(Held("school/3", "Marlowe", "Quayle", "2014-08-30", null, null));
        Assert.Contains(linking.Follow().OfType<Entry.Link>(), l => l.Is == LinkState.Confirmed && l.About.SequenceEqual(["gp/9", "maternity/1"]));
    }

    public void Dispose() => journal.Dispose();

    const string Quay = "4 Quay Road, Westmarsh, WM1 1AA";

    static Entry.PersonHeld Married { get; } = Held("gp/1", "Aneta", "Quayle", "1994-02-11", null, "7 Mill Lane, Westmarsh, WM9 9ZZ") with { Version = 2 };

    static Entry.PersonHeld Tamsin(string person) => Held(person, "Tamsin", "Orchard", "2019-03-04", "9990000018", Quay);

    Task Tell(params IReadOnlyList<Entry> entries) => journal.Append(entries, new("feed:test", "import"), Urgency.Import);

    async Task<IReadOnlyList<LinkState>> States(Linking linking)
    {
        var entries = linking.Follow();
        Assert.All(await journal.Append(entries, Linking.Own, Urgency.Import), a => Assert.IsType<Answer.Appended>(a));
        return [.. entries.OfType<Entry.Link>().Select(l => l.Is)];
    }

    async Task<Linking> Linked()
    {
        await Tell(Tamsin("gp/1"));
        var linking = Linking.Over(journal, Words)!;
        await Tell(Tamsin("school/7"));
        Assert.Equal([LinkState.Confirmed], await States(linking));
        return linking;
    }

    async Task<IReadOnlyList<Entry.Link>> After(IReadOnlyList<Entry> before, params IReadOnlyList<Entry> then)
    {
        await Tell(before);
        var linking = Linking.Over(journal, Words)!;
        await Tell(then);
        return [.. linking.Follow().OfType<Entry.Link>()];
    }

    static Entry.PersonHeld Held(string person, string? first, string? surname, string? born, string? number, string? address) => new(person, person.Split('/')[0], person, 1)
    {
        Names = [.. new[] { first, surname }.OfType<string>()],
        Born = born is null ? null : FuzzyDateParser.Parse(born),
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
