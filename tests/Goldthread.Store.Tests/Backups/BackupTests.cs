using Goldthread.Store.Audits;
using Goldthread.Store.Backups;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Tests.Backups;

public class BackupTests
{
    public static TheoryData<string, string> FromInto => [.. Lasting.SelectMany(from => Lasting.Select(into => (from, into)))];

    public static TheoryData<string> Sorts => Shelf.Lasting;

    private static IEnumerable<string> Lasting => Shelf.Names.Where(n => n != "memory");

    [Theory]
    [MemberData(nameof(FromInto))]
    public async Task Restore_ABackupTakenWhileOthersWrote_HasTheStateOfItsMoment(string from, string into)
    {
        using Shelf one = new(from), other = new(into);
        using (var store = Open(one, "store"))
        {
            await store.Journal.Append([.. Given.ToldByStories.Take(300), new Entry.PersonHeld("gp/1", "gp", "1", 1) { NhsNumber = "9434765919" }, new Entry.PersonHeld("hv/7", "hv", "7", 1) { NhsNumber = "9434765919" }, Given.Told(about: "gp/1 gp/2")], Given.Import, Urgency.Import);
            await store.Journal.Append(new Entry.Erased("gp/1", "retention"), new("user:1", "retention"));
            await store.Reading.Of("gp/2", "user:1", "visit");
            await store.SignHead(Given.Import);
            var writing = store.Journal.Append([.. Given.ToldByStories.Skip(300).Take(200)], Given.Import, Urgency.Import);
            Backup.Take(one.Place("store"), one.Path("backup"), DateTimeOffset.UnixEpoch);
            await writing;
        }
        Assert.Empty(Backup.Restore(one.Path("backup"), other.Place("restored"), verify: true));
        Assert.False(Directory.Exists(Path.Combine(one.Path("backup"), "keys")));
        Assert.Throws<KeyRingUnusableException>(() => Open(other, "restored"));
        CopyKeys(one.Path("store"), other.Path("restored"));
        using var again = Open(other, "restored");
        Assert.True(again.Journal.Head.Position >= 305);
        Assert.Equal(2, again.Journal.Read().Count(k => k.Erased));
        Assert.Equal(["hv/7"], again.Journal.FindByNhsNumber("9434765919").Select(p => p.Person));
        Assert.Single(again.Audit.Trail.WhoLooked(again.Ring, "gp/2"));
        // It goes on where it was, under the same keys.
        Assert.Equal(again.Journal.Head.Position + 1, Assert.IsType<Answer.Appended>(await again.Journal.Append(Given.Told("new", about: "gp/2"), Given.Import)).Position);
        await again.Reading.Of("gp/2", "user:1", "visit");
        Assert.Equal(2, again.Audit.Head.Position);
        Assert.Empty(again.Journal.Verify([.. again.Audit.Trail.JournalHeads()]));
    }

    [Theory]
    [InlineData("journal.db", "DROP TRIGGER journal_is_not_changed; UPDATE journal SET who = 'user:2' WHERE position = 3", "journal 3:")]
    [InlineData("journal.db", "DROP TRIGGER journal_is_not_deleted; DELETE FROM journal WHERE position = 20", "journal 20:")]
    [InlineData("journal.db", "DELETE FROM about WHERE position = 4", "the state hash is")]
    [InlineData("audit.db", "DELETE FROM looked", "audit 1:")]
    public async Task Restore_ABackupThatWasChanged_SaysWhere(string file, string sql, string said)
    {
        using var shelf = new Shelf("sqlite");
        using (var store = Open(shelf, "store"))
        {
            await store.Journal.Append([.. Given.ToldByStories.Take(20)], Given.Import, Urgency.Import);
            await store.Reading.Of("gp/1", "user:1", "visit");
            Backup.Take(shelf.Place("store"), shelf.Path("backup"), DateTimeOffset.UnixEpoch);
        }
        shelf.Change(sql, Path.Combine("backup", file));
        Assert.Contains(Backup.Restore(shelf.Path("backup"), shelf.Place("restored"), verify: true), f => f.StartsWith(said, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Restore_WhereAStoreIs_IsRefused(string sort)
    {
        using var shelf = new Shelf(sort);
        using var store = Open(shelf, "store");
        await store.Journal.Append(Given.Told(), Given.Import);
        Backup.Take(shelf.Place("store"), shelf.Path("backup"), DateTimeOffset.UnixEpoch);
        Assert.Throws<IOException>(() => Backup.Restore(shelf.Path("backup"), shelf.Place("store"), verify: true));
        Assert.Equal(1, store.Journal.Head.Position);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_WithTheKeysOfAnotherStore_IsRefused(string sort)
    {
        using Shelf shelf = new(sort), other = new("sqlite");
        using (var store = Open(shelf, "store")) await store.Journal.Append(Given.Told(), Given.Import);
        Open(other, "other").Dispose();
        File.Copy(Path.Combine(other.Path("other"), "keys", "ring.json"), Path.Combine(shelf.Path("store"), "keys", "ring.json"), overwrite: true);
        Assert.Throws<KeyRingUnusableException>(() => Open(shelf, "store"));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task SignHead_TheJournalAndTheLog_NoteEachOther(string sort)
    {
        using var shelf = new Shelf(sort);
        using var store = Open(shelf, "store");
        await store.Journal.Append(Given.Told(), Given.Import);
        await store.Reading.Of("gp/1", "user:1", "visit");
        var signed = await store.SignHead(Given.Import);
        Assert.True(signed.Genuine(null));
        var noted = Assert.IsType<Entry.AuditHead>(store.Journal.Read().Last().Entry);
        Assert.Equal((signed.Position, signed.Hash), (noted.Position, noted.Hash));
        Assert.Equal([1L], store.Audit.Trail.JournalHeads().Select(h => h.Position));
        Assert.Empty(AuditCheck.Of(store.Audit.Trail, [signed.Head]));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Of_ReadingWithAFailingLog_GivesNothing(string sort)
    {
        using var shelf = new Shelf(sort);
        using var store = Open(shelf, "store");
        await store.Journal.Append(Given.Told(), Given.Import);
        Assert.Single(await store.Reading.Of("gp/1", "user:1", "visit"));
        shelf.Change("DROP TABLE looked", Path.Combine("store", "audit.db"));
        for (var reading = 0; reading < 20; reading++) await Assert.ThrowsAsync<AuditStoppedException>(() => store.Reading.Of("gp/1", "user:1", "visit"));
        await Assert.ThrowsAsync<AuditStoppedException>(() => store.Reading.FindByNhsNumber("9434765919", "user:1", "visit"));
        await Assert.ThrowsAsync<AuditStoppedException>(store.Hold);
    }

    private static StoreFolder Open(Shelf shelf, string name) => new(shelf.Place(name), Given.Catalogue.Vocabulary, shelf.Time);

    private static void CopyKeys(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "keys"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from, "keys"))) File.Copy(file, Path.Combine(to, "keys", Path.GetFileName(file)));
    }
}
