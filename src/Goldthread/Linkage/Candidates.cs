using System.Runtime.InteropServices;

namespace Goldthread.Linkage;

/// <summary>For one record after another, those that are to be compared with it. Each thread needs its own.</summary>
sealed class Candidates(RecordTable table, KeyIndex index)
{
    private readonly List<int> found = [];
    private int[] seen = [];

    /// <summary>All others with a key in common, in ascending order.</summary>
    public ReadOnlySpan<int> Of(int record) => Of(record, -1);

    /// <summary>Those with a key in common that came later, in ascending order: of every two records one finds the other.</summary>
    public ReadOnlySpan<int> After(int record) => Of(record, record);

    private ReadOnlySpan<int> Of(int record, int above)
    {
        if (seen.Length < table.Count) Array.Resize(ref seen, Math.Max(table.Count, seen.Length * 2));
        found.Clear();
        Span<ulong> room = stackalloc ulong[Keys.Most];
        Span<int> heads = stackalloc int[Keys.Most];
        var count = index.Keys.Of(record, room);
        // All are looked up before any is followed: what has to be fetched from far away is fetched at one time.
        index.Heads(room[..count], heads, record);
        for (var k = 0; k < count; k++)
            for (var entry = heads[k]; entry != 0; entry = index.Next(entry))
            {
                var other = index.Record(entry);
                // The latest come first.
                if (other <= above) break;
                if (other == record || seen[other] == record + 1) continue;
                seen[other] = record + 1;
                found.Add(other);
            }
        found.Sort();
        return CollectionsMarshal.AsSpan(found);
    }
}
