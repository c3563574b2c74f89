namespace Goldthread.Watching;

/// <summary>Where records stand in the journal, in any order, in about three bytes each.</summary>
internal sealed class Positions
{
    private byte[] bytes = [];
    private int used;
    private long last;

    public int Count { get; private set; }

    public void Add(long position)
    {
        // The difference to the one before, its sign in the lowest bit, seven bits a byte.
        var rest = (ulong)(((position - last) << 1) ^ ((position - last) >> 63));
        (last, Count) = (position, Count + 1);
        if (used + 10 > bytes.Length) Array.Resize(ref bytes, used + 10 + (used / 4));
        for (; rest >= 0x80; rest >>= 7) bytes[used++] = (byte)(rest | 0x80);
        bytes[used++] = (byte)rest;
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Count);
        to.Write(used);
        to.Write(bytes, 0, used);
    }

    public static Positions Read(BinaryReader from)
    {
        var (count, used) = (from.ReadInt32(), from.ReadInt32());
        var positions = new Positions { Count = count, used = used, bytes = from.ReadBytes(used) };
        positions.last = positions.All().LastOrDefault();
        return positions;
    }

    public IReadOnlyList<long> From(int which, int count) => [.. All().Skip(which).Take(count)];

    private IEnumerable<long> All()
    {
        var position = 0L;
        for (var at = 0; at < used;)
        {
            var difference = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var b = bytes[at++];
                difference |= (ulong)(b & 0x7F) << shift;
                if (b < 0x80) break;
            }
            yield return position += (long)(difference >> 1) ^ -(long)(difference & 1);
        }
    }
}
