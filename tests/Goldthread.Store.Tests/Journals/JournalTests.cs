using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Tests.Journals;

public class JournalTests
{
    public static TheoryData<string> Sorts => Shelf.Sorts;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Read_WhatWasAppended_IsGivenBackWithWhoWhyAndWhen(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        var answer = Assert.IsType<Answer.Appended>(await journal.Append(Given.Told(text: "a bruise on the arm"), new("user:4711", "visit")));
        var kept = Assert.Single(journal.Read());
        Assert.Equal((1, answer.Id, "user:4711", "visit"), (kept.Position, kept.Id, kept.Who, kept.Why));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), kept.When, TimeSpan.FromSeconds(1));
        Assert.Equal(7, kept.Id.Version);
        Assert.Equal("a bruise on the arm", Assert.IsType<Entry.Told>(kept.Entry).Record.Narrative);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Read_AfterAPosition_GivesWhatFollows(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([.. Enumerable.Range(1, 1500).Select(i => Given.Told($"{i}"))], Given.Import, Urgency.Import);
        Assert.Equal(Enumerable.Range(1201, 300).Select(i => (long)i), journal.Read(1200).Select(k => k.Position));
        Assert.Empty(journal.Read(1500));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task ReadOf_SomeTypes_GivesThoseAloneInTheOrderOfAll(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([.. Enumerable.Range(1, 4500).Select(Nth)], Given.Import, Urgency.Import);
        var all = journal.Read().ToList();
        foreach (var types in new[] { "person.held", "person.held person.link", "record.told", "record.told person.link", "person.link people.compared" }.Select(t => t.Split(' ').ToHashSet(StringComparer.Ordinal)))
            Assert.Equal(all.Where(k => types.Contains(k.Type) && k.Position is > 20 and <= 4400).Select(k => k.Position), journal.ReadOf(types, 20, 4400).Select(k => k.Position));
        foreach (var type in all.Select(k => k.Type).Distinct()) Assert.Equal(all.Last(k => k.Type == type).Position, journal.LastOf(type)?.Position);
        Assert.Null(journal.LastOf("people.compared"));

        static Entry Nth(int i) => (i % 5) switch { 0 => new Entry.PersonHeld($"gp/{i}", "gp", $"{i}", 1), 1 when i < 100 => new Entry.Link($"gp/{i}", $"hv/{i}", LinkState.Proposed, ""), _ => Given.Told($"{i}") };
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Standing_AnIdentity_GivesTheLastThatWasToldOfIt(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        var link = new Entry.Link("gp/1", "police/9", LinkState.Proposed, "");
        await journal.Append([link, Given.Told("1"), link with { Is = LinkState.Refused }], Given.Import, Urgency.Import);
        Assert.Equal(LinkState.Refused, Assert.IsType<Entry.Link>(journal.Standing(link.Identity)?.Entry).Is);
        Assert.Equal(2, journal.Standing(Given.Told("1").Identity)?.Position);
        Assert.Null(journal.Standing(Given.Told("2").Identity));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Of_ALabel_GivesWhatIsAboutItInAnyFile(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([Given.Told("1", about: "gp/1 gp/2"), Given.Told("2", about: "gp/3"), Given.Told("3", about: "gp/2"), new Entry.Link("gp/1", "police/9", LinkState.Proposed, "")], Given.Import, Urgency.Import);
        Assert.Equal([1, 4], journal.Of("gp/1").Select(k => k.Position));
        Assert.Equal([1, 3], journal.Of("gp/2").Select(k => k.Position));
        Assert.Equal([4], journal.Of("police/9").Select(k => k.Position));
        Assert.Empty(journal.Of("gp/9"));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task FindByNhsNumber_HoweverItIsSpaced_FindsThePersonOfEachAgency(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([new Entry.PersonHeld("gp/1", "gp", "1", 1) { NhsNumber = "943 476 5919" }, new Entry.PersonHeld("hv/7", "hv", "7", 1) { NhsNumber = "9434765919" }, new Entry.PersonHeld("gp/2", "gp", "2", 1) { Upn = "9434765919" }], Given.Import, Urgency.Import);
        Assert.Equal(["gp/1", "hv/7"], journal.FindByNhsNumber("9434765919").Select(p => p.Person));
        Assert.Equal(["gp/2"], journal.FindByUpn("9434765919").Select(p => p.Person));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Append_FromManyAtOnce_LeavesPositionsGaplessAndNothingTwice(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        var appended = await Task.WhenAll(Enumerable.Range(0, 24).Select(w => Task.Run(async () =>
        {
            var positions = new List<long>();
            // Eight hands; three write the same.
            for (var i = 0; i < 50; i++)
                if (await journal.Append(Given.Told($"{w % 8}-{i}", about: $"gp/{i % 5}"), Given.Import, w % 2 == 0 ? Urgency.Interactive : Urgency.Import) is Answer.Appended a) positions.Add(a.Position);
            return positions;
        }, TestContext.Current.CancellationToken)));
        Assert.Equal(Enumerable.Range(1, 400).Select(i => (long)i), appended.SelectMany(p => p).Order());
        Assert.Equal(400, journal.Head.Position);
        Assert.Empty(Verification.Of(journal.Rows, [journal.Head]));
        Assert.All(journal.Read(), k => Assert.NotNull(k.Entry));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Read_AnErasedFile_SaysThatItWasAndNothingElse(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        await journal.Append([new Entry.PersonHeld("gp/1", "gp", "1", 1) { NhsNumber = "9434765919" }, Given.Told("1", about: "gp/1 gp/2", text: "words"), Given.Told("2", about: "gp/2 gp/1")], Given.Import, Urgency.Import);
        Assert.IsType<Answer.Appended>(await journal.Append(new Entry.Erased("gp/1", "retention"), new("user:1", "retention")));
        Assert.Equal([true, true, false, false], journal.Read().Select(k => k.Erased));
        Assert.Equal([3], journal.Of("gp/2").Select(k => k.Position));
        Assert.Equal([1, 2, 3, 4], journal.Of("gp/1").Select(k => k.Position));
        Assert.Empty(journal.FindByNhsNumber("9434765919"));
        Assert.Empty(Verification.Of(journal.Rows, [journal.Head]));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Append_BesideALoad_IsAnsweredBeforeTheLoad(string sort)
    {
        using var shelf = new Shelf(sort);
        using var journal = shelf.Open();
        var load = journal.Append([.. Enumerable.Range(1, 10_000).Select(i => Given.Told($"load-{i}"))], Given.Import, Urgency.Import);
        var one = Assert.IsType<Answer.Appended>(await journal.Append(Given.Told("waiting"), Given.Import));
        await load;
        Assert.True(one.Position < 10_001);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_AJournalThatWasClosed_GoesOnWhereItEnded(string sort)
    {
        using var shelf = new Shelf(sort);
        Head head;
        using (var journal = shelf.Open())
        {
            await journal.Append([Given.Told("1", text: "before"), Given.Told("2")], Given.Import, Urgency.Import);
            head = journal.Head;
        }
        using var again = shelf.Open();
        Assert.Equal(head.ToString(), again.Head.ToString());
        Assert.Equal(new Answer.Already(2), await again.Append(Given.Told("2"), Given.Import));
        Assert.Equal(3, Assert.IsType<Answer.Appended>(await again.Append(Given.Told("3"), Given.Import)).Position);
        Assert.Equal("before", ((Entry.Told)again.Read().First().Entry!).Record.Narrative);
        Assert.Empty(Verification.Of(again.Rows, [head]));
    }
}
