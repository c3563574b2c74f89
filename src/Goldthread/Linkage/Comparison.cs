namespace Goldthread.Linkage;

/// <summary>The level of every field of two records, five bits each in the order of the schema.</summary>
public readonly record struct Comparison(ulong Bits)
{
    private const int Width = 5;

    public Level this[int field] => field < 0 ? Level.Missing : (Level)((Bits >> (field * Width)) & 31);

    internal Comparison With(int field, Level level) => new((Bits & ~(31UL << (field * Width))) | ((ulong)level << (field * Width)));
}
