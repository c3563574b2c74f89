using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;

namespace Goldthread.Store.Tests.Keeping;

public sealed class LoadingTests : IDisposable
{
    private readonly Timer timer = new();
    private readonly Loading loading;
    private readonly List<int> slices = [];

    public LoadingTests() => loading = new(timer);

    [Fact]
    public async Task Append_WhileNobodyIsAtWork_GoesInLongSlices()
    {
        await Append(2500);
        Assert.Equal([1024, 1024, 452], slices);
    }

    [Fact]
    public async Task Append_WithinTenMinutesOfSomebodyAtWork_GoesInShortSlices()
    {
        loading.Works();
        timer.Minutes = 10;
        await Append(300);
        Assert.Equal([128, 128, 44], slices);
        timer.Minutes = 11;
        await Append(300);
        Assert.Equal([128, 128, 44, 300], slices);
    }

    [Fact]
    public async Task Append_WhenSomebodyBeginsToWork_GoesOnInShortSlices()
    {
        await loading.Append(Entries(1300), (slice, next) =>
        {
            loading.Works();
            return Answered(slice, next);
        });
        Assert.Equal([1024, 128, 128, 20], slices);
    }

    [Fact]
    public async Task Append_OfASliceThatFails_AppendsNothingAfterIt()
    {
        await Assert.ThrowsAsync<IOException>(() => loading.Append(Entries(3000), (slice, next) =>
        {
            var answered = Answered(slice, next);
            return slices.Count == 2 ? Task.FromException<IReadOnlyList<Answer>>(new IOException()) : answered;
        }));
        Assert.Equal([1024, 1024], slices);
        await Append(10);
        Assert.Equal([1024, 1024, 10], slices);
    }

    [Fact]
    public async Task Append_OfManySlices_HasTwoUnderWay()
    {
        var (underWay, most) = (0, 0);
        await loading.Append(Entries(9000), async (slice, next) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref underWay));
            await Task.Delay(5);
            Interlocked.Decrement(ref underWay);
            return await Answered(slice, next);
        });
        Assert.Equal(2, most);
        Assert.Equal(9, slices.Count);
    }

    public void Dispose() => loading.Dispose();

    private Task<IReadOnlyList<Answer>> Append(int entries) => loading.Append(Entries(entries), Answered);

    private Task<IReadOnlyList<Answer>> Answered(IReadOnlyList<Entry> slice, Action next)
    {
        lock (slices) slices.Add(slice.Count);
        next();
        return Task.FromResult<IReadOnlyList<Answer>>([]);
    }

    private static IReadOnlyList<Entry> Entries(int count) => [.. Enumerable.Range(0, count).Select(n => new Entry.PersonHeld($"gp/{n}", "gp", $"{n}", 1))];

    private sealed class Timer : TimeProvider
    {
        public long Minutes { get; set; } = 1;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Minutes * 60;
    }
}
