namespace Goldthread.Linkage;

/// <summary>For one record after another, those that are to be compared with it. Each thread needs its own.</summary>
sealed class Candidates(RecordTable table, KeyIndex index)
{
    private readonly List<int> found = [];
    private int[] seen = [];

    /// <summary>Records with a key in common and a lower number than <paramref name="below"/>, in ascending order.</summary>
    public IReadOnlyList<int> Of(int record, int below)
    {
        if (seen.Length < table.Count) Array.Resize(ref seen, Math.Max(table.Count, seen.Length * 2));
        found.Clear();
        Span<ulong> room = stackalloc ulong[Keys.Most];
        var count = index.Keys.Of(record, room);
        for (var k = 0; k < count; k++)
            for (var entry = index.Head(room[k]); entry != 0; entry = index.Next(entry))
            {
                var other = index.Record(entry);
                if (other == record || other >= below || seen[other] == record + 1) continue;
                seen[other] = record + 1;
                found.Add(other);
            }
        found.Sort();
        return found;
    }

    public IReadOnlyList<int> Of(int record) => Of(record, record);
}
