using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;
using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Properties.Laws;

/// <summary>Holds a law on many random tales, both processors at once, and shows the smallest tale that breaks it.</summary>
internal static class Law
{
    /// <param name="broken">What is wrong with a story; null = the law holds.</param>
    public static void Holds(int cases, int seed, Breadth breadth, IReadOnlyList<Safeguard> safeguards, Func<Tale, Story, string?> broken)
    {
        var (worst, refused) = (int.MaxValue, 0);
        var gate = new Lock();
        Parallel.For(0, cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, loop) =>
        {
            var tale = TaleMaker.Make(seed + i, breadth, safeguards);
            var story = Tellable(tale);
            if (story is null) Interlocked.Increment(ref refused);
            else if (broken(tale, story) is not null)
            {
                lock (gate) worst = Math.Min(worst, i);
                loop.Break();
            }
        });
        if (worst < int.MaxValue)
        {
            var tale = Shrinking.Smallest(TaleMaker.Make(seed + worst, breadth, safeguards), smaller => Tellable(smaller) is { } s && broken(smaller, s) is not null);
            Assert.Fail($"{broken(tale, Tellable(tale)!)}\nSeed {seed + worst}, made smaller:\n{tale.Yaml}");
        }
        // What the makers make is nearly always a story; a reader that refuses more has changed.
        Assert.InRange(refused, 0, (cases / 20) + 1);
    }

    public static Story? Tellable(Tale tale) => Pack.Read(tale.Yaml, Pack.Catalogue, out _);

    /// <summary>The safeguards that a tale is held against.</summary>
    public static IReadOnlyList<Safeguard> Safeguards(Tale tale) => Pack.Named(tale.Safeguards);
}
