using Goldthread.Duties;
using Goldthread.Tests.Conventions;
using Goldthread.Time;

namespace Goldthread.Tests.Assurance;

public class HistoryTests
{
    [Fact]
    public void History_OfFiveYears_LoadedOnTheFirstDay_PromptsNobody()
    {
        var population = Lives.Drawn.Population(months: 1, history: 60);
        var setting = Given.Catalogue.Setting with { GoLive = new DateOnly(2024, 1, 1) };
        Report.None("prompts from history", Enumerable.Range(1, 60).AsParallel().AsOrdered().SelectMany(n =>
        {
            var story = population.Draw(1, n).Story;
            var evaluator = new ReferenceEvaluator(story.Records, Given.Catalogue.Safeguards, setting with { Agencies = story.Agencies });
            return evaluator.At(population.Begin).Where(f => f.Speaks == Truth.Yes).Select(f => $"{story.Name}: {f.Key}");
        }));
    }
}
