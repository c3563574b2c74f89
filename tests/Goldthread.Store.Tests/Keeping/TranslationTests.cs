using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Keeping;
using Goldthread.Time;
using Goldthread.Watching;
using Followed = Goldthread.Store.Keeping.Feeds;

namespace Goldthread.Store.Tests.Keeping;

public class TranslationTests
{
    private static readonly DateTimeOffset When = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly WorkingCalendar Calendar = new([], "invented");

    private readonly Followed feeds = new(patience: Span.Day);
    private Translation translation;

    public TranslationTests() => translation = Fresh();

    [Fact]
    public void Of_GatewaysOfAChild_AfterARest_OpensWithTheFirstAndClosesWithTheLast()
    {
        Assert.Equal([new Happening.Opened("child")], Of("section-47", open: true));
        Assert.Empty(Of("plan", open: true));
        Rest();
        Assert.Empty(Of("plan", open: true));
        Assert.Empty(Of("section-47", open: false));
        Assert.Equal([new Happening.Closed("child")], Of("plan", open: false));
        Rest();
        Assert.Equal([new Happening.Opened("child")], Of("plan", open: true));
    }

    [Fact]
    public void Of_AGatewayThatIsOpenOrClosedAlready_TurnsNothing()
    {
        Assert.Empty(Of("plan", open: false));
        Of("plan", open: true);
        Assert.Empty(Of("plan", open: true));
    }

    [Fact]
    public void Of_WhoIsHeldAndWhoIsOnePerson_SaysItToTheWatch()
    {
        Assert.Equal([new Happening.Held("gp/1", PersonLabel.Adult)], Of(new Entry.PersonHeld("gp/1", "gp", "1", 1) { Label = PersonLabel.Adult }));
        Assert.Equal([new Happening.Linked("gp/1", "school/1")], Of(new Entry.Link("gp/1", "school/1", LinkState.Confirmed, "a reason")));
        Assert.Equal([new Happening.Unlinked("gp/1", "school/1")], Of(new Entry.Link("gp/1", "school/1", LinkState.Undone, "a reason")));
        Assert.All(Enum.GetValues<LinkState>().Except([LinkState.Confirmed, LinkState.Undone]), state => Assert.Empty(Of(new Entry.Link("gp/1", "school/1", state, "a reason"))));
    }

    [Fact]
    public void Of_WhatIsTold_IsTheRecord_AndWhereItStands()
    {
        var told = Given.Told();
        Assert.Equal([new Happening.Told(told.Record, 7)], Of(told, position: 7));
        var family = Assert.IsType<Happening.Told>(Assert.Single(Of(new Entry.FamilyAsserted("records", "17", 3, "child", "mother", "adult"), position: 8)));
        Assert.Equal(("records/17/3", 8), (family.Record.Id, family.Position));
    }

    [Fact]
    public void Of_WhatAFeedTellsFor_NamesWhoSpeaksInItFromThenOn()
    {
        Assert.Empty(Of(new Entry.Covers("records", "gp", "*", FuzzyDateParser.Parse("2026-01-01")!), position: 5));
        Assert.Equal(["records", "gp"], new long[] { 5, 6 }.Select(at => translation.Record(new Entry.FamilyAsserted("records", "17", 3, "child", "mother", "adult"), at, When)!.By));
    }

    [Fact]
    public void Of_ASignOfLife_EndsASilence_AtTheMinuteAtWhichItIsTaken()
    {
        Of(new Entry.Heartbeat("gp", When), minute: 10);
        feeds.Silences(10 + Span.Day);
        Assert.Equal([new Happening.Heard("gp")], Of(new Entry.Heartbeat("gp", When), minute: 5 * Span.Day));
        Assert.Empty(feeds.Silences((6 * Span.Day) - 1));
        Assert.Single(feeds.Silences(6 * Span.Day));
    }

    [Fact]
    public void Of_AVersion_IsWhatTheEditionsSay()
    {
        Assert.Equal([new Happening.Dated(Calendar)], Of(new Entry.VersionSet("calendar", "2", "invented")));
        Assert.Empty(Of(new Entry.VersionSet("vocabulary", "2", "invented")));
    }

    [Fact]
    public void Record_OfWhatASourceSaysOfAFamily_HasEachPartInItsPlace()
    {
        var from = FuzzyDateParser.Parse("2020-04")!;
        var record = translation.Record(new Entry.FamilyAsserted("records", "17", 3, "child", "mother", "adult") { From = from, Standing = Standing.Disputed, Words = "Said so." }, 5, When)!;
        Assert.Equal(("records/17/3", "family.mother", "records", "records", "Said so.", Standing.Disputed), (record.Id, record.Kind.Name, record.By, record.Teller, record.Narrative, record.Standing));
        Assert.Equal(["child", "adult"], record.About);
        Assert.Equal(new("records", "17", 3), record.Source);
        Assert.Equal(from, record.Occurred);
        Assert.Equal(FuzzyDateParser.Parse("2026-03-02T09:30")!.On(Axis.Dated), record.Known!.On(Axis.Dated));
    }

    [Fact]
    public void Record_OfAFamilyAtNoDate_IsOfWhenItWasReceived() =>
        Assert.Equal(FuzzyDateParser.Parse("2026-03-02T09:30")!.On(Axis.Dated), translation.Record(new Entry.FamilyAsserted("records", "17", 3, "child", "mother", "adult"), 5, When)!.Occurred.On(Axis.Dated));

    private Translation Fresh() => new(Given.Catalogue.Vocabulary, feeds, v => v.What == "calendar" ? new Happening.Dated(Calendar) : null);

    private IEnumerable<Happening> Of(string gateway, bool open) => Of(new Entry.Gateway("child", gateway, open, "a basis", "w.1", null, "a reason"));

    private IEnumerable<Happening> Of(Entry entry, long position = 1, long minute = 0) => translation.Of(entry, position, When, minute);

    private void Rest()
    {
        var written = new MemoryStream();
        using (var to = new BinaryWriter(written)) translation.Write(to);
        using var from = new BinaryReader(new MemoryStream(written.ToArray()));
        translation = Fresh();
        translation.Read(from);
        Assert.Equal(-1, from.PeekChar());
    }
}
