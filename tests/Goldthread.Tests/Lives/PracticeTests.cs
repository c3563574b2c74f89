using Goldthread.Lives;
using Goldthread.Reading;

namespace Goldthread.Tests.Lives;

public class PracticeTests
{
    [Fact]
    public void Read_OfTheProject_HasNoProblems()
    {
        var problems = new ProblemList();
        var practice = Given.Catalogue.ReadPractice(problems);
        Assert.Empty(problems.All);
        Assert.NotEmpty(practice.Scenes);
        Assert.All(practice.Rates.Values, r => Assert.NotEqual("", r.Source));
    }

    [Theory]
    [InlineData("walk: { for: child, after: 3 moons, records: [] }", "GT0305")]
    [InlineData("walk: { for: holidays, records: [] }", "GT0104")]
    [InlineData("walk: { after: 3 days, records: [] }", "GT0102")]
    [InlineData("walk: { for: child, a_year: often, records: [] }", "GT0104")]
    [InlineData("walk: { for: child, share: 150%, records: [] }", "GT0104")]
    [InlineData("walk: { for: child, wen: 3 days, records: [] }", "GT0101")]
    [InlineData("walk: { for: child, records: [{ kind: visit.hom, by: gp, about: child }] }", "GT0201")]
    [InlineData("walk: { for: child, records: [{ kind: visit.home, by: gpp, about: child }] }", "GT0206")]
    [InlineData("walk: { for: child, records: [{ kind: visit.home, by: gp, about: aunt }] }", "GT0209")]
    [InlineData("walk: { for: child, records: [{ kind: visit.home, by: gp, about: child, fields: { colour: red } }] }", "GT0202")]
    [InlineData("walk: { for: child, records: [{ kind: injury.bruise, by: gp, about: child, fields: { site: elbo } }] }", "GT0203")]
    [InlineData("walk: { for: child, records: [{ kind: visit.home, by: gp, about: child, ahead: 3 days }] }", "GT0104")]
    [InlineData("walk: { for: child, records: [{ kind: visit.home, about: child }] }", "GT0102")]
    [InlineData("walk: { for: child, records: [{ kind: visit.home, by: gp, about: child }], opens: [{ stretch: s, lasts: 1 days, then: { fly: 1 } }] }", "GT0104")]
    [InlineData("walk: { for: child, records: [{ kind: conference.initial, by: gp, about: child, parts: { moon: answered } }] }", "GT0204")]
    public void Read_OfAScene_TellsWhatIsWrong(string scene, string code)
    {
        var problems = new ProblemList();
        var files = new Dictionary<string, Node>(StringComparer.Ordinal) { ["practice/x.yaml"] = YamlFile.Read(scene, "x.yaml", problems)! };
        Practice.Read(files, Given.Catalogue.Vocabulary, problems);
        Assert.Contains(problems.All, p => p.Kind.Code == code);
    }

    [Theory]
    [InlineData("miss: { in_10000: 3, for: child, after: 3 days, records: [{ kind: visit.home, by: gp, about: child }] }", "GT0102")]
    [InlineData("miss: { shows: [x], in_10000: 3, for: child, share: 5%, records: [{ kind: visit.home, by: gp, about: child }] }", "GT0101")]
    [InlineData("miss: { shows: [x], in_10000: few, for: child, records: [{ kind: visit.home, by: gp, about: child }] }", "GT0103")]
    public void Read_OfAPattern_TellsWhatIsWrong(string pattern, string code)
    {
        var problems = new ProblemList();
        var files = new Dictionary<string, Node>(StringComparer.Ordinal) { ["patterns/x.yaml"] = YamlFile.Read(pattern, "x.yaml", problems)! };
        Practice.Read(files, Given.Catalogue.Vocabulary, problems);
        Assert.Contains(problems.All, p => p.Kind.Code == code);
    }

    [Fact]
    public void Read_OfPatterns_KeepsThemOutOfOrdinaryLives()
    {
        var practice = Given.Catalogue.ReadPractice(new ProblemList());
        Assert.True(practice.Patterns.Count >= 10);
        Assert.DoesNotContain(practice.Patterns, p => practice.Scenes.ContainsKey(p.Name));
        Assert.All(practice.Patterns, p => Assert.True(practice.WithPatterns().Scenes[p.Name].InAMillion == 0));
    }

    [Theory]
    [InlineData("x: { value: many, unit: per cent, source: a }", "GT0103")]
    [InlineData("x: { value: 3, unit: per head, source: a }", "GT0104")]
    [InlineData("x: { value: 3, unit: per cent }", "GT0102")]
    public void Read_OfARate_TellsWhatIsWrong(string rate, string code)
    {
        var problems = new ProblemList();
        Rate.Read(YamlFile.Read(rate, "x.yaml", problems), problems);
        Assert.Contains(problems.All, p => p.Kind.Code == code);
    }

    [Theory]
    [InlineData("per cent", "2.5", 25_000)]
    [InlineData("per 1,000 a year", "50", 50_000)]
    [InlineData("per 10,000 a year", "515", 51_500)]
    public void InAMillion_OfARate_IsByItsUnit(string unit, string value, long inAMillion)
    {
        var problems = new ProblemList();
        var rates = Rate.Read(YamlFile.Read($"x: {{ value: {value}, unit: \"{unit}\", source: a }}", "x.yaml", problems), problems);
        Assert.Equal(inAMillion, rates["x"].InAMillion);
        Assert.Empty(problems.All);
    }
}
