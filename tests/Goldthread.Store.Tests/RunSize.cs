namespace Goldthread.Store.Tests;

/// <summary>
/// How many random cases a law of the store is held on; one that has a longest run says <c>[Trait("Long", "too")]</c>. <c>./test</c> takes a few, <c>./test --full</c> many, <c>./test --long</c>
/// all night's worth.
/// </summary>
public static class RunSize
{
    /// <summary>What is drawn at random is drawn by it: where a change is checked, by the commit; otherwise always the same.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("GOLDTHREAD_SEED"), out var seed) ? seed : 20261126;

    public static int Of(int plain, int full, int longest) =>
        Environment.GetEnvironmentVariable("GOLDTHREAD_RUN") switch
        {
            "full" => full,
            "long" => longest,
            _ => plain,
        };
}
