using Goldthread.Store.Journals;
using Goldthread.Store.Tests.Postgres;
using Npgsql;

namespace Goldthread.Store.Tests.Kills;

/// <summary>The server is killed under an import, or the one of its processes that writes: Goldthread stops and says so, and when both have begun again nothing acknowledged is lost or doubled, and no duty is.</summary>
public class ServerKillTests(ITestOutputHelper output)
{
    private const int KillsOfOneJournal = 5;

    [Fact]
    [Trait("Long", "too")]
    public async Task Kill_OfTheServerUnderAnImport_LosesAndDoublesNothing()
    {
        Assert.SkipWhen(Cluster.Tools is null && Environment.GetEnvironmentVariable("CI") != "true", "PostgreSQL is not installed: ./test --install");
        var (kills, random, pending, duties) = (RunSize.Of(plain: 2, full: 15, longest: 100), new Random(RunSize.Seed), 0, 0);
        var folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
        using var cluster = Cluster.Begin();
        CutJournal? cut = null;
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                if (kill % KillsOfOneJournal == 0)
                {
                    cut?.Dispose();
                    cut = new CutJournal(new(Path.Combine(folder, $"{kill}"), cluster.NewDatabase()), await Uncut.Begin());
                }
                var heard = await Cut(cut!, kill % 3 == 2 ? () => KillTheWriter(cut!.Place) : cluster.Kill, random.Next(1, 8), random.Next(0, 5));
                cluster.StartAgain();
                await cut!.Check(heard);
                if (heard.Pending) pending++;
                if (kill % KillsOfOneJournal == KillsOfOneJournal - 1 || kill == kills - 1) duties += cut.Duties;
            }
        }
        finally
        {
            cut?.Dispose();
            Directory.Delete(folder, recursive: true);
        }
        output.WriteLine($"{kills} kills of the server, {pending} with an acknowledgement pending, {duties} changes of duties; seed {RunSize.Seed}");
        // Eight in ten are meant; how many it is on a quiet disk is the disk's to say.
        Assert.True(pending * 10 >= kills * 6, $"{pending} of {kills} had an acknowledgement pending");
    }

    private static async Task<Heard> Cut(CutJournal cut, Action kill, int steps, int milliseconds)
    {
        var (heard, from) = (new Heard(), cut.Next);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var importing = Task.Run(() => cut.Import(heard, step =>
        {
            if (step == from + steps) reached.SetResult();
            return true;
        }));
        await Task.WhenAny(reached.Task, importing);
        await Task.Delay(milliseconds);
        kill();
        var stopped = await Assert.ThrowsAnyAsync<IOException>(() => importing);
        Assert.Equal(StorageFault.Gone, StorageFault.Of(stopped));
        Assert.Contains(StorageFault.Gone.Remedy, stopped.Message);
        return heard;
    }

    // As the kernel does when memory runs out. The server ends its other connections, this one too, and recovers by itself.
    private static void KillTheWriter(Place place)
    {
        using var connection = new NpgsqlConnection($"{place.Connection};Pooling=false");
        connection.Open();
        using var find = new NpgsqlCommand("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1", connection);
        using (var process = System.Diagnostics.Process.GetProcessById((int)find.ExecuteScalar()!)) process.Kill();
        try
        {
            while (true) find.ExecuteScalar();
        }
        catch (NpgsqlException)
        {
            // It has noticed.
        }
    }
}
