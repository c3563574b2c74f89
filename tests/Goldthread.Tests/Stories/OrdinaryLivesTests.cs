using Goldthread.Reading;
using Goldthread.Stories;
using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Stories;

/// <summary>Ordinary lives written by hand: whatever speaks on them speaks falsely.</summary>
public class OrdinaryLivesTests
{
    [Fact]
    public void Stories_OfOrdinaryLives_AreThirtyAtLeast_AndNothingSpeaksOnThem()
    {
        var problems = new ProblemList();
        var stories = Given.Catalogue.StoryPaths.Where(p => p.StartsWith("stories/ordinary/", StringComparison.Ordinal)).Select(p => Given.Catalogue.ReadStory(p, problems)).OfType<Story>().ToList();
        Assert.Empty(problems.All);
        Assert.True(stories.Count >= 30);
        Assert.All(stories, s => Assert.Contains(s.Expectations, e => e.Kind == ExpectationKind.SilentOn));
        Report.None("false alarms in ordinary lives",
            from broken in stories.AsParallel().AsOrdered().SelectMany(s =>
            {
                var replay = Replay.Of(s, Given.Catalogue.Safeguards, Given.Catalogue.Setting);
                return s.Expectations.Select(e => Verdict.Of(e, replay)).Where(v => !v.Kept);
            })
            select $"{broken.Expectation.Place} {broken.Expectation.Target}: {broken.Because}");
    }
}
