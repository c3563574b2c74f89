using System.Text.Json;
using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Cli;

/// <summary>The built command, as a process.</summary>
public sealed class CommandTests : IDisposable
{
    static readonly string Jody = Repository.File("stories/devon-jody.yaml");

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("goldthread-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("--help", "goldthread replay stories/devon-jody.yaml")]
    [InlineData("replay --help", "--standpoint")]
    [InlineData("safeguards --help", "explain")]
    [InlineData("safeguards new --help", "--lesson")]
    [InlineData("safeguards test --help", "--mutate")]
    [InlineData("stories --help", "prove")]
    [InlineData("timescales --help", "check")]
    public void Help_OfAVerb_Teaches(string arguments, string taught)
    {
        var (code, output, errors) = Run(arguments.Split(' '));
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(taught, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_WithFaults_TellsThemAllOnStandardError_AndEndsWithTwo()
    {
        var file = Write("story: x\ntitel: y\nsource: invented\nagencies: { gp: connected }\npeople: { baby: child }\nrecords:\n  - { id: r1, kind: visit.hom, occurred: 2024-02-30, by: gp, about: baby }\n");
        var (code, output, errors) = Run("replay", file);
        Assert.Equal((2, ""), (code, output));
        Assert.Equal([$"{file}:2:1: GT0101", $"{file}:7:21: GT0201", $"{file}:7:42: GT0301"], errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => string.Join(':', l.Split(':')[..4])));
    }

    [Fact]
    public void Replay_WithABrokenExpectation_EndsWithOne()
    {
        var (code, output, _) = Run("replay", Write("story: x\nsource: invented\nagencies: { gp: connected }\npeople: { baby: child }\nrecords:\n  - { id: r1, kind: visit.home, occurred: 2024-02-20, by: gp, about: baby }\nexpect:\n  - { speaks: bruise-before-mobility }\n"));
        Assert.Equal(1, code);
        Assert.Contains("BROKEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_OfACase_KeepsItsExpectations_AtAnyMomentAndFromAnyStandpoint()
    {
        Assert.Equal(0, Run("replay", Jody).Code);
        Assert.Equal(0, Run("replay", Jody, "--at", "day 5").Code);
        Assert.Equal(0, Run("replay", Jody, "--standpoint", "midwifery").Code);
    }

    [Theory]
    [InlineData("--at", "soon", "--at: 'soon' is not a date")]
    [InlineData("--standpoint", "nobody", "--standpoint: devon-jody has no agency 'nobody'")]
    public void Replay_WithAWrongOption_SaysWhatIsRight(string option, string value, string said)
    {
        var (code, _, errors) = Run("replay", Jody, option, value);
        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_AsJson_CanBeParsed()
    {
        var (code, output, _) = Run("replay", Jody, "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("devon-jody", json.RootElement[0].GetProperty("story").GetString());
    }

    [Fact]
    public void Explain_AMisspeltSafeguard_OffersTheNearest()
    {
        var (code, _, errors) = Run("safeguards", "explain", "bruise-before-mobilty");
        Assert.Equal(2, code);
        Assert.Contains("Did you mean 'bruise-before-mobility'?", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_WithMutants_SaysHowManyAreNoticed_AlikeEveryTime()
    {
        var first = Run("safeguards", "test", "bruise-before-mobility", "section-47-to-conference", "--mutate");
        Assert.Equal((0, ""), (first.Code, first.Errors));
        Assert.Matches("^bruise-before-mobility: [0-9]+ mutants, [0-9]+ noticed, [0-9]+ exempt\n(.*\n)+2 safeguards: ", first.Output);
        Assert.Equal(first, Run("safeguards", "test", "bruise-before-mobility", "section-47-to-conference", "--mutate"));
    }

    [Fact]
    public void Test_WithMutantsOfAMisspeltSafeguard_OffersTheNearest() =>
        Assert.Contains("Did you mean 'bruise-before-mobility'?", Run("safeguards", "test", "bruise-before-mobilty", "--mutate").Errors, StringComparison.Ordinal);

    [Fact]
    public void Catalogue_IntoAFolder_WritesAPageForEachSafeguard_AndTakesAwayItsOwnOldOnes()
    {
        var pages = folder.CreateSubdirectory("pages").FullName;
        File.WriteAllText(Path.Combine(pages, "gone.md"), Goldthread.Learning.CataloguePage.Generated);
        File.WriteAllText(Path.Combine(pages, "kept.md"), "Written by hand");
        var (code, output, _) = Run("safeguards", "catalogue", "--to", pages);
        Assert.Equal(0, code);
        Assert.Contains($"{Given.Catalogue.Safeguards.Count} safeguards", output, StringComparison.Ordinal);
        Assert.Equal(Given.Catalogue.Safeguards.Select(g => $"{g.Id}.md").Append("README.md").Append("kept.md").Order(StringComparer.Ordinal), Directory.EnumerateFiles(pages).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("; 0 pages written.", Run("safeguards", "catalogue", "--to", pages).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_AsJson_HasEveryLesson()
    {
        var (code, output, errors) = Run("safeguards", "coverage", "--json");
        Assert.Equal((0, ""), (code, errors));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(Given.Catalogue.Reviews.Sum(r => r.Lessons.Count), json.RootElement.GetArrayLength());
    }

    [Fact]
    public void Timescales_Check_TellsWhatIsNotConfirmed_AndEndsWithNoughtOrOne()
    {
        var (code, output, errors) = Run("timescales", "check", "--at", "2026-11-25");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Not commenced:\n  act-2026.", output, StringComparison.Ordinal);
        (code, output, _) = Run("timescales", "check", "--at", "2009-12-31");
        Assert.Equal(1, code);
        Assert.StartsWith("No version in force:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Timescales_OnNoDay_SaysWhatIsRight()
    {
        var (code, _, errors) = Run("timescales", "list", "--at", "soon");
        Assert.Equal(2, code);
        Assert.Contains("--at: 'soon' is not a day", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Burden_OfAFewFamilies_IsTold_AndAsJsonCanBeParsed()
    {
        string[] few = ["safeguards", "burden", "--families", "3", "--months", "2", "--seldom", "0"];
        var (code, output, errors) = Run(few);
        Assert.NotEqual(2, code);
        Assert.Equal("", errors);
        Assert.Contains("What can be borne", output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Run([.. few, "--json"]).Output);
        Assert.Equal(3, json.RootElement.GetProperty("families").GetInt32());
        Assert.Equal(5, json.RootElement.GetProperty("bars").GetArrayLength());
    }

    [Fact]
    public void Burden_OfNoFamily_IsRefused()
    {
        var (code, _, errors) = Run("safeguards", "burden", "--families", "0");
        Assert.Equal(2, code);
        Assert.Contains("--families is 1 to 1000000", errors, StringComparison.Ordinal);
    }

    string Write(string yaml)
    {
        var file = Path.Combine(folder.FullName, "story.yaml");
        File.WriteAllText(file, yaml);
        return file;
    }

    static (int Code, string Output, string Errors) Run(params string[] arguments) => BuiltCommand.Run(arguments);
}
