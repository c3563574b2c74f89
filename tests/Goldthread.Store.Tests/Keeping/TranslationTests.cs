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
    private static readonly Followed Feeds = new(patience: Span.Day);

    private Translation translation = Fresh();

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

    private static Translation Fresh() => new(Given.Catalogue.Vocabulary, Feeds, _ => null);

    private IEnumerable<Happening> Of(string gateway, bool open) => translation.Of(new Entry.Gateway("child", gateway, open, "a basis", "w.1", null, "a reason"), 1, When, 0);

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
