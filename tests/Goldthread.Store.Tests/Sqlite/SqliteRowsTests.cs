using System.Text;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Tests.Sqlite;

public class SqliteRowsTests
{
    [Fact]
    public async Task Append_WhoItIsAndWhatWasSaid_IsInNoFileInClear()
    {
        using var shelf = new Shelf("sqlite");
        using (var journal = shelf.Open())
        {
            await journal.Append(new Entry.PersonHeld("gp/4711", "gp", "4711", 1) { Names = ["Verena Invented"], NhsNumber = "9434765919", Upn = "X999888", Addresses = ["12 Inventedstreet"] }, Given.Import);
            await journal.Append(Given.Told("secretkey", about: "gp/4711", text: "Said that he fell from the bed."), Given.Import);
            var clear = string.Concat(Directory.EnumerateFiles(Path.GetDirectoryName(shelf.Path("journal.db"))!).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Select(f => Encoding.Latin1.GetString(Shared(f))));
            Assert.Contains("injury.bruise", clear);
            foreach (var word in new[] { "4711", "Verena", "9434765919", "X999888", "Inventedstreet", "secretkey", "fell" }) Assert.DoesNotContain(word, clear);
        }
    }

    [Fact]
    public async Task Open_WhileAnotherHasIt_IsRefused()
    {
        using var shelf = new Shelf("sqlite");
        using var journal = shelf.Open();
        await journal.Append(Given.Told(), Given.Import);
        Assert.Throws<DatabaseInUseException>(shelf.Open);
    }

    [Fact]
    public void Open_WrittenByALaterVersion_IsRefused()
    {
        using var shelf = new Shelf("sqlite");
        shelf.Open().Dispose();
        Change(shelf, "INSERT INTO migration (number) VALUES (9999)");
        Assert.Throws<DatabaseTooNewException>(shelf.Open);
    }

    [Fact]
    public async Task Update_OfARow_IsRefusedByTheDatabaseItself()
    {
        using var shelf = new Shelf("sqlite");
        using (var journal = shelf.Open()) await journal.Append(Given.Told(), Given.Import);
        Assert.Throws<SqliteException>(() => Change(shelf, "UPDATE journal SET who = 'user:2'"));
        Assert.Throws<SqliteException>(() => Change(shelf, "DELETE FROM journal"));
    }

    [Theory]
    [InlineData("UPDATE journal SET who = 'user:2' WHERE position = 30", 30)]
    [InlineData("UPDATE journal SET at = at + 1 WHERE position = 1", 1)]
    [InlineData("UPDATE journal SET clear = CAST(replace(CAST(clear AS TEXT), 'injury', 'injurz') AS BLOB) WHERE position = 7", 7)]
    [InlineData("UPDATE journal SET narrative = x'00' WHERE position = 8", 8)]
    [InlineData("UPDATE journal SET hash = zeroblob(32) WHERE position = 9", 9)]
    [InlineData("DELETE FROM journal WHERE position = 12", 12)]
    [InlineData("UPDATE journal SET position = -1 WHERE position = 10; UPDATE journal SET position = 10 WHERE position = 11; UPDATE journal SET position = 11 WHERE position = -1", 10)]
    [InlineData("DELETE FROM journal WHERE position > 35", 36)]
    public async Task Verify_ARowThatWasTamperedWith_IsNamed(string sql, long position)
    {
        using var shelf = new Shelf("sqlite");
        Head head;
        using (var journal = shelf.Open())
        {
            await journal.Append([.. Enumerable.Range(1, 40).Select(i => Given.Told($"{i}", text: "words"))], Given.Import, Urgency.Import);
            head = journal.Head;
            Assert.Empty(Verification.Of(journal.Rows, [head]));
        }
        Change(shelf, $"DROP TRIGGER journal_is_not_changed; DROP TRIGGER journal_is_not_deleted; {sql}");
        using var rows = shelf.Rows();
        Assert.Equal(position, Verification.Of(rows, [head])[0].Position);
    }

    [Fact]
    public async Task Erased_TheWrappedKey_IsInNoFileAnyMore()
    {
        using var shelf = new Shelf("sqlite");
        using var journal = shelf.Open();
        await journal.Append(Given.Told(), Given.Import);
        var wrapped = journal.Rows.Keys().Single(k => k.File == shelf.Ring.Hash("label", "gp/1")).Bytes.ToArray();
        await journal.Append(new Entry.Erased("gp/1", "retention"), Given.Import);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(shelf.Path("journal.db"))!, "journal.db*").Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.Equal(-1, Shared(file).AsSpan().IndexOf(wrapped.AsSpan(0, 24)));
    }

    [Fact]
    public async Task Append_MoreThanTheLogMayHold_CarriesItOverBeside()
    {
        using var shelf = new Shelf("sqlite");
        using var journal = shelf.Open();
        var words = new string('x', 20_000);
        for (var i = 0; i < 12; i++) await journal.Append([.. Enumerable.Range(1, 500).Select(k => Given.Told($"{i}-{k}", text: words))], Given.Import, Urgency.Import);
        Assert.Equal(6000, journal.Head.Position);
        Assert.True(new FileInfo(shelf.Path("journal.db-wal")).Length < 3 * Checkpoints.Most);
        Assert.Empty(Verification.Of(journal.Rows, [journal.Head]));
    }

    static byte[] Shared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    static void Change(Shelf shelf, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={shelf.Path("journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
