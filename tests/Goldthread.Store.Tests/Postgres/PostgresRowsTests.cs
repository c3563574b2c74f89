using Goldthread.Store.Journals;
using Npgsql;

namespace Goldthread.Store.Tests.Postgres;

public class PostgresRowsTests
{
    [Fact]
    public async Task Open_WhileAnotherHasIt_IsRefused()
    {
        using var shelf = new Shelf("postgres");
        using var journal = shelf.Open();
        await journal.Append(Given.Told(), Given.Import);
        Assert.Throws<DatabaseInUseException>(shelf.Open);
    }

    [Fact]
    public void Open_WrittenByALaterVersion_IsRefused()
    {
        using var shelf = new Shelf("postgres");
        shelf.Open().Dispose();
        Change(shelf, "INSERT INTO migration (subject, number) VALUES ('journal', 9999)");
        Assert.Throws<DatabaseTooNewException>(shelf.Open);
    }

    [Theory]
    [InlineData("UPDATE journal SET who = 'user:2'")]
    [InlineData("DELETE FROM journal")]
    [InlineData("TRUNCATE journal")]
    public async Task Change_OfARow_IsRefusedByTheDatabaseItself(string change)
    {
        using var shelf = new Shelf("postgres");
        using var journal = shelf.Open();
        await journal.Append(Given.Told(), Given.Import);
        Assert.Throws<PostgresException>(() => Change(shelf, change));
    }

    [Fact]
    public async Task Append_AfterAnotherHasWritten_IsRefusedAndForksNothing()
    {
        using var shelf = new Shelf("postgres");
        using var journal = shelf.Open();
        await journal.Append(Given.Told("1"), Given.Import);
        // As if another process had taken the writer's lock and written.
        Change(shelf, "UPDATE head SET position = position + 1");
        await Assert.ThrowsAsync<JournalStoppedException>(() => journal.Append(Given.Told("2"), Given.Import));
        Assert.False(journal.Writable);
        Assert.Equal(1, Count(shelf));
    }

    [Fact]
    public async Task Append_WhenTheServerDropsTheWriter_StopsAndSaysSo()
    {
        using var shelf = new Shelf("postgres");
        using (var journal = shelf.Open())
        {
            await journal.Append(Given.Told("1"), Given.Import);
            Change(shelf, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            await Assert.ThrowsAsync<JournalStoppedException>(() => journal.Append(Given.Told("2"), Given.Import));
        }
        using var again = shelf.Open();
        Assert.Equal(2, Assert.IsType<Answer.Appended>(await again.Append(Given.Told("2"), Given.Import)).Position);
    }

    [Fact]
    public async Task Append_BesideASlowTransactionOfSomebodyElse_IsGaplessAndWaitsForNobody()
    {
        using var shelf = new Shelf("postgres");
        using var journal = shelf.Open();
        await using var other = new NpgsqlConnection(shelf.Connection);
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var slow = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var read = new NpgsqlCommand("SELECT count(*) FROM journal", other, slow)) await read.ExecuteScalarAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async feed =>
        {
            for (var i = 0; i < 20; i++) await journal.Append([.. Enumerable.Range(0, 5).Select(n => Given.Told($"{feed}-{i}-{n}"))], Given.Import, feed % 2 == 0 ? Urgency.Import : Urgency.Interactive);
        }));
        Assert.Equal(Enumerable.Range(1, 800).Select(i => (long)i), journal.Read().Select(k => k.Position));
    }

    private static void Change(Shelf shelf, string sql)
    {
        using var connection = new NpgsqlConnection(shelf.Connection);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static long Count(Shelf shelf)
    {
        using var connection = new NpgsqlConnection(shelf.Connection);
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM journal", connection);
        return (long)command.ExecuteScalar()!;
    }
}
