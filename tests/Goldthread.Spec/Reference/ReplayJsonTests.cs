using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Goldthread.Spec.Reference;

/// <summary>docs/reference/replay-json.md, whose example is run and whose keys are those of what is printed.</summary>
public sealed partial class ReplayJsonTests : IDisposable
{
    static readonly string Page = File.ReadAllText(Project.File("docs", "reference", "replay-json.md"));

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("goldthread-json-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Example_OfThePage_IsWhatIsPrinted()
    {
        var (code, printed, errors) = Run();
        Assert.Equal(("", 0), (errors, code));
        var written = Blocks("json").Single();
        if (Environment.GetEnvironmentVariable("GOLDTHREAD_WRITE_DOCS") == "1" && !JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(printed)))
            File.WriteAllText(Project.File("docs", "reference", "replay-json.md"), Page.Replace($"```json\n{written}", $"```json\n{printed}", StringComparison.Ordinal));
        else
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(printed)), printed);
    }

    [Fact]
    public void Keys_OfWhatIsPrinted_AreThoseOfThePage()
    {
        var entry = JsonNode.Parse(Run().Out)![0]!.AsObject();
        var printed = Keys(entry).Concat(Keys(entry["spoke"]![0]!)).Concat(Keys(entry["contradictions"]![0]!)).Concat(Keys(entry["expectations"]![0]!)).Distinct();
        var described = Described().Matches(Page).Select(m => m.Groups[1].Value).Distinct();
        Assert.Equal(described.Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Json_AtAMoment_SaysNothingOfWhatCameLater()
    {
        var entry = JsonNode.Parse(Run("--at", "2024-03-12").Out)![0]!;
        Assert.Empty(entry["spoke"]!.AsArray());
        Assert.Empty(entry["contradictions"]!.AsArray());
        Assert.Single(JsonNode.Parse(Run("--at", "2024-03-13").Out)![0]!["contradictions"]!.AsArray());
    }

    (int Code, string Out, string Error) Run(params string[] more)
    {
        string[] files = [.. Blocks("yaml")];
        Directory.CreateDirectory(Path.Combine(folder.FullName, "safeguards", "example"));
        File.WriteAllText(Path.Combine(folder.FullName, "safeguards", "example", "bruise-looked-at.yaml"), files[0]);
        var story = Path.Combine(folder.FullName, "invented.yaml");
        File.WriteAllText(story, files[1]);
        return Command.Run(["replay", story, "--safeguards", Path.Combine(folder.FullName, "safeguards"), "--json", .. more]);
    }

    static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(p => p.Key);

    static IEnumerable<string> Blocks(string language) => Block().Matches(Page).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value);

    [GeneratedRegex("^```(\\w+)\\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline, 1000)]
    private static partial Regex Described();
}
