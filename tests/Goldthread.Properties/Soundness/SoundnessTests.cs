using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Safeguards;

namespace Goldthread.Properties.Soundness;

/// <summary>
/// Over fuzzy dates the engine is held against every reading of many small stories: it never says for sure what some reading denies, never denies what some reading says for sure,
/// and is seldom unsure where all readings agree.
/// </summary>
public class SoundnessTests(ITestOutputHelper output)
{
    private const int MostNeedlessPercent = 3;

    [Fact]
    public void At_OfFuzzyStories_AgreesWithEveryReading() => Hold(Pack.Invented, RunSize.Of(110, 800, 20_000), 3_000_000);

    [Fact]
    public void At_OfFuzzyStoriesOfShippedSafeguards_AgreesWithEveryReading() => Hold([.. Pack.All.Except(Pack.Invented)], RunSize.Of(50, 500, 10_000), 5_000_000);

    private void Hold(IReadOnlyList<Safeguard> safeguards, int stories, int seed)
    {
        var watch = Stopwatch.StartNew();
        var checks = new ConcurrentDictionary<int, (Tale Tale, Check Check)>();
        // Passed over: a story with too many readings to count, or of which nothing is said. The seeds go on until there are enough.
        for (var from = 0; checks.Count < stories; from += 100)
            Parallel.For(from, from + 100, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                var tale = TaleMaker.Make(seed + i, Breadth.Small, safeguards);
                if (Law.Tellable(tale) is { } story && Check.Of(tale, story, Most) is { Heard: true } check) checks[i] = (tale, check);
            });
        var all = checks.OrderBy(c => c.Key).Select(c => c.Value).Take(stories).ToList();
        var faults = all.SelectMany(c => c.Check.Faults.Select(f => (c.Tale, Fault: f))).ToList();
        int Count(FaultKind kind) => faults.Count(f => f.Fault.Kind == kind);
        var open = all.Sum(c => c.Check.Open);
        var percent = 100.0 * Count(FaultKind.Needless) / Math.Max(1, open);
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{all.Count} stories, {all.Sum(c => c.Check.Readings)} readings, {open} pairs of duty and moment not surely quiet: sure though a reading denies it {Count(FaultKind.SureDenied)}, denied though a reading is sure {Count(FaultKind.NeverSure)}, needless perhaps {Count(FaultKind.Needless)} ({percent:0.00} %); {watch.Elapsed.TotalSeconds:0} s");
        output.WriteLine(figures);
        Assert.True(Count(FaultKind.SureDenied) + Count(FaultKind.NeverSure) == 0 && percent <= MostNeedlessPercent, $"{figures}\n{Examples([.. faults.Where(f => f.Fault.Kind != FaultKind.Needless || percent > MostNeedlessPercent)])}");
    }

    private static int Most => RunSize.Of(80, 200, 1000);

    // One of every sort of fault, made as small as it gets.
    private static string Examples(IReadOnlyList<(Tale Tale, Fault Fault)> faults)
    {
        var text = new StringBuilder();
        foreach (var sort in faults.GroupBy(f => f.Fault.Sort).OrderBy(g => g.First().Fault.Kind).ThenByDescending(g => g.Count()).Take(40))
        {
            var tale = Shrinking.Smallest(sort.First().Tale, smaller => Faults(smaller).Any(f => f.Sort == sort.Key), 200);
            text.AppendLine(CultureInfo.InvariantCulture, $"--- {sort.Count()} times {Faults(tale).First(f => f.Sort == sort.Key)}").AppendLine(tale.Yaml);
        }
        return text.ToString();
    }

    private static IReadOnlyList<Fault> Faults(Tale tale) => Law.Tellable(tale) is { } story && Check.Of(tale, story, Most) is { } check ? check.Faults : [];
}
