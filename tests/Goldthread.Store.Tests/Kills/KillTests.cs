using Goldthread.Store.Tests.Postgres;

namespace Goldthread.Store.Tests.Kills;

/// <summary>A process that imports, with the watch kept over it, is killed at random moments: nothing acknowledged is lost or doubled, and no duty is.</summary>
public abstract class KillTests(ITestOutputHelper output)
{
    // So that opening does not come to be all that is timed.
    private const int KillsOfOneJournal = 10;

    private protected async Task Kill(int kills, Func<string, Place> made)
    {
        var (random, pending, duties, steps) = (new Random(RunSize.Seed), 0, 0, 0);
        var folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
        var warm = made(Path.Combine(folder, "warm"));
        var importing = new Importing(warm);
        CutJournal? cut = null;
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                if (kill % KillsOfOneJournal == 0)
                {
                    cut?.Dispose();
                    cut = new CutJournal(made(Path.Combine(folder, $"{kill}")), await Uncut.Begin());
                }
                var opening = random.Next(16) == 0;
                var heard = await importing.Kill(cut!.Place, cut.Next, opening ? -1 : random.Next(0, 8), random.Next(0, opening ? 40 : 5));
                importing.Dispose();
                importing = new Importing(warm);
                await cut.Check(heard);
                if (heard.Pending) pending++;
                if (kill % KillsOfOneJournal == KillsOfOneJournal - 1 || kill == kills - 1) (duties, steps) = (duties + cut.Duties, steps + cut.Next);
            }
        }
        finally
        {
            importing.Dispose();
            cut?.Dispose();
            Directory.Delete(folder, recursive: true);
        }
        output.WriteLine($"{kills} kills, {pending} with an acknowledgement pending, {steps} steps, {duties} changes of duties; seed {RunSize.Seed}");
        // Of a few, chance alone may leave fewer than eight in ten.
        Assert.True(pending * 10 >= kills * (kills < 40 ? 6 : 8), $"{pending} of {kills} had an acknowledgement pending");
        Assert.True(duties > kills * 3, $"{duties} changes of duties");
    }
}

public class SqliteKillTests(ITestOutputHelper output) : KillTests(output)
{
    [Fact]
    [Trait("Long", "too")]
    public Task Kill_OfAnImportIntoSqlite_LosesAndDoublesNothing() => Kill(RunSize.Of(plain: 10, full: 100, longest: 1000), folder => new(folder));
}

public class PostgresKillTests(ITestOutputHelper output) : KillTests(output)
{
    [Fact]
    [Trait("Long", "too")]
    public Task Kill_OfAnImportIntoPostgres_LosesAndDoublesNothing()
    {
        Assert.SkipWhen(Cluster.Tools is null && Environment.GetEnvironmentVariable("CI") != "true", "PostgreSQL is not installed: ./test --install");
        return Kill(RunSize.Of(plain: 5, full: 40, longest: 400), folder => new(folder, Cluster.Running!.NewDatabase()));
    }
}
