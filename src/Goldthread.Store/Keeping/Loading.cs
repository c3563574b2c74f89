using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Keeping;

/// <summary>
/// How an import is cut. Families that come whole are looked at once, so that long slices are quicker than short ones; but whoever tells something while a slice is looked at
/// waits for it. So they are long while nobody is at work, and short while somebody is.
/// </summary>
internal sealed class Loading(TimeProvider clock) : IDisposable
{
    private const int Short = 128, Long = 1024;

    // One is written while another is looked at, and what that changes of duties while the next is.
    private const int AtOnce = 2;

    // So long after somebody was at work, somebody is.
    private static readonly TimeSpan Work = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim room = new(AtOnce, AtOnce);

    // 0 = nobody was yet.
    private long worked;

    /// <summary>Somebody at work has told something. From several threads.</summary>
    public void Works() => Volatile.Write(ref worked, clock.GetTimestamp());

    /// <summary>Appends entries slice by slice, in their order. What follows on a slice that failed is not appended: whoever asked begins again there.</summary>
    /// <param name="append">Calls what it is given once the next slice may follow, whatever has become of its own.</param>
    public async Task<IReadOnlyList<Answer>> Append(IReadOnlyList<Entry> entries, Func<IReadOnlyList<Entry>, Action, Task<IReadOnlyList<Answer>>> append)
    {
        var slices = new List<Task<IReadOnlyList<Answer>>>();
        for (var from = 0; from < entries.Count;)
        {
            await room.WaitAsync();
            if (slices.Exists(s => s.IsFaulted))
            {
                room.Release();
                break;
            }
            List<Entry> slice = [.. entries.Skip(from).Take(Most)];
            slices.Add(append(slice, () => room.Release()));
            from += slice.Count;
        }
        return [.. (await Task.WhenAll(slices)).SelectMany(a => a)];
    }

    public void Dispose() => room.Dispose();

    private int Most => Volatile.Read(ref worked) is not 0 and var last && clock.GetElapsedTime(last) < Work ? Short : Long;
}
