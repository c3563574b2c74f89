using System.Data;
using System.Diagnostics;
using Goldthread.Store.Journals;
using Npgsql;

namespace Goldthread.Store.Tests.Postgres;

/// <summary>Many append at once while transactions of others stand open for seconds: positions have no gap, and whoever follows the journal skips nothing.</summary>
public class SlowTransactionsTests(ITestOutputHelper output)
{
    private const int Feeds = 8;

    [Fact]
    [Trait("Long", "too")]
    public async Task Append_BesideSlowTransactions_IsGaplessAndSkipsNothing()
    {
        Assert.SkipWhen(Cluster.Tools is null && Environment.GetEnvironmentVariable("CI") != "true", "PostgreSQL is not installed: ./test --install");
        var length = TimeSpan.FromSeconds(RunSize.Of(plain: 3, full: 60, longest: 600));
        using var shelf = new Shelf("postgres");
        using var journal = shelf.Open();
        var (clock, followed, slow) = (Stopwatch.StartNew(), 0L, 0);
        var appended = await Task.WhenAll([
            .. Enumerable.Range(0, Feeds).Select(feed => Task.Run(() => Append(feed), TestContext.Current.CancellationToken)),
            .. Enumerable.Range(0, 3).Select(other => Task.Run(() => StandOpen(other), TestContext.Current.CancellationToken)),
            Task.Run(Follow, TestContext.Current.CancellationToken)]);
        See(journal.Read(followed));
        Assert.Equal(appended.Sum(), followed);
        Assert.Equal(followed, journal.Head.Position);
        Assert.Empty(journal.Verify());
        output.WriteLine($"{length.TotalSeconds} s: {followed} entries beside {slow} slow transactions");

        // A pause keeps both processors free for whatever else is tested.
        async Task<long> Append(int feed)
        {
            var count = 0L;
            for (var i = 0; clock.Elapsed < length; i++)
            {
                var entries = Enumerable.Range(0, (feed * 3) + 1).Select(n => Given.Told($"{feed}-{i}-{n}", about: $"gp/{(i + n) % 40}")).ToList();
                var answers = await journal.Append(entries, Given.Import, feed % 2 == 0 ? Urgency.Import : Urgency.Interactive);
                count += answers.OfType<Answer.Appended>().Count();
                await Task.Delay(40);
            }
            return count;
        }

        // One only reads and keeps its picture, one holds rows, one has written something of its own; none commits before seconds have passed.
        async Task<long> StandOpen(int other)
        {
            for (var i = 0; clock.Elapsed < length; i++)
            {
                await using var connection = new NpgsqlConnection(shelf.Connection);
                await connection.OpenAsync();
                await using var transaction = await connection.BeginTransactionAsync(other == 0 ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted);
                await using var hold = new NpgsqlCommand(other switch
                {
                    0 => "SELECT count(*) FROM journal",
                    1 => "SELECT position FROM journal ORDER BY position DESC LIMIT 20 FOR KEY SHARE",
                    _ => $"CREATE TABLE other_{i} (position bigint); INSERT INTO other_{i} SELECT position FROM journal",
                }, connection, transaction);
                await hold.ExecuteNonQueryAsync();
                await Task.Delay(TimeSpan.FromSeconds(1 + other));
                if (i % 2 == 0) await transaction.CommitAsync();
                Interlocked.Increment(ref slow);
            }
            return 0;
        }

        async Task<long> Follow()
        {
            for (; clock.Elapsed < length; await Task.Delay(50)) See(journal.Read(followed));
            return 0;
        }

        void See(IEnumerable<Kept> kept)
        {
            foreach (var one in kept) Assert.Equal(++followed, one.Position);
        }
    }
}
