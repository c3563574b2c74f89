using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;
using Goldthread.Time;

namespace Goldthread.Store.Tests.Keeping;

public class KeeperTests
{
    internal static readonly Setting Setting = Given.Catalogue.Setting with
    {
        Agencies = new([.. new[] { "gp", "childrens-social-care", "health-visiting" }.Select(a => new Agency(a, a, null, true, null, null, null, Tier.Shared))], Given.Catalogue.Routes),
    };

    private static readonly IReadOnlyList<Safeguard> Safeguards = [.. Given.Catalogue.Safeguards.Where(g => g.Id is "referral-acknowledged")];

    public static TheoryData<string> Sorts => Shelf.Sorts;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Tick_WhenADeadlineHasPassed_IsWrittenOnce(string sort)
    {
        using var shelf = new Shelf(sort);
        using var keeper = await Referred(shelf);
        Assert.Empty(Duties(keeper));
        shelf.Time.Set(new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        await keeper.Tick();
        var raised = Assert.Single(Duties(keeper));
        Assert.Equal(DutyState.Waiting, raised.Is);
        shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        await keeper.Tick();
        Assert.Equal([DutyState.Waiting, DutyState.Overdue], Duties(keeper).Select(d => d.Is));
        // It is told when it came about, not when it was looked at.
        Assert.InRange(Duties(keeper)[1].At, new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 12, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_Again_SaysTheSameAndWritesNothing(string sort)
    {
        using var shelf = new Shelf(sort);
        IReadOnlyList<string> before;
        long position;
        using (var keeper = await Referred(shelf))
        {
            shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
            await keeper.Tick();
            await keeper.Append([Told("2", "referral.acknowledged", "2026-03-20T08:00", "childrens-social-care", of: "gp-1-1")], Given.Import, Urgency.Interactive);
            (before, position) = ([.. keeper.Says.Select(s => $"{s.Finding.Key} {s.Finding.State}")], keeper.Journal.Head.Position);
            Assert.Contains("MetLate", Assert.Single(before));
        }
        using var again = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time);
        Assert.Equal(before, again.Says.Select(s => $"{s.Finding.Key} {s.Finding.State}"));
        Assert.Equal(position, again.Journal.Head.Position);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_WhereAnotherKeeperLeft_GoesOnFromThere(string sort)
    {
        using var shelf = new Shelf(sort);
        IReadOnlyList<string> before;
        using (var keeper = await Left(shelf)) before = [.. keeper.Says.Select(s => $"{s.Finding.Key} {s.Finding.State}")];
        using var again = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time, rest: Rest(shelf));
        Assert.True(again.Resumed);
        Assert.Equal(before, again.Says.Select(s => $"{s.Finding.Key} {s.Finding.State}"));
        Assert.Equal(before, again.Prompting.Select(s => $"{s.Finding.Key} {s.Finding.State}"));
        await again.Append([Told("2", "referral.acknowledged", "2026-03-20T08:00", "childrens-social-care", of: "gp-1-1")], Given.Import, Urgency.Interactive);
        Assert.Equal([DutyState.Waiting, DutyState.Overdue, DutyState.MetLate], Duties(again).Select(d => d.Is));
    }

    [Theory]
    [InlineData("another edition")]
    [InlineData("another key ring")]
    [InlineData("cut short")]
    [InlineData("a piece taken out")]
    [InlineData("a byte changed")]
    [InlineData("a later journal")]
    [InlineData("nothing")]
    public async Task Open_WhereWhatWasLeftDoesNotFit_LooksAtEverythingAgain(string change)
    {
        using var shelf = new Shelf("memory");
        IReadOnlyList<string> before;
        using (var keeper = await Left(shelf)) before = [.. keeper.Says.Select(s => $"{s.Finding.Key} {s.Finding.State}")];
        var (path, rest) = (shelf.Path("rest"), Rest(shelf));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        switch (change)
        {
            case "another edition": rest = new(path, () => shelf.Ring, new byte[] { 1 }); break;
            case "another key ring": rest = new(path, KeyRing.Make, default); break;
            case "cut short": bytes = bytes[..^1]; break;
            case "a piece taken out": bytes = bytes[..200]; break;
            case "a byte changed": bytes[^40] ^= 1; break;
            case "nothing": bytes = []; break;
        }
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        // Another journal, as one that was restored from an older copy.
        using var other = new Shelf("memory") { Ring = shelf.Ring };
        if (change == "a later journal") (await Referred(other)).Dispose();
        other.Time.Set(shelf.Time.GetUtcNow());
        using var again = await Keeper.Open((change == "a later journal" ? other : shelf).Open(), Safeguards, Setting, shelf.Time, rest: rest);
        Assert.False(again.Resumed);
        Assert.Equal(before, again.Says.Select(s => $"{s.Finding.Key} {s.Finding.State}"));
    }

    [Fact]
    public async Task Append_ThatErasesAFile_LeavesNothingOfIt()
    {
        using var shelf = new Shelf("memory");
        using (var keeper = await Left(shelf))
        {
            Assert.True(File.Exists(shelf.Path("rest")));
            await keeper.Append([new Entry.Erased("gp/1", "an invented rule")], Given.Import, Urgency.Interactive);
            Assert.False(File.Exists(shelf.Path("rest")));
            // It still knows whom it was told of, and leaves nothing of that.
            Assert.False(await keeper.Leave());
            Assert.False(File.Exists(shelf.Path("rest")));
        }
        using var next = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time, rest: Rest(shelf));
        Assert.False(next.Resumed);
        Assert.True(await next.Leave());
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_AfterAnOutage_WritesWhatPassedMeanwhile_Once(string sort)
    {
        using var shelf = new Shelf(sort);
        (await Referred(shelf)).Dispose();
        shelf.Time.Set(new(2026, 4, 20, 9, 0, 0, TimeSpan.Zero));
        (await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time)).Dispose();
        using var keeper = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time);
        Assert.Equal([DutyState.Waiting, DutyState.Overdue], Duties(keeper).Select(d => d.Is));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_AfterAChangeThatWasNeverWritten_WritesIt(string sort)
    {
        using var shelf = new Shelf(sort);
        using (var keeper = await Referred(shelf))
        {
            shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
            await keeper.Tick();
        }
        // As if the process had been killed between a record and what came of it.
        using (var journal = shelf.Open()) await journal.Append([Told("2", "referral.acknowledged", "2026-03-20T08:00", "childrens-social-care", of: "gp-1-1")], Given.Import, Urgency.Interactive);
        using var again = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time);
        Assert.Equal([DutyState.Waiting, DutyState.Overdue, DutyState.MetLate], Duties(again).Select(d => d.Is));
    }

    [Fact]
    public async Task Open_OfMoreThanIsHeldAtOnce_WritesSomeBeforeAllIsLookedAt_AndGoesOnAfterAStop()
    {
        using var shelf = new Shelf("sqlite");
        using (var journal = shelf.Open())
            foreach (var some in Enumerable.Range(1, Journal.MostAtOnce + 500).SelectMany(Sent).Chunk(Journal.MostAtOnce)) await journal.Append(some, Given.Import, Urgency.Import);
        shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        var stops = StopsAfter.Of(shelf.Rows(), Journal.MostAtOnce + 250);
        using (var journal = new Journal(stops, shelf.Ring, Given.Catalogue.Vocabulary, shelf.Time)) await Assert.ThrowsAnyAsync<Exception>(() => Opened(journal));
        using var keeper = await Opened(shelf.Open());
        Assert.Equal(Journal.MostAtOnce + 500, keeper.Standing);
        Assert.Equal(Duties(keeper).Count, Duties(keeper).DistinctBy(d => (d.Duty, d.Is)).Count());
        Assert.InRange(Duties(keeper).Count(d => d.Is == DutyState.Waiting), Journal.MostAtOnce, Journal.MostAtOnce + 499);

        Task<Keeper> Opened(Journal journal) => Keeper.Open(journal, Safeguards, Setting, shelf.Time, shelf.Time.GetUtcNow());

        static IEnumerable<Entry> Sent(int n) => [new Entry.PersonHeld($"gp/{n}", "gp", $"{n}", 1) { Label = PersonLabel.Child }, Of(n, Told($"{n}", "referral.sent", "2026-03-02T09:00", "gp"))];

        static Entry.Told Of(int n, Entry.Told told) => told with { Record = told.Record with { About = [$"gp/{n}"] } };
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Append_AWithdrawal_EndsTheDuty(string sort)
    {
        using var shelf = new Shelf(sort);
        using var keeper = await Referred(shelf);
        shelf.Time.Set(new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        var withdrawal = Told("1", "referral.sent", "2026-03-02T09:00", "gp", version: 2);
        await keeper.Append([withdrawal with { Record = withdrawal.Record with { Withdraws = "gp-1-1" } }], Given.Import, Urgency.Interactive);
        Assert.Empty(keeper.Says);
        Assert.Equal([false, true], Duties(keeper).Select(d => d.Gone));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Tick_WhenAFeedHasBeenSilent_SaysSo_UntilItIsHeardAgain(string sort)
    {
        using var shelf = new Shelf(sort);
        using var keeper = await Referred(shelf);
        await keeper.Append([new Entry.Heartbeat("gp", shelf.Time.GetUtcNow())], Given.Import, Urgency.Import);
        shelf.Time.Set(new(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        Assert.Empty(keeper.SilentFeeds);
        shelf.Time.Set(new(2026, 3, 9, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        Assert.Equal(["gp"], keeper.SilentFeeds);
        await keeper.Append([new Entry.Heartbeat("gp", shelf.Time.GetUtcNow())], Given.Import, Urgency.Import);
        Assert.Empty(keeper.SilentFeeds);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Tick_WhenAYearlyReturnHasBeenSilent_SaysNothing(string sort)
    {
        using var shelf = new Shelf(sort);
        using var keeper = await Referred(shelf);
        await keeper.Append([new Entry.Covers("return", "gp", "case.*", FuzzyDateParser.Parse("2026")!, HowOften: "yearly"), new Entry.Heartbeat("return", shelf.Time.GetUtcNow())], Given.Import, Urgency.Import);
        shelf.Time.Set(new(2026, 6, 9, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        Assert.Empty(keeper.SilentFeeds);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Append_FromManyAtOnce_TakesEverythingInOrder(string sort)
    {
        using var shelf = new Shelf(sort);
        using var keeper = await Referred(shelf);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => keeper.Append([Told($"n{i}", "referral.sent", "2026-03-02T09:00", "gp")], Given.Import, i % 2 == 0 ? Urgency.Import : Urgency.Interactive)));
        Assert.Equal(keeper.Journal.Head.Position, keeper.Taken);
        shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        await keeper.Tick();
        Assert.Equal(21, keeper.Says.Count);
        Assert.Equal(keeper.Journal.Head.Position, keeper.Taken);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Append_ARecordThatAGatewayNames_OpensTheThread_Once(string sort)
    {
        using var shelf = new Shelf(sort);
        using (var keeper = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time, access: Given.Catalogue.Access))
        {
            await keeper.Append([new Entry.PersonHeld("gp/1", "gp", "1", 1) { Label = PersonLabel.Child }, Told("1", "referral.acknowledged", "2026-03-02T09:00", "childrens-social-care")], Given.Import, Urgency.Interactive);
            Assert.Equal([("referral", true)], Gateways(keeper));
            await keeper.Append([Told("2", "case.closure", "2026-03-02T09:00", "childrens-social-care")], Given.Import, Urgency.Interactive);
            Assert.Equal([("referral", true), ("referral", false)], Gateways(keeper));
        }
        using var again = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time, access: Given.Catalogue.Access);
        Assert.Equal([("referral", true), ("referral", false)], Gateways(again));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_AfterAnOpeningThatWasNeverWritten_WritesIt(string sort)
    {
        using var shelf = new Shelf(sort);
        // As if the process had been killed between a record and the gateway that it opens.
        using (var journal = shelf.Open()) await journal.Append([new Entry.PersonHeld("gp/1", "gp", "1", 1) { Label = PersonLabel.Child }, Told("1", "section-47.started", "2026-03-02T09:00", "childrens-social-care")], Given.Import, Urgency.Interactive);
        using var keeper = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time, access: Given.Catalogue.Access);
        Assert.Equal([("section-47", true)], Gateways(keeper));
        Assert.Equal("Children Act 1989, section 47", keeper.Journal.Read().Select(k => k.Entry).OfType<Entry.Gateway>().Single().Basis);
    }

    [Fact]
    public async Task Leave_AfterADutyThatCouldNotBeWritten_LeavesNothing()
    {
        using var shelf = new Shelf("sqlite");
        using var keeper = await Referred(shelf, Rest(shelf));
        shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        keeper.Journal.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(keeper.Tick);
        await Assert.ThrowsAsync<JournalStoppedException>(keeper.Leave);
        Assert.False(File.Exists(shelf.Path("rest")));
    }

    private static IEnumerable<(string, bool)> Gateways(Keeper keeper) => keeper.Journal.Read().Select(k => k.Entry).OfType<Entry.Gateway>().Select(g => (g.Name, g.Open));

    private static Rest Rest(Shelf shelf) => new(shelf.Path("rest"), () => shelf.Ring, default);

    // The referral is overdue, and the keeper has left what it knows.
    private static async Task<Keeper> Left(Shelf shelf)
    {
        var keeper = await Referred(shelf, Rest(shelf));
        shelf.Time.Set(new(2026, 3, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.True(await keeper.Leave());
        return keeper;
    }

    private static async Task<Keeper> Referred(Shelf shelf, Rest? rest = null)
    {
        var keeper = await Keeper.Open(shelf.Open(), Safeguards, Setting, shelf.Time, rest: rest);
        await keeper.Append([new Entry.PersonHeld("gp/1", "gp", "1", 1) { Label = PersonLabel.Child }, Gateway(), Told("1", "referral.sent", "2026-03-02T09:00", "gp")], Given.Import, Urgency.Interactive);
        return keeper;
    }

    private static Entry.Gateway Gateway() => new("gp/1", "referral", true, "Children Act 1989 section 17", "user:1", new DateOnly(2026, 9, 1), "referred");

    private static Entry.Told Told(string key, string kind, string occurred, string by, int version = 1, string? of = null)
    {
        var told = Given.Told(key, version, kind: kind, feed: by, occurred: occurred);
        return told with { Record = told.Record with { To = kind == "referral.sent" ? ["childrens-social-care"] : [], Of = of } };
    }

    private static IReadOnlyList<Entry.DutyChanged> Duties(Keeper keeper) => [.. keeper.Journal.Read().Select(k => k.Entry).OfType<Entry.DutyChanged>()];
}
