namespace Goldthread.Lives;

/// <summary>
/// The numbers that invented lives are drawn with: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), so that one seed gives the same lives on every machine.
/// Dice for another purpose are drawn from the seed and the purpose's name, never from how often others were thrown: a new scene changes no other.
/// </summary>
public sealed class Dice
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private readonly ulong origin;
    private ulong state;

    public Dice(long seed) : this(Mix((ulong)seed + Step)) { }

    private Dice(ulong origin) => (this.origin, state) = (origin, origin);

    /// <summary>Dice for one purpose: the same whenever they are asked for.</summary>
    public Dice For(string purpose, int time = 0)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in purpose) hash = (hash ^ letter) * 0x100000001B3;
        return new(Mix(origin ^ Mix(hash + (((ulong)time + 1) * Step))));
    }

    /// <summary>A number from 0 to one less than <paramref name="count"/>.</summary>
    public long Below(long count)
    {
        state += Step;
        return (long)(((UInt128)Mix(state) * (ulong)count) >> 64);
    }

    /// <summary>Both ends included.</summary>
    public long Between(long first, long last) => first + Below(last - first + 1);

    /// <summary>True so many times in a million.</summary>
    public bool Chance(long inAMillion) => Below(1_000_000) < inAMillion;

    public T Pick<T>(IReadOnlyList<T> list) => list[(int)Below(list.Count)];

    /// <summary>The place of one of several weights, drawn in their proportion.</summary>
    public int Weighted(IReadOnlyList<int> weights)
    {
        var at = Below(weights.Sum());
        for (var i = 0; ; i++)
        {
            if (at < weights[i]) return i;
            at -= weights[i];
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
