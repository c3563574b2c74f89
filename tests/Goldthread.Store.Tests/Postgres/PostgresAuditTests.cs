using Goldthread.Store.Audits;
using Npgsql;

namespace Goldthread.Store.Tests.Postgres;

public class PostgresAuditTests
{
    static readonly AuditNote Look = new("user:1", "visit", Act.Read, "chronology", ["gp/1"]);

    [Theory]
    [InlineData("UPDATE audit SET body = '{}'")]
    [InlineData("DELETE FROM audit")]
    [InlineData("TRUNCATE audit")]
    public async Task Change_OfAnEntry_IsRefusedByTheDatabaseItself(string change)
    {
        using var shelf = new Shelf("postgres");
        using var log = shelf.OpenAudit();
        await log.Note(Look);
        Assert.Throws<PostgresException>(() => shelf.Change(change));
    }

    [Fact]
    public async Task Note_AfterAnotherHasWritten_IsRefusedAndForksNothing()
    {
        using var shelf = new Shelf("postgres");
        using var log = shelf.OpenAudit();
        await log.Note(Look);
        // As if another process had taken the writer's lock and written.
        shelf.Change("INSERT INTO audit (position, people, body, hash) VALUES (2, '', '{}', '')");
        await Assert.ThrowsAsync<AuditStoppedException>(() => log.Note(Look));
        Assert.False(log.Writable);
    }

    [Fact]
    public async Task Give_WhenTheServerDropsTheWriter_GivesNothing_AndGoesOnWhenOpenedAgain()
    {
        using var shelf = new Shelf("postgres");
        using (var log = shelf.OpenAudit())
        {
            await log.Note(Look);
            shelf.Change("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            await Assert.ThrowsAsync<AuditStoppedException>(() => log.Give<string>(Look, () => ("the chronology", [1L])));
        }
        using var again = shelf.OpenAudit();
        Assert.Equal(2, await again.Note(Look));
        Assert.Empty(AuditCheck.Of(again.Trail, []));
    }
}
