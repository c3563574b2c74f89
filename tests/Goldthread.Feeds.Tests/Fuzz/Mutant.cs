using System.IO.Compression;

namespace Goldthread.Feeds.Tests.Fuzz;

/// <summary>A file with something done to it, always the same for the same number.</summary>
static class Mutant
{
    public static byte[] Of(byte[] file, int number)
    {
        var dice = new Random(number);
        // Half of the workbooks are changed within, where the zip itself stays whole.
        if (file.AsSpan().StartsWith("PK"u8) && dice.Next(2) == 0) return Within(file, dice);
        for (var times = dice.Next(1, 4); times > 0 && file.Length > 0; times--) file = Changed(file, dice);
        return file;
    }

    static byte[] Changed(byte[] file, Random dice)
    {
        var (from, to) = (dice.Next(file.Length), dice.Next(file.Length));
        if (from > to) (from, to) = (to, from);
        to = Math.Min(to, from + 200);
        switch (dice.Next(6))
        {
            case 0:
                var flipped = file.ToArray();
                flipped[from] ^= (byte)(1 << dice.Next(8));
                return flipped;
            case 1: return file[..from];
            case 2: return [.. file[..from], .. file[to..]];
            case 3: return [.. file[..to], .. file[from..]];
            case 4:
                var other = dice.Next(to, file.Length);
                return [.. file[..from], .. file[to..other], .. file[from..to], .. file[other..]];
            default: return Emptied(file, from);
        }
    }

    // The value in which a place lies, to the signs that end it.
    static byte[] Emptied(byte[] file, int at)
    {
        var signs = "<>,\n\"{}:"u8;
        var begin = file.AsSpan(0, at).LastIndexOfAny(signs) + 1;
        var end = file.AsSpan(at).IndexOfAny(signs);
        return end < 0 ? file[..begin] : [.. file[..begin], .. file[(at + end)..]];
    }

    static byte[] Within(byte[] file, Random dice)
    {
        using var changed = new MemoryStream();
        using (var before = new ZipArchive(new MemoryStream(file)))
        using (var after = new ZipArchive(changed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var which = dice.Next(before.Entries.Count);
            foreach (var (i, entry) in before.Entries.Index())
            {
                using var from = entry.Open();
                using var part = new MemoryStream();
                from.CopyTo(part);
                using var to = after.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                to.Write(i == which && part.Length > 0 ? Changed(part.ToArray(), dice) : part.ToArray());
            }
        }
        return changed.ToArray();
    }
}
