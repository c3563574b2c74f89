namespace Goldthread.Linkage;

/// <summary>How alike two words are in writing.</summary>
public static class Similarity
{
    private const int Longest = 64;

    /// <summary>Letters left out, put in, taken for another, or changed about with their neighbour (optimal string alignment).</summary>
    /// <returns>Never more than one above <paramref name="most"/>: from there on the exact number is nobody's concern.</returns>
    public static int Slips(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        if (Math.Abs(a.Length - b.Length) > most || Math.Max(a.Length, b.Length) > Longest) return most + 1;
        if (a.Length == 0 || b.Length == 0) return Math.Min(Math.Max(a.Length, b.Length), most + 1);
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var slips = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) slips = Math.Min(slips, before[j - 2] + 1);
                row[j] = slips;
                least = Math.Min(least, slips);
            }
            if (least > most) return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return Math.Min(last[b.Length], most + 1);
    }

    /// <summary>Jaro's measure, raised for a common beginning of up to four letters (Winkler 1990): 0 to 1.</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }
        if (a.Length == 0) return 0;
        if (b.Length > Longest) b = b[..Longest];
        if (a.Length > Longest) a = a[..Longest];
        var reach = Math.Max((b.Length / 2) - 1, 0);
        ulong taken = 0;
        Span<char> found = stackalloc char[a.Length];
        var matches = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var to = Math.Min(i + reach, b.Length - 1);
            for (var j = Math.Max(i - reach, 0); j <= to; j++)
            {
                if (b[j] != a[i] || (taken & (1UL << j)) != 0) continue;
                taken |= 1UL << j;
                found[matches++] = a[i];
                break;
            }
        }
        if (matches == 0) return 0;
        var (misplaced, at) = (0, 0);
        for (var j = 0; at < matches; j++)
            if ((taken & (1UL << j)) != 0 && found[at++] != b[j]) misplaced++;
        double m = matches;
        var jaro = ((m / a.Length) + (m / b.Length) + ((m - (misplaced / 2)) / m)) / 3;
        var common = 0;
        while (common < Math.Min(4, a.Length) && a[common] == b[common]) common++;
        return jaro + (common * 0.1 * (1 - jaro));
    }

    /// <summary>One character is another, or two neighbours changed places; of the same length.</summary>
    public static bool OneDigit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length) return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i]) i++;
        if (i == a.Length) return false;
        return a[(i + 1)..].SequenceEqual(b[(i + 1)..]) || (i + 1 < a.Length && a[i] == b[i + 1] && a[i + 1] == b[i] && a[(i + 2)..].SequenceEqual(b[(i + 2)..]));
    }
}
