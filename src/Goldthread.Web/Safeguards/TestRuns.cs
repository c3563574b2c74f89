using System.Collections.Concurrent;
using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Safeguards;

/// <summary>A test beside a safeguard, run, as a little timeline.</summary>
public sealed record ShownTest(TestRun Run, IReadOnlyList<TimelineLine> Lines, IReadOnlyList<LessonLine> Shows)
{
    public bool Quiet => Lines.All(l => l.Voice is Voice.None or Voice.Settled);

    /// <summary>What comes of it, in a word or two.</summary>
    public string Ends => Lines.Any(l => l.Voice == Voice.Speaks) ? Lines.Any(l => l.Voice == Voice.Overdue) ? "speaks, overdue" : "speaks"
        : Lines.Any(l => l.Voice == Voice.Overdue) ? "overdue" : Lines.Any(l => l.Voice == Voice.Perhaps) ? "perhaps"
        : Lines.Any(l => l.Voice == Voice.Settled) ? "met" : "stays quiet";
}

/// <summary>The tests beside the safeguards, each run once when it is first asked for.</summary>
public sealed class TestRuns(Casebook casebook)
{
    private readonly ConcurrentDictionary<string, Lazy<(IReadOnlyList<ShownTest> Runs, IReadOnlyList<Problem> Problems)>> runs = new(StringComparer.Ordinal);

    public (IReadOnlyList<ShownTest> Runs, IReadOnlyList<Problem> Problems) Of(Safeguard g) => runs.GetOrAdd(g.Id, _ => new(() =>
    {
        var (catalogue, problems) = (casebook.Catalogue, new ProblemList());
        var tests = catalogue.ReadTests(g, problems).Select(story =>
        {
            var run = TestRun.Of(story, catalogue.Safeguards, catalogue.Setting);
            return new ShownTest(run, Timeline.Of(run, g.Id, catalogue.Vocabulary), LessonLine.Of(catalogue, story.Shows));
        }).ToList();
        return (tests, problems.All);
    })).Value;
}
