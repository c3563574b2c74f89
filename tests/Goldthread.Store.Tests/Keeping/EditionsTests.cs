using System.Text;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Store.Audits;
using Goldthread.Store.Backups;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web;
using Goldthread.Web.Running;

namespace Goldthread.Store.Tests.Keeping;

/// <summary>A partnership whose safeguards or calendar become others while it is kept: what was raised stays as it was raised, and whoever reads the journal again says the same.</summary>
public class EditionsTests
{
    private const string File = "safeguards/referrals/referral-acknowledged.yaml", Holidays = "timescales/bank-holidays.yaml";

    private static readonly IReadOnlyDictionary<string, byte[]> Files =
        DataFiles.Read(Given.Root).Where(f => !f.Key.StartsWith("stories/", StringComparison.Ordinal) && (!f.Key.StartsWith("safeguards/", StringComparison.Ordinal) || f.Key == File)).ToDictionary(StringComparer.Ordinal);

    // Three working days to ring the receiver; in the next edition the same day.
    private static readonly Catalogue Longer = With(File, "by: referral.chase", "by: referral.acknowledge"), Shorter = With(File, "version: 1", "version: 2");

    private static readonly AboutPartnership About = new("Inventshire", true, 1, 1, 1, new(2026, 1, 1), null, new(2026, 1, 1));

    public static TheoryData<string> Sorts => Shelf.Lasting;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_WithAShorterDeadline_LeavesWhatWasRaisedAndRaisesTheNextByIt(string sort)
    {
        using var shelf = new Shelf(sort);
        await Refer(shelf, "1", "2026-03-02T09:00");
        shelf.Time.Set(At("2026-03-06T09:00"));
        var before = Assert.Single(await Prompts(shelf, Longer));
        Assert.Equal(before, Assert.Single(await Prompts(shelf, Shorter)));
        shelf.Time.Set(At("2026-03-09T09:00"));
        await Refer(shelf, "2", "2026-03-09T08:00");
        shelf.Time.Set(At("2026-03-13T09:00"));
        var now = await Prompts(shelf, Shorter);
        Assert.Equal([1, 2], now.Select(p => p.Version));
        Assert.Equal((before.Key, before.Days, 0), (now[0].Key, now[0].Days, now[1].Days));
        Assert.True(before.Days > 0);

        var written = Entries(shelf);
        Assert.Equal(now, await Prompts(shelf, Shorter));
        foreach (var rest in Directory.GetFiles(shelf.Path("store"), "*.sealed")) System.IO.File.Delete(rest);
        Assert.Equal(now, await Prompts(shelf, Shorter));
        Assert.Equal(written, Entries(shelf));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Restore_ABackup_BringsTheEditionsAndWhatEachHasRaised(string sort)
    {
        using Shelf shelf = new(sort), other = new(sort);
        await Refer(shelf, "1", "2026-03-02T09:00");
        shelf.Time.Set(At("2026-03-06T09:00"));
        Assert.Equal(1, Assert.Single(await Prompts(shelf, Longer)).Version);
        await Prompts(shelf, Shorter);
        shelf.Time.Set(At("2026-03-09T09:00"));
        await Refer(shelf, "2", "2026-03-09T08:00");
        shelf.Time.Set(At("2026-03-13T09:00"));
        var (before, days) = (await Prompts(shelf, Shorter), Days(await Versions(shelf)));
        Assert.Equal([1, 2], before.Select(p => p.Version));
        Assert.Equal([(1, null, new(2026, 3, 6)), (2, new(2026, 3, 7), null)], days);

        Backup.Take(shelf.Place("store"), shelf.Path("backup"), DateTimeOffset.UnixEpoch);
        Assert.Empty(Backup.Restore(shelf.Path("backup"), other.Place("store"), verify: true));
        Directory.CreateDirectory(other.Path("store/keys"));
        foreach (var file in Directory.EnumerateFiles(shelf.Path("store/keys"))) System.IO.File.Copy(file, Path.Combine(other.Path("store/keys"), Path.GetFileName(file)), overwrite: true);
        other.Time.Set(At("2026-03-13T09:00"));
        Assert.Equal(before, await Prompts(other, Shorter));
        Assert.Equal(days, Days(await Versions(other)));
    }

    [Fact]
    public async Task Open_WithAnotherHoliday_MovesWhatIsOpenFromThenOn()
    {
        using var shelf = new Shelf("sqlite");
        await Refer(shelf, "1", "2026-03-02T09:00");
        shelf.Time.Set(At("2026-03-06T09:00"));
        var before = Assert.Single(await Prompts(shelf, Longer));
        var other = With(File, "by: referral.chase", "by: referral.acknowledge", (Holidays, "england:", "england:\n  - { date: 2026-03-09, name: An invented holiday, announced: 2026-03-06 }"));
        var after = Assert.Single(await Prompts(shelf, other));
        Assert.Equal((before.Key, before.Days + 1), (after.Key, after.Days));
        Assert.Equal(after, Assert.Single(await Prompts(shelf, other)));
        Assert.Equal(["safeguards 1", "calendar 1", "calendar 2"], Sets(shelf).Select(s => $"{s.What} {s.Version.Split(' ')[0]}"));
    }

    [Fact]
    public async Task Open_TheFirstTimeAndAgain_SetsTheEditionsOnceAndSaysSoInTheAuditLog()
    {
        using var shelf = new Shelf("sqlite");
        await Refer(shelf, "1", "2026-03-02T09:00");
        for (var times = 0; times < 2; times++) await Prompts(shelf, Longer);
        Assert.Equal(["safeguards", "calendar"], Sets(shelf).Select(s => s.What));
        using var trail = shelf.Place("store").TrailToRead();
        Assert.Equal(["edition of the safeguards", "edition of the calendar"], trail.Rows.Read(0, long.MaxValue).Select(r => AuditNoteJson.Read(r.Position, r.Body)).Where(l => l.Act == Act.Administer).Select(l => l.What));
    }

    [Fact]
    public async Task Open_WhereTheFilesOfAnEditionAreGone_SaysSoAndGoesOn()
    {
        using var shelf = new Shelf("sqlite");
        await Refer(shelf, "1", "2026-03-02T09:00");
        await Prompts(shelf, Longer);
        Directory.Delete(shelf.Path("store/editions"), recursive: true);
        using var store = new StoreFolder(shelf.Place("store"), Given.Catalogue.Vocabulary, shelf.Time);
        using var session = await Session.Open(store, Shorter, About, shelf.Time, null);
        Assert.Equal(["safeguards", "calendar"], session.MissingEditions.Select(m => m.What));
        Assert.Equal(4, Sets(store.Journal).Count);
    }

    [Fact]
    public async Task Open_WhereTheWordsOfTodayCannotReadAnEarlierEdition_SaysWhichSafeguard()
    {
        using var shelf = new Shelf("sqlite");
        await Refer(shelf, "1", "2026-03-02T09:00");
        await Prompts(shelf, Longer);
        var renamed = With(File, "referral.chase", "referral.chased", ("timescales/referrals.yaml", "referral.chase:", "referral.chased:"));
        using var store = new StoreFolder(shelf.Place("store"), Given.Catalogue.Vocabulary, shelf.Time);
        using var session = await Session.Open(store, renamed, About, shelf.Time, null);
        Assert.Empty(renamed.Refused);
        Assert.Equal([File], session.UnreadEditions);
    }

    private static Catalogue With(string file, string words, string others, params (string File, string Words, string Others)[] more)
    {
        var files = new Dictionary<string, byte[]>(Files, StringComparer.Ordinal);
        foreach (var (path, before, after) in more.Prepend((file, words, others)))
        {
            var text = Encoding.UTF8.GetString(files[path]);
            Assert.Contains(before, text);
            files[path] = Encoding.UTF8.GetBytes(text.Replace(before, after, StringComparison.Ordinal));
        }
        return Catalogue.Of(files);
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Refer(Shelf shelf, string key, string sent)
    {
        using var store = new StoreFolder(shelf.Place("store"), Given.Catalogue.Vocabulary, shelf.Time);
        var told = Given.Told(key, kind: "referral.sent", occurred: sent);
        await store.Journal.Append([
            .. new[] { "gp", "childrens-social-care" }.Select(a => new Entry.DirectoryFact(a, "agency", a, new Dictionary<string, string> { ["kind"] = a, ["connected"] = "yes" })),
            new Entry.PersonHeld("gp/1", "gp", "1", 1) { Label = PersonLabel.Child },
            new Entry.Gateway("gp/1", "referral", true, "Children Act 1989 section 17", "user:1", new DateOnly(2026, 9, 1), "referred"),
            told with { Record = told.Record with { To = ["childrens-social-care"] } }], Given.Import, Urgency.Interactive);
    }

    /// <summary>What prompts in the joined thread, by record: the key, the version that raised it, and how many days it gave.</summary>
    private static async Task<IReadOnlyList<(string Key, int Version, long Days)>> Prompts(Shelf shelf, Catalogue catalogue)
    {
        using var store = new StoreFolder(shelf.Place("store"), catalogue.Vocabulary, shelf.Time);
        using var session = await Session.Open(store, catalogue, About, shelf.Time, null);
        await session.Leave();
        return [.. session.Board.Prompting.Where(s => s.Agency is null).Select(s => s.Finding).OrderBy(f => f.Bound.Id, StringComparer.Ordinal).Select(f => (f.Key, f.Safeguard.Version, (f.Due!.Value.Hi / Goldthread.Time.Span.Day) - (f.Start.Hi / Goldthread.Time.Span.Day)))];
    }

    private static async Task<IReadOnlyList<VersionInForce>> Versions(Shelf shelf)
    {
        using var store = new StoreFolder(shelf.Place("store"), Shorter.Vocabulary, shelf.Time);
        using var session = await Session.Open(store, Shorter, About, shelf.Time, null);
        return session.Versions.Of("referral-acknowledged");
    }

    private static IEnumerable<(int, DateOnly?, DateOnly?)> Days(IEnumerable<VersionInForce> versions) => versions.Select(v => (v.Safeguard.Version, v.From, v.To));

    private static IReadOnlyList<Entry.VersionSet> Sets(Shelf shelf)
    {
        using var store = new StoreFolder(shelf.Place("store"), Given.Catalogue.Vocabulary, shelf.Time);
        return Sets(store.Journal);
    }

    private static IReadOnlyList<Entry.VersionSet> Sets(Journal journal) => [.. journal.Read().Select(k => k.Entry).OfType<Entry.VersionSet>()];

    private static IReadOnlyList<string> Entries(Shelf shelf)
    {
        using var store = new StoreFolder(shelf.Place("store"), Given.Catalogue.Vocabulary, shelf.Time);
        return [.. store.Journal.Read().Select(k => $"{k.Position} {k.Type} {(k.Entry as Entry.DutyChanged)?.Due:u}")];
    }
}
