using Goldthread.Store.Importer;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Tests.Kills;

/// <summary>The same told to a journal in memory whose keeper is never killed.</summary>
internal sealed class Uncut : IDisposable
{
    private readonly StepClock clock;
    private readonly Keeper keeper;

    private Uncut(StepClock clock, Keeper keeper) => (this.clock, this.keeper) = (clock, keeper);

    public static async Task<Uncut> Begin()
    {
        var steps = new StepClock();
        steps.Set(StepClock.MomentOf(1));
        return new(steps, await Keeper.Open(new Journal(new MemoryRows(Guid.CreateVersion7()), KeyRing.Make(), Few.Setting.Vocabulary, steps), Few.Safeguards, Few.Setting, steps));
    }

    /// <summary>Takes what others kept, as they received it.</summary>
    public async Task Take(IEnumerable<Kept> told, DateTimeOffset until)
    {
        foreach (var moment in told.GroupBy(k => k.When))
        {
            clock.Set(moment.Key);
            await keeper.Append([.. moment.Select(k => k.Entry!)], Given.Import, Urgency.Import);
            await keeper.Tick();
        }
        clock.Set(until);
        await keeper.Tick();
    }

    public IReadOnlyList<string> Duties(DateTimeOffset until) => DutyHistory.Of(keeper.Journal.Read().Select(k => k.Entry!), until);

    public void Dispose() => keeper.Dispose();
}
