using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;
using Goldthread.Time;

namespace Goldthread.Properties.Laws;

/// <summary>The steps of a replay are all there are: between two of them nothing changes.</summary>
public class StepLawTests
{
    [Theory]
    [InlineData(Breadth.Wide, 2_000_000)]
    [InlineData(Breadth.Small, 2_100_000)]
    public void At_BetweenTwoSteps_SaysWhatTheEarlierSaid(Breadth breadth, int seed) =>
        Law.Holds(RunSize.Of(120, 900, 30_000), seed, breadth, Pack.All, (tale, story) =>
        {
            var safeguards = Law.Safeguards(tale);
            var steps = Saying.Replay(story, safeguards).Moments;
            var dice = new Dice(tale.Seed);
            for (var i = 0; i < steps.Count; i++)
            {
                var room = (i + 1 < steps.Count ? steps[i + 1] : steps[i] + (2000 * Span.Day)) - steps[i];
                if (room < 2) continue;
                // Each is asked by an evaluator of its own, which cannot go by an answer that it gave before.
                var said = Saying.At(Saying.Evaluator(story, safeguards), steps[i]);
                foreach (var at in new[] { steps[i] + 1, steps[i] + (room / dice.Between(2, 9)), steps[i] + room - 1 }.Where(at => at > steps[i]))
                    if (Saying.Difference(said, Saying.At(Saying.Evaluator(story, safeguards), at), $"Between the steps at {Saying.Minute(steps[i])} and {Saying.Minute(steps[i] + room)}, at {Saying.Minute(at)}:") is { } difference) return difference;
            }
            return null;
        });
}
