using System.Numerics;

namespace Goldthread.Linkage;

/// <summary>Which records have a key. Records are added in order; whoever looks sees all that were added before.</summary>
sealed class KeyIndex(RecordTable table)
{
    /// <summary>A place of a hash table by open addressing.</summary>
    /// <param name="Tag">The key's upper half; 0 = free.</param>
    /// <param name="Head">The latest entry.</param>
    private record struct Slot(uint Tag, int Head, int Count);

    private record struct Entry(int Record, int Next);

    private Slot[] slots = new Slot[1024];
    private Entry[] entries = new Entry[1024];
    private int used, last;

    public Keys Keys { get; } = new(table);

    public int Added { get; private set; }

    /// <summary>Adds all records up to <paramref name="count"/> that have not been added.</summary>
    public void AddAll(int count)
    {
        Span<ulong> room = stackalloc ulong[Keys.Most];
        var likely = (int)BitOperations.RoundUpToPowerOf2((uint)count) * 8;
        if (Added == 0 && likely > slots.Length) Size(likely);
        for (; Added < count; Added++)
        {
            var found = Keys.Of(Added, room);
            for (var k = 0; k < found; k++)
                if (room[k] != 0) Add(room[k], Added);
        }
    }

    /// <summary>For each key the latest of the records that have it; go on with <see cref="Next"/>. 0 when nobody has it, or too many, or only the record that is asked for.</summary>
    public void Heads(ReadOnlySpan<ulong> keys, Span<int> heads, int record)
    {
        var own = record < Added ? 1 : 0;
        for (var k = 0; k < keys.Length; k++)
        {
            heads[k] = 0;
            if (keys[k] == 0) continue;
            ref var slot = ref slots[Find(keys[k])];
            if (slot.Count > own && slot.Count <= Keys.MostRecords(keys[k], Added)) heads[k] = slot.Head;
        }
    }

    public int Record(int entry) => entries[entry].Record;

    public int Next(int entry) => entries[entry].Next;

    private void Add(ulong key, int record)
    {
        if (used > slots.Length / 5 * 4) Size(slots.Length * 2);
        ref var slot = ref slots[Find(key)];
        if (slot.Tag == 0)
        {
            slot.Tag = Tag(key);
            used++;
        }
        // A record may have one key twice, and whoever is too many is never asked for again.
        else if (slot.Count > Keys.MostEver || entries[slot.Head].Record == record) return;
        slot.Count++;
        if (++last == entries.Length) Array.Resize(ref entries, entries.Length / 2 * 3);
        entries[last] = new(record, slot.Head);
        slot.Head = last;
    }

    private static uint Tag(ulong key) => (uint)(key >> 32) | 1;

    private int Find(ulong key)
    {
        var (tag, mask) = (Tag(key), slots.Length - 1);
        var at = (int)((uint)key >> 1) & mask;
        while (slots[at].Tag != 0 && slots[at].Tag != tag) at = (at + 1) & mask;
        return at;
    }

    // The lower half of a key is not kept: every record's keys are made again.
    private void Size(int size)
    {
        slots = new Slot[size];
        if (entries.Length < size / 2) entries = new Entry[size / 2];
        (used, last) = (0, 0);
        var count = Added;
        Added = 0;
        AddAll(count);
    }
}
