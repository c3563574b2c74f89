using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Goldthread.Cli.Linking;

/// <summary>Rows of a CSV file as they are written to disk, cell by cell.</summary>
sealed class CsvBytes
{
    // No cell that is a number is longer.
    const int Room = 32;

    static readonly long[] Scales = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
    static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\n\r");

    readonly ArrayBufferWriter<byte> bytes = new(1 << 16);
    bool inRow;

    public ReadOnlyMemory<byte> Written => bytes.WrittenMemory;

    /// <summary>Quoted where the sign itself would part it.</summary>
    public CsvBytes Cell(string text)
    {
        Part();
        Encoding.UTF8.GetBytes(text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text, bytes);
        return this;
    }

    public CsvBytes Empty()
    {
        Part();
        return this;
    }

    /// <param name="decimals">The most that are written, up to six; what is 0 at the end is left out.</param>
    public CsvBytes Cell(double number, int decimals)
    {
        Part();
        var room = bytes.GetSpan(Room);
        var scaled = (long)Math.Round(number * Scales[decimals], MidpointRounding.AwayFromZero);
        var length = 0;
        if (scaled < 0) room[length++] = (byte)'-';
        var (whole, rest) = Math.DivRem(Math.Abs(scaled), Scales[decimals]);
        Utf8Formatter.TryFormat(whole, room[length..], out var written);
        length += written;
        if (rest > 0) room[length++] = (byte)'.';
        for (var place = decimals - 1; rest > 0; place--)
        {
            var (digit, after) = Math.DivRem(rest, Scales[place]);
            room[length++] = (byte)('0' + digit);
            rest = after;
        }
        bytes.Advance(length);
        return this;
    }

    public void EndRow()
    {
        bytes.Write("\n"u8);
        inRow = false;
    }

    void Part()
    {
        if (inRow) bytes.Write(","u8);
        inRow = true;
    }
}
