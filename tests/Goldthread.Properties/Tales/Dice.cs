namespace Goldthread.Properties.Tales;

/// <summary>A seeded random source with the questions that the makers ask of it.</summary>
public sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    public bool Chance(int percent) => random.Next(100) < percent;

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public T One<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> of)
    {
        var items = of.ToArray();
        random.Shuffle(items);
        return items;
    }
}
