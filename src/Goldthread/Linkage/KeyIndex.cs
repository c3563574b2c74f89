using System.Numerics;

namespace Goldthread.Linkage;

/// <summary>Which records have a key. Records are added in order; whoever looks sees all that were added before.</summary>
sealed class KeyIndex(RecordTable table)
{
    // Slots of a hash table by open addressing: the key's upper half, the latest entry, how many records have it.
    private uint[] tags = new uint[1024];
    private int[] heads = new int[1024];
    private ushort[] counts = new ushort[1024];
    private int[] records = new int[1024], nexts = new int[1024];
    private int used, entries = 1;

    public Keys Keys { get; } = new(table);

    public int Added { get; private set; }

    /// <summary>Adds all records up to <paramref name="count"/> that have not been added.</summary>
    public void AddAll(int count)
    {
        Span<ulong> room = stackalloc ulong[Keys.Most];
        var likely = (int)BitOperations.RoundUpToPowerOf2((uint)count) * 8;
        if (Added == 0 && likely > tags.Length) Size(likely);
        for (; Added < count; Added++)
        {
            var found = Keys.Of(Added, room);
            for (var k = 0; k < found; k++)
                if (room[k] != 0) Add(room[k], Added);
        }
    }

    /// <summary>The latest of the records that have the key; go on with <see cref="Next"/>. 0 when nobody has it, or too many.</summary>
    public int Head(ulong key)
    {
        if (key == 0) return 0;
        var slot = Slot(key);
        return counts[slot] <= Keys.MostRecords(key, Added) ? heads[slot] : 0;
    }

    public int Record(int entry) => records[entry];

    public int Next(int entry) => nexts[entry];

    private void Add(ulong key, int record)
    {
        if (used > tags.Length / 5 * 4) Size(tags.Length * 2);
        var slot = Slot(key);
        if (tags[slot] == 0)
        {
            tags[slot] = Tag(key);
            used++;
        }
        // A record may have one key twice.
        else if (heads[slot] != 0 && records[heads[slot]] == record) return;
        if (counts[slot] == ushort.MaxValue) return;
        // Whoever is too many is never asked for again.
        if (counts[slot]++ > Keys.MostEver) return;
        if (entries == records.Length)
        {
            Array.Resize(ref records, records.Length * 3 / 2);
            Array.Resize(ref nexts, nexts.Length * 3 / 2);
        }
        (records[entries], nexts[entries]) = (record, heads[slot]);
        heads[slot] = entries++;
    }

    private static uint Tag(ulong key) => (uint)(key >> 32) | 1;

    private int Slot(ulong key)
    {
        var tag = Tag(key);
        var slot = (int)((uint)key >> 1) & (tags.Length - 1);
        while (tags[slot] != 0 && tags[slot] != tag) slot = (slot + 1) & (tags.Length - 1);
        return slot;
    }

    // The lower half of a key is not kept: every record's keys are made again.
    private void Size(int size)
    {
        (tags, heads, counts) = (new uint[size], new int[size], new ushort[size]);
        (used, entries) = (0, 1);
        var count = Added;
        Added = 0;
        if (records.Length < size / 2) (records, nexts) = (new int[size / 2], new int[size / 2]);
        AddAll(count);
    }
}
