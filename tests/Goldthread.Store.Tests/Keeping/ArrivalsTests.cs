using Goldthread.Duties;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;

namespace Goldthread.Store.Tests.Keeping;

public sealed class ArrivalsTests : IDisposable
{
    private static readonly DateTimeOffset When = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Entry Duty = new Entry.DutyChanged("a duty", "gp/1", "an-invented-safeguard", DutyState.Waiting, Outcome.Speaks, When);

    private readonly Shelf shelf = new("memory");
    private readonly Journal journal;
    private readonly Arrivals arrivals;

    public ArrivalsTests() => arrivals = new(journal = shelf.Open());

    [Fact]
    public void Take_OfWhatCameInAnotherOrder_IsInOrderOfPositions()
    {
        Note(2);
        Assert.Null(Taken);
        Note(1);
        Assert.Equal([1, 2, null], [Taken, Taken, Taken]);
    }

    [Fact]
    public void Note_OfWhatWasNotedOrTaken_IsRefused()
    {
        Assert.True(Note(1));
        Assert.False(Note(1));
        Assert.Equal(1, Taken);
        Assert.False(Note(1));
        Assert.Null(Taken);
    }

    [Fact]
    public void Note_OfWhatBecameOfDuties_NeedsNoTaking()
    {
        Note(2, Duty);
        Note(1, Duty);
        Assert.Equal(2, arrivals.Taken);
        Note(4, Duty);
        Note(5, Duty);
        Note(3);
        Assert.Equal(2, arrivals.Taken);
        Assert.Equal(3, Taken);
        Assert.Equal(5, arrivals.Taken);
    }

    [Fact]
    public async Task Missing_IsWhatIsOnTheDisk_AndWasNeitherNotedNorTaken()
    {
        await journal.Append([.. Enumerable.Range(1, 4).Select(key => Given.Told($"{key}"))], Given.Import, Urgency.Import);
        Note(1);
        Assert.Equal(1, Taken);
        Note(3);
        Assert.Equal([2, 4], arrivals.Missing().Select(k => k.Position));
    }

    public void Dispose()
    {
        journal.Dispose();
        shelf.Dispose();
    }

    private long? Taken => arrivals.Take(out var next) ? next.Value.Position : null;

    private bool Note(long position, Entry? entry = null) => arrivals.Note(position, entry ?? Given.Told($"{position}"), When);
}
