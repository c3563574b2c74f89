using Goldthread.Reading;
using Goldthread.Stories;
using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Stories;

/// <summary>The five published cases: read without problems, every expectation kept, every "because" proved, and the replay files met.</summary>
public class PublishedCasesTests
{
    static readonly Dictionary<string, Story> Cases = Given.Catalogue.StoryPaths.Select(p => Given.Catalogue.ReadStory(p, new())).OfType<Story>().Where(s => s.Review is not null).ToDictionary(s => s.Name);

    public static TheoryData<string> Names { get; } = new("norfolk-aj", "norfolk-case-s", "kent-child-j", "devon-jody", "northants-child-x");

    [Theory]
    [MemberData(nameof(Names))]
    public void Story_OfACase_HasNoProblems(string name)
    {
        var problems = new ProblemList();
        Given.Catalogue.ReadStory($"stories/{name}.yaml", problems);
        StoryLint.Check(Cases[name], [.. Given.Catalogue.Safeguards.Select(g => g.Id)], [.. Given.Catalogue.Reviews.Select(r => r.Id)], problems);
        Assert.Empty(problems.All);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replay_OfACase_KeepsEveryExpectation(string name)
    {
        var replay = Replay.Of(Cases[name], Given.Catalogue.Safeguards, Given.Catalogue.Setting);
        Report.None("expectations broken", Cases[name].Expectations.Select(e => Verdict.Of(e, replay)).Where(v => !v.Kept).Select(v => $"{v.Expectation.Place} {v.Expectation.Ref} {v.Expectation.Target}: {v.Because}"));
        Assert.NotEmpty(Cases[name].Expectations);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Proof_OfACase_Holds(string name)
    {
        var proofs = Proof.Of(Cases[name], Given.Catalogue.Safeguards, Given.Catalogue.Setting);
        Report.None("expectations that stand without their records", proofs.Where(p => !p.Holds).Select(p => $"{p.Expectation.Place} {p.Expectation.Target} without {string.Join(", ", p.TakenOut)}"));
        Assert.NotEmpty(proofs);
    }

    // The replay files stand beside the project where it is developed; without them the other tests of this class still hold the cases.
    [Fact]
    public void ReplayFiles_WhereTheyStand_AreMet()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "replay");
        var problems = new ProblemList();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md") : [];
        foreach (var file in files) ReplayFile.Check(File.ReadAllText(file), file, [.. Cases.Values], problems);
        Assert.Empty(problems.All);
        Assert.Equal(5, Cases.Count);
        Assert.All(Cases.Values, s => Assert.Contains(s.Expectations, e => e.Ref is not null));
    }

    [Fact]
    public void Safeguards_OfTheProject_AreAllRead_AndLintFindsNothing()
    {
        Assert.Empty(Given.Catalogue.Refused);
        Assert.Empty(Given.Catalogue.Lint());
    }

    [Fact]
    public void Tests_BesideEverySafeguard_Pass() =>
        Report.None("tests beside safeguards that fail",
            from g in Given.Catalogue.Safeguards
            from test in Given.Catalogue.ReadTests(g, new())
            from v in TestRun.Of(test, Given.Catalogue.Safeguards, Given.Catalogue.Setting).Verdicts
            where !v.Kept
            select $"{v.Expectation.Place} {test.Name}: {v.Because}");
}
