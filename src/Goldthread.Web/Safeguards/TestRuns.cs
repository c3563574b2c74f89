using System.Collections.Concurrent;
using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Safeguards;

/// <summary>A test beside a safeguard, run.</summary>
public sealed record TestRun(string Name, IReadOnlyList<Verdict> Verdicts)
{
    public bool Kept => Verdicts.Count > 0 && Verdicts.All(v => v.Kept);
}

/// <summary>The tests beside the safeguards, each run once when it is first asked for.</summary>
public sealed class TestRuns(Casebook casebook)
{
    private readonly ConcurrentDictionary<string, Lazy<(IReadOnlyList<TestRun> Runs, IReadOnlyList<Problem> Problems)>> runs = new(StringComparer.Ordinal);

    public (IReadOnlyList<TestRun> Runs, IReadOnlyList<Problem> Problems) Of(Safeguard g) => runs.GetOrAdd(g.Id, _ => new(() =>
    {
        var (catalogue, problems) = (casebook.Catalogue, new ProblemList());
        var tests = catalogue.ReadTests(g, problems).Select(story =>
        {
            var replay = Replay.Of(story, catalogue.Safeguards, catalogue.Setting);
            return new TestRun(story.Name, [.. story.Expectations.Select(e => Verdict.Of(e, replay))]);
        }).ToList();
        return (tests, problems.All);
    })).Value;
}
