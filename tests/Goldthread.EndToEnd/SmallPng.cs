using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Goldthread.EndToEnd;

/// <summary>A browser packs its pictures quickly; this packs the same picture well: pages are flat, and pack best with their rows as they are.</summary>
static class SmallPng
{
    const int Signature = 8, AroundData = 12, Width = 16, ColourType = 25;

    public static byte[] Of(byte[] png)
    {
        using var packed = new MemoryStream();
        using var small = new MemoryStream();
        small.Write(png, 0, Signature);
        for (var at = Signature; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var kind = Encoding.ASCII.GetString(png, at + 4, 4);
            if (kind == "IDAT") packed.Write(png, at + 8, length);
            else if (kind == "IEND") Chunk(small, "IDAT", Repacked(packed, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(Width)), png[ColourType] == 6 ? 4 : 3));
            if (kind != "IDAT") small.Write(png, at, length + AroundData);
            at += length + AroundData;
        }
        return small.ToArray();
    }

    static byte[] Repacked(MemoryStream packed, int width, int depth)
    {
        packed.Position = 0;
        using var to = new MemoryStream();
        using (var rows = new ZLibStream(packed, CompressionMode.Decompress))
        using (var again = new ZLibStream(to, CompressionLevel.SmallestSize))
        {
            var (row, above) = (new byte[1 + (width * depth)], new byte[1 + (width * depth)]);
            while (rows.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) == row.Length)
            {
                Unfilter(row, above, depth);
                again.Write(row);
                (row, above) = (above, row);
            }
        }
        return to.ToArray();
    }

    // The five filters of PNG, undone.
    static void Unfilter(byte[] row, byte[] above, int depth)
    {
        for (var i = 1; i < row.Length; i++)
        {
            var (left, up, corner) = (i > depth ? row[i - depth] : 0, above[i], i > depth ? above[i - depth] : 0);
            row[i] += (byte)(row[0] switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Nearest(left, up, corner) });
        }
        row[0] = 0;
    }

    static int Nearest(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - corner - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    static void Chunk(MemoryStream to, string kind, byte[] data)
    {
        byte[] told = [.. Encoding.ASCII.GetBytes(kind), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(told);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(told));
        to.Write(number);
    }

    // CRC-32 as PNG defines it.
    static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var b in data)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }
}
