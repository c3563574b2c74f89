using Goldthread.Store.Audits;
using Goldthread.Store.Backups;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Tests.Backups;

public class BackupTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;

    string At(string name) => Path.Combine(folder, name);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Restore_ABackupTakenWhileOthersWrote_HasTheStateOfItsMoment()
    {
        using (var store = Open("store"))
        {
            await store.Journal.Append([.. Given.ToldByStories.Take(300)], Given.Import, Urgency.Import);
            await store.Reading.Of("gp/1", "user:1", "visit");
            await store.SignHead(Given.Import);
            var writing = store.Journal.Append([.. Given.ToldByStories.Skip(300).Take(200)], Given.Import, Urgency.Import);
            Backup.Take(StorePlace.Of(At("store")), At("backup"), DateTimeOffset.UnixEpoch);
            await writing;
        }
        Assert.Empty(Backup.Restore(At("backup"), StorePlace.Of(At("restored")), verify: true));
        Assert.False(Directory.Exists(Path.Combine(At("backup"), "keys")));
        Assert.Throws<KeyRingUnusableException>(() => Open("restored"));
        CopyKeys("store", "restored");
        using var again = Open("restored");
        Assert.True(again.Journal.Head.Position >= 301);
        Assert.All(again.Journal.Read(), k => Assert.NotNull(k.Entry));
        Assert.Single(again.Audit.Trail.WhoLooked(again.Ring, "gp/1"));
    }

    [Theory]
    [InlineData("journal.db", "DROP TRIGGER journal_is_not_changed; UPDATE journal SET who = 'user:2' WHERE position = 3", "journal 3:")]
    [InlineData("journal.db", "DROP TRIGGER journal_is_not_deleted; DELETE FROM journal WHERE position = 20", "journal 20:")]
    [InlineData("journal.db", "DELETE FROM about WHERE position = 4", "the state hash is")]
    [InlineData("audit.db", "DELETE FROM looked", "audit 1:")]
    public async Task Restore_ABackupThatWasChanged_SaysWhere(string file, string sql, string said)
    {
        using (var store = Open("store"))
        {
            await store.Journal.Append([.. Given.ToldByStories.Take(20)], Given.Import, Urgency.Import);
            await store.Reading.Of("gp/1", "user:1", "visit");
            Backup.Take(StorePlace.Of(At("store")), At("backup"), DateTimeOffset.UnixEpoch);
        }
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(At("backup"), file)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        Assert.Contains(Backup.Restore(At("backup"), StorePlace.Of(At("restored")), verify: true), f => f.StartsWith(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SignHead_TheJournalAndTheLog_NoteEachOther()
    {
        using var store = Open("store");
        await store.Journal.Append(Given.Told(), Given.Import);
        await store.Reading.Of("gp/1", "user:1", "visit");
        var signed = await store.SignHead(Given.Import);
        Assert.True(signed.Genuine(null));
        var noted = Assert.IsType<Entry.AuditHead>(store.Journal.Read().Last().Entry);
        Assert.Equal((signed.Position, signed.Hash), (noted.Position, noted.Hash));
        Assert.Equal([1L], store.Audit.Trail.JournalHeads().Select(h => h.Position));
        Assert.Empty(AuditCheck.Of(store.Audit.Trail, [signed.Head]));
    }

    [Fact]
    public async Task Of_ReadingWithAFailingLog_GivesNothing()
    {
        using var store = Open("store");
        await store.Journal.Append(Given.Told(), Given.Import);
        Assert.Single(await store.Reading.Of("gp/1", "user:1", "visit"));
        store.Audit.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => store.Reading.Of("gp/1", "user:1", "visit"));
    }

    StoreFolder Open(string name) => new(At(name), Given.Catalogue.Vocabulary, new ManualTime(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));

    void CopyKeys(string from, string to)
    {
        Directory.CreateDirectory(Path.Combine(At(to), "keys"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(At(from), "keys"))) File.Copy(file, Path.Combine(At(to), "keys", Path.GetFileName(file)));
    }
}
