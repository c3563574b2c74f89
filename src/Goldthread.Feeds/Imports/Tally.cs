namespace Goldthread.Feeds.Imports;

/// <summary>How many statements met which fate, and how many items there were. Every item is in exactly one of the five.</summary>
public sealed record Tally(IReadOnlyDictionary<Fate, long> Items, IReadOnlyDictionary<Fate, long> Statements, long ValuesLeftOut)
{
    public static Tally None { get; } = new(Empty(), Empty(), 0);

    public long ItemsRead => Items.Values.Sum();

    private static Dictionary<Fate, long> Empty() => Enum.GetValues<Fate>().ToDictionary(f => f, _ => 0L);
}
