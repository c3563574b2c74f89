using System.Numerics;

namespace Goldthread.Linkage;

/// <summary>So much of a name that of most two it is seen at once how unlike they are, without reading them.</summary>
/// <param name="Letters">A bit for each letter that is in it; other characters share bits with letters.</param>
/// <param name="Length">0 = of a name that is to be read: an initial, one of several words, one too long.</param>
/// <param name="Forms">A bit for each other form of the name; bits may be shared.</param>
readonly record struct Outline(uint Letters, byte Length, byte First, ulong Forms, ulong Own)
{
    private const int Longest = 60, MostOfTwoSlips = 4, MostCounted = 4;

    public static Outline Of(string name, PopulationNames names)
    {
        var letters = 0u;
        foreach (var letter in name) letters |= 1u << (letter & 31);
        return new(letters, name.Length is < 2 or > Longest || name.Contains(' ', StringComparison.Ordinal) ? (byte)0 : (byte)name.Length, (byte)name[0], names.Forms(name).Aggregate(0UL, (bits, form) => bits | Bit(form)), Bit(name));
    }

    /// <summary>Whether one may be a form of the other.</summary>
    public bool MayBeForm(in Outline other) => (Forms & other.Own) != 0;

    /// <summary>
    /// Whether it is certain that two slips do not make one of the other, that neither is the beginning of the other, and that <see cref="Similarity.JaroWinkler"/> of the two stays below a measure. No certainty = the
    /// names are to be read. A slip takes away one letter and puts in another at the most; and a letter that the other has not cannot be matched.
    /// </summary>
    public bool IsFarFrom(in Outline other, double alike)
    {
        if (Length == 0 || other.Length == 0) return false;
        var (only, onlyOther) = (BitOperations.PopCount(Letters & ~other.Letters), BitOperations.PopCount(other.Letters & ~Letters));
        if (only == 0 || onlyOther == 0 || only + onlyOther <= MostOfTwoSlips) return false;
        double matches = Math.Min(Length - only, other.Length - onlyOther);
        if (matches == 0) return true;
        var jaro = ((matches / Length) + (matches / other.Length) + 1) / 3;
        return jaro + (First == other.First ? MostCounted * 0.1 * (1 - jaro) : 0) < alike;
    }

    private static ulong Bit(string name)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in name) hash = (hash ^ letter) * 0x100000001B3;
        return 1UL << (int)((hash ^ (hash >> 32)) & 63);
    }
}
