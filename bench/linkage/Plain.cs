using System.Diagnostics;
using Goldthread.Linkage;
using Goldthread.Properties.Linking;

namespace Goldthread.Bench.Linkage;

/// <summary>Pairs compared as one would at first: rows in dictionaries of blocks, words by Jaro and Winkler, agreements added up.</summary>
static class Plain
{
    public static double PairsPerSecond(IEnumerable<InventedRow> rows)
    {
        var all = rows.ToList();
        var blocks = all.Where(r => r.DateOfBirth.Length > 0).GroupBy(r => r.DateOfBirth).Concat(all.Where(r => r.Postcode.Length > 0).GroupBy(r => r.Postcode)).Select(g => g.ToList()).ToList();
        var (pairs, sum, clock) = (0L, 0.0, Stopwatch.GetTimestamp());
        foreach (var block in blocks)
            for (var i = 0; i < block.Count; i++)
                for (var j = 0; j < i; j++, pairs++) sum += Score(block[i], block[j]);
        GC.KeepAlive(sum);
        return pairs / Stopwatch.GetElapsedTime(clock).TotalSeconds;
    }

    static double Score(InventedRow a, InventedRow b) =>
        Words(a.FirstName, b.FirstName) + Words(a.MiddleName, b.MiddleName) + Words(a.Surname, b.Surname) + Date(a.DateOfBirth, b.DateOfBirth) + Whole(a.Gender, b.Gender, 1) + Whole(a.NhsNumber, b.NhsNumber, 20) + Words(a.Postcode, b.Postcode);

    static double Words(string a, string b) => a.Length == 0 || b.Length == 0 ? 0 : Similarity.JaroWinkler(a.ToLowerInvariant(), b.ToLowerInvariant()) switch { >= 1 => 8, >= 0.92 => 5, >= 0.88 => 2, _ => -4 };

    static double Date(string a, string b) => a.Length == 0 || b.Length == 0 ? 0 : a == b ? 12 : Similarity.Slips(a, b, 1) == 1 ? 6 : -5;

    static double Whole(string a, string b, double bits) => a.Length == 0 || b.Length == 0 ? 0 : a == b ? bits : -bits / 4;
}
