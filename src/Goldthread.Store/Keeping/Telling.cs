using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Keeping;

/// <summary>One looks at a time. What has changed is written in the order in which it came about, while the next already looks.</summary>
/// <param name="taken">The position up to which everything has been taken.</param>
/// <param name="follow">Looks at whatever is in the journal by now.</param>
/// <param name="note">Is told what the journal answered, in the order of writing.</param>
/// <param name="fail">Is told why something could not be written: nothing may be looked at after that.</param>
internal sealed class Telling(Journal journal, Func<long> taken, Func<IReadOnlyList<Entry>> follow, Action<IReadOnlyList<Entry>, IReadOnlyList<Answer>> note, Action<Exception> fail) : IDisposable
{
    private static readonly Cause Own = new("goldthread:watch", "duty"), Turning = new("goldthread:watch", "gateway");

    private readonly SemaphoreSlim one = new(1, 1);
    private Task<long> underWay = Task.FromResult(0L);

    /// <summary>Looks, and is back when everything up to a position has been taken.</summary>
    /// <returns>When all that came of it is on the disk: the position of the last gateway that turned.</returns>
    public async Task<Task<long>> Look(Func<IReadOnlyList<Entry>> look, long upTo)
    {
        await one.WaitAsync();
        try
        {
            do
            {
                var changes = look();
                if (changes.Count > 0) underWay = Write(changes, underWay);
                look = follow;
            }
            while (taken() < upTo);
            return underWay;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Is back when all that came of a look is on the disk. What turned is looked at in its turn.</summary>
    public async Task Tell(Task<long> writing)
    {
        while (await writing is var turned && turned > taken()) writing = await Look(follow, turned);
    }

    /// <summary>Does something while nobody looks and nothing is being written.</summary>
    public async Task<T> Quietly<T>(Func<T> action)
    {
        await one.WaitAsync();
        try
        {
            await underWay;
            return action();
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    // All of it is in the journal's queue when this returns.
    private async Task<long> Write(IReadOnlyList<Entry> changes, Task<long> before)
    {
        try
        {
            var batches = changes.GroupBy(e => e is Entry.Gateway ? Turning : Own).SelectMany(g => g.Chunk(Journal.MostAtOnce).Select(b => (Entries: b, Answers: journal.Append(b, g.Key, Urgency.Interactive)))).ToList();
            var turned = await before;
            foreach (var (entries, writing) in batches)
            {
                var answers = await writing;
                note(entries, answers);
                if (entries[0] is Entry.Gateway && answers.OfType<Answer.Appended>().LastOrDefault() is { } last) turned = last.Position;
            }
            return turned;
        }
        catch (Exception e)
        {
            fail(e);
            throw;
        }
    }
}
