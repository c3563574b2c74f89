using System.Diagnostics.CodeAnalysis;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Keeping;

/// <summary>What is in the journal and has not been taken. It is noted in whatever order it comes, and taken in the order of positions. What became of duties needs no taking. From several threads.</summary>
internal sealed class Arrivals(Journal journal)
{
    private readonly Dictionary<long, (Entry? Entry, DateTimeOffset When)> noted = [];
    private readonly Lock gate = new();

    /// <summary>The position up to which everything has been taken.</summary>
    public long Taken { get => Interlocked.Read(ref field); set => Interlocked.Exchange(ref field, value); }

    /// <returns>False: it was noted before.</returns>
    public bool Note(long position, Entry? entry, DateTimeOffset when)
    {
        lock (gate)
        {
            if (position <= Taken || !noted.TryAdd(position, (entry, when))) return false;
            Pass();
            return true;
        }
    }

    /// <summary>What is on the disk and was not noted: it is read from the journal.</summary>
    public IReadOnlyList<Kept> Missing()
    {
        List<long> missing = [];
        lock (gate)
            for (var next = Taken + 1; next <= journal.Head.Position && missing.Count < Journal.MostAtOnce; next++)
                if (!noted.ContainsKey(next)) missing.Add(next);
        return missing.Count == 0 ? [] : journal.At(missing);
    }

    /// <summary>Takes what stands next to what has been taken.</summary>
    /// <returns>False: it has not been noted.</returns>
    public bool Take([NotNullWhen(true)] out (long Position, Entry? Entry, DateTimeOffset When)? next)
    {
        lock (gate)
        {
            next = noted.Remove(Taken + 1, out var one) ? (++Taken, one.Entry, one.When) : null;
            Pass();
            return next is not null;
        }
    }

    private void Pass()
    {
        while (noted.TryGetValue(Taken + 1, out var one) && one.Entry is Entry.DutyChanged) noted.Remove(++Taken);
    }
}
