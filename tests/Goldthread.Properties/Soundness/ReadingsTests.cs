using Goldthread.Duties;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;

namespace Goldthread.Properties.Soundness;

/// <summary>That the readings counted are all there are: any other is of the same sort as one of them, and says the same.</summary>
public class ReadingsTests
{
    [Fact]
    public void Sorts_OfASmallStory_HoldAnyReadingAtAll() =>
        Law.Holds(RunSize.Of(120, 800, 30_000), 4_000_000, Breadth.Small, Pack.All, (tale, story) =>
        {
            var safeguards = Law.Safeguards(tale);
            if (Check.Steps(tale, story, safeguards, 400) is not var (steps, readings)) return null;
            var dice = new Dice(tale.Seed);
            for (var i = 0; i < 4; i++)
            {
                var (sort, reading) = readings.Any(dice);
                if (!readings.Sorts.TryGetValue(sort, out var counted)) return $"Of no sort that is counted: {sort}";
                var (first, second) = (Saying.Evaluator(story, safeguards, counted), Saying.Evaluator(story, safeguards, reading));
                foreach (var at in steps)
                    if (Saying.Difference(Said(first, at), Said(second, at), $"Of one sort ({sort}), and yet at {Saying.Minute(at)}:") is { } difference) return difference;
            }
            return null;
        });

    [Fact]
    public void Evaluator_OfAReadingWrittenDown_SaysTheSame() =>
        Law.Holds(RunSize.Of(60, 400, 10_000), 4_500_000, Breadth.Small, Pack.All, (tale, story) =>
        {
            var safeguards = Law.Safeguards(tale);
            if (Check.Steps(tale, story, safeguards, 400) is not var (steps, readings)) return null;
            var reading = readings.Any(new Dice(tale.Seed)).Reading;
            var written = Pack.Read((tale with { Records = [.. tale.Records.Select(r => r with { Occurred = reading[r.Id].Occurred.Text, Known = reading[r.Id].Known?.Text })] }).Yaml);
            return steps.Select(at => Saying.Difference(Saying.At(Saying.Evaluator(story, safeguards, reading), at), Saying.At(Saying.Evaluator(written, safeguards), at), $"Written down, at {Saying.Minute(at)}:")).FirstOrDefault(d => d is not null);
        });

    private static IReadOnlyList<string> Said(ReferenceEvaluator evaluator, long at) => [.. evaluator.At(at).Select(f => $"{f.Key} {f.Outcome} {f.Speaks} {f.State} on {string.Join(' ', f.Evidence)} met by {string.Join(' ', f.MetBy)}")];
}
