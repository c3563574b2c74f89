using System.Diagnostics;
using Goldthread.Store.Audits;
using Goldthread.Store.Backups;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;
using Goldthread.Store.Tests.Postgres;
using Goldthread.Web.Running;

namespace Goldthread.Store.Tests.Takeovers;

/// <summary>An invented partnership in PostgreSQL, served by two processes of the command of which the first is killed.</summary>
public class ServeTests(ITestOutputHelper output)
{
    // Of the list of children, whoever is on it.
    private const string Password = "secretword", Shown = "of whom something is expected of somebody";

    [Fact]
    [Trait("Run", "Full")]
    public async Task Serve_WhenTheFirstProcessIsKilled_TheSecondTakesOverAndEveryDeadlineIsWrittenOnce()
    {
        Assert.SkipWhen(Cluster.Tools is null, "PostgreSQL is not installed");
        using var shelf = new Shelf("postgres");
        var (folder, connection) = (shelf.Path("westmarsh"), $"{shelf.Connection};Password={Password}");
        var (code, invented, errors) = Cli.Command.Run("demo", "--children", "60", "--years", "1", "--until", "2026-09-30", "--data", folder, "--postgres", connection);
        Assert.Equal((0, ""), (code, errors));
        Assert.DoesNotContain(Password, invented, StringComparison.Ordinal);
        // From here on its clock is that of the world: what has become due since its last day is due now.
        var files = new PartnershipFolder(folder, connection);
        var about = files.Read()! with { Until = null };
        files.Write(about);
        using var before = new MemoryRows(Journal(files.Place));
        using (var rows = files.Place.RowsToRead()) Copying.Of(rows, before);
        var known = before.Read(0, long.MaxValue).Count(r => r.Type == "duty.changed");

        using var cut = new Served(folder, connection);
        await Written(files.Place, before.Head().Position, cut);
        cut.Kill();
        using Served first = new(folder, connection);
        await first.UntilReady();
        using Served second = new(folder, connection);
        await second.UntilItStandsBy();
        Assert.Contains("stands by", (await second.Ask("/children")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await first.Ask("/children")).Status);

        var since = Stopwatch.StartNew();
        first.Kill();
        await second.UntilReady();
        output.WriteLine($"the second was ready {since.Elapsed.TotalSeconds:0.0} s after the first was killed");
        Assert.Equal(200, (await second.Ask("/children")).Status);

        // The server drops it: it stands by, and takes the store again.
        shelf.Change("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await second.Until((status, _) => status == 503);
        await second.UntilReady();
        var (_, children) = await second.Ask("/children");
        Assert.Contains(Shown, children, StringComparison.Ordinal);

        // While nobody can write down who looks, nobody is shown anything.
        shelf.Change("ALTER TABLE looked RENAME TO elsewhere");
        for (var look = 0; look < 3; look++)
        {
            var (status, nothing) = await second.Ask("/children");
            Assert.Equal(500, status);
            Assert.DoesNotContain(Shown, nothing, StringComparison.Ordinal);
        }
        await second.Until((status, _) => status == 503);
        shelf.Change("ALTER TABLE elsewhere RENAME TO looked");
        await second.UntilReady();
        Assert.Equal(200, (await second.Ask("/children")).Status);
        second.Kill();

        Assert.All([cut, first, second], s => Assert.DoesNotContain(Password, s.Printed, StringComparison.Ordinal));
        Assert.Contains("Standing by", second.Printed, StringComparison.Ordinal);
        Assert.Contains("lost to this process", second.Printed, StringComparison.Ordinal);
        using var store = new StoreFolder(files.Place, Given.Catalogue.Vocabulary, TimeProvider.System);
        // The four times that somebody was shown the list; what serving does by itself is written down as well.
        Assert.Equal(4, store.Audit.Trail.Rows.Read(0, long.MaxValue).Select(r => AuditNoteJson.Read(r.Position, r.Body)).Count(l => l.Who.StartsWith("reader:", StringComparison.Ordinal)));
        Assert.Empty(AuditCheck.Of(store.Audit.Trail, []));
        Assert.Empty(store.Journal.Verify([.. store.Audit.Trail.JournalHeads()]));
        var expected = await Undisturbed(before, store.Ring, about);
        Assert.True(expected.Count > known + 20, $"{expected.Count} changes of duties, {known} before");
        Assert.Equal(expected, Duties(store.Journal));
        output.WriteLine($"{expected.Count} changes of duties, {expected.Count - known} of them after the last day of what was invented");
    }

    private static Guid Journal(StorePlace place)
    {
        using var rows = place.RowsToRead();
        return rows.Journal;
    }

    // So that it is killed while it writes what has become due.
    private static async Task Written(StorePlace place, long position, Served served)
    {
        for (var tries = 0; ; tries++)
        {
            using var rows = place.RowsToRead();
            if (rows.Head().Position > position) return;
            Assert.True(tries < 3000 && !served.Printed.Contains("cannot be served", StringComparison.Ordinal), $"nothing is written: {served.Printed}");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<IReadOnlyList<string>> Undisturbed(MemoryRows rows, KeyRing ring, AboutPartnership about)
    {
        using var journal = new Journal(rows, ring, Given.Catalogue.Vocabulary, TimeProvider.System);
        var setting = Given.Catalogue.Setting with { Agencies = Register.Of(journal, ring, Given.Catalogue).Agencies, GoLive = about.GoLive };
        using (await Keeper.Open(journal, Given.Catalogue.Safeguards, setting, TimeProvider.System, about.Until, Given.Catalogue.Access)) return Duties(journal);
    }

    private static IReadOnlyList<string> Duties(Journal journal) =>
        [.. journal.Read().Select(k => k.Entry).OfType<Entry.DutyChanged>().Select(d => $"{d.Duty} {d.Is} {d.Outcome} {(d.Gone ? "gone " : "")}{d.At:u} due {d.Due:u} on {string.Join(',', d.Evidence)} by {string.Join(',', d.MetBy)}").Order(StringComparer.Ordinal)];
}
