using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Importer;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;

namespace Goldthread.Store.Tests.Kills;

/// <summary>A journal whose writers are killed one after another, looked through after each.</summary>
internal sealed class CutJournal(Place place, Uncut uncut) : IDisposable
{
    private long seen;
    private int begun = 1, done;

    public Place Place => place;

    /// <summary>The step to go on with: the one that was cut is told again.</summary>
    public int Next => begun;

    /// <summary>How many changes of duties it holds.</summary>
    public int Duties { get; private set; }

    public void Dispose() => uncut.Dispose();

    /// <summary>Imports so many steps with nothing in the way.</summary>
    public async Task ImportAndCheck(int steps)
    {
        var (heard, last) = (new Heard(), begun + steps - 1);
        await Import(heard, step => step <= last);
        await Check(heard);
    }

    /// <summary>Imports in this process, from the next step on, until it is told to stop or the store does.</summary>
    /// <param name="heard">What is said.</param>
    /// <param name="next">Asked before each step: false = enough.</param>
    public async Task Import(Heard heard, Func<int, bool> next)
    {
        var clock = new StepClock();
        clock.Set(StepClock.MomentOf(begun));
        using var store = place.Open(clock);
        using var keeper = await Keeper.Open(store.Journal, Few.Safeguards, Few.Setting, clock);
        var import = new Import(keeper, store.Audit, clock, Few.Setting, heard.Listen);
        for (var step = begun; next(step); step++) await import.Take(step);
    }

    /// <summary>What was acknowledged is there, once and where it was said to be; both chains hold; and duties are as if nobody had been killed.</summary>
    public async Task Check(Heard heard)
    {
        (begun, done) = (Math.Max(begun, heard.Begun), Math.Max(done, heard.Done));
        var clock = new StepClock();
        clock.Set(StepClock.MomentOf(begun));
        using var opened = place.Open(clock);
        Assert.Empty(opened.Journal.Verify([.. opened.Audit.Trail.JournalHeads()]));
        Assert.Empty(AuditCheck.Of(opened.Audit.Trail, []));
        Assert.True(opened.Audit.Head.Position >= heard.Looked);

        var kept = opened.Journal.Read().ToList();
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(i => (long)i), kept.Select(k => k.Position));
        var positions = kept.Where(k => k.Entry is not Entry.DutyChanged).ToLookup(k => Step.KeyOf(k.Entry!), k => k.Position, StringComparer.Ordinal);
        Assert.All(positions, k => Assert.Single(k));
        Assert.All(heard.Acknowledged, a => Assert.Equal(a.Value, Assert.Single(positions[a.Key])));

        await uncut.Take(kept.Where(k => k.Position > seen && k.Entry is not Entry.DutyChanged), StepClock.MomentOf(begun));
        // What came of what was acknowledged was there when it was acknowledged; what came of the rest is there when the keeper has caught up.
        Same(kept, StepClock.MomentOf(done));
        using (await Keeper.Open(opened.Journal, Few.Safeguards, Few.Setting, clock))
        {
            var caughtUp = opened.Journal.Read().ToList();
            Same(caughtUp, StepClock.MomentOf(begun));
            (seen, Duties) = (caughtUp.Count, caughtUp.Count(k => k.Entry is Entry.DutyChanged));
        }
    }

    private void Same(List<Kept> kept, DateTimeOffset until)
    {
        var entries = kept.ConvertAll(k => k.Entry!);
        Assert.Equal(uncut.Duties(until), DutyHistory.Of(entries, until));
        var written = entries.OfType<Entry.DutyChanged>().Select(d => $"{d.Duty} {d.At:u} {d.Is} {d.Outcome} {d.Gone} {d.Due:u} {string.Join(',', d.Evidence)} {string.Join(',', d.MetBy)}").ToList();
        Assert.Equal(written.Distinct().Count(), written.Count);
    }
}
