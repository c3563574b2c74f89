namespace Goldthread.Linkage;

/// <summary>The level of pairs of words, for as long as no other pair takes their place.</summary>
sealed class LevelCache(Func<int, int, Level> compare)
{
    private const int Places = 1 << 16;
    private ulong[] pairs = [];
    private byte[] levels = [];

    public Level Of(int a, int b)
    {
        if (pairs.Length == 0) (pairs, levels) = (new ulong[Places], new byte[Places]);
        if (a > b) (a, b) = (b, a);
        var pair = ((ulong)a << 32) | (uint)b;
        var place = (int)((pair * 0x9E3779B97F4A7C15) >> 48);
        if (pairs[place] == pair) return (Level)levels[place];
        var level = compare(a, b);
        (pairs[place], levels[place]) = (pair, (byte)level);
        return level;
    }
}
