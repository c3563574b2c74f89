using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Tests.Conventions;
using Goldthread.Time;
using Goldthread.Web;

namespace Goldthread.Tests;

/// <summary>Small invented stories and safeguards, read as any other from YAML with the project's own vocabulary.</summary>
public static class Given
{
    static readonly Lazy<Catalogue> All = new(() => Catalogue.Of(DataFiles.Read(Repository.Root)));

    public static Catalogue Catalogue => All.Value;

    public const string Agencies = "{ childrens-social-care: connected, gp: connected, health-visiting: connected, midwifery: connected, police: connected }";

    public const string People = "{ baby: child, mother: adult }";

    /// <param name="records">The records, one flow mapping a line, without their braces' dash.</param>
    public static Story Story(string records, string agencies = Agencies, string people = People, string more = "")
    {
        var (story, problems) = TryStory(records, agencies, people, more);
        return story ?? throw new InvalidOperationException(string.Join('\n', problems));
    }

    public static (Story? Story, IReadOnlyList<Problem> Problems) TryStory(string records, string agencies = Agencies, string people = People, string more = "")
    {
        var lines = records.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => $"  - {{ {l} }}");
        return Read($"story: invented\nsource: invented\nagencies: {agencies}\npeople: {people}\nrecords:\n{string.Join('\n', lines)}\n{more}\n");
    }

    public static (Story? Story, IReadOnlyList<Problem> Problems) Read(string yaml)
    {
        var problems = new ProblemList();
        var story = Catalogue.ReadStory(System.Text.Encoding.UTF8.GetBytes(yaml), "invented.yaml", problems);
        return (story, problems.All);
    }

    /// <summary>A safeguard; the keys that every one must have and a test seldom cares for are added.</summary>
    public static Safeguard Safeguard(string yaml, string id = "example")
    {
        (string Key, string Line)[] usual =
        [
            ("id", $"id: {id}"), ("title", "title: An example"), ("speaks", "speaks: at once"), ("taught_by", "taught_by: example/1"), ("say", "say: \"{missing}\""), ("misses", "misses: nothing"), ("false_alarms", "false_alarms: none"),
        ];
        var problems = new ProblemList();
        var own = (Mapping)YamlFile.Read(yaml, "<given>", problems)!;
        var added = ((Mapping)YamlFile.Read(string.Join('\n', usual.Where(u => own[u.Key] is null).Select(u => u.Line)), "<given>", problems)!).Entries;
        List<Entry> entries = [.. own.Entries, .. added];
        entries.Sort((a, b) => SafeguardReader.Keys.ToList().IndexOf(a.Key.Text).CompareTo(SafeguardReader.Keys.ToList().IndexOf(b.Key.Text)));
        var words = Catalogue.Words with { Lessons = new HashSet<string> { "example/1" } };
        return new SafeguardReader(words, problems).Read(new Mapping(new("<given>", 1, 1), entries), "example") ?? throw new InvalidOperationException(string.Join('\n', problems.All));
    }

    public static Replay Replay(Story story, Safeguard safeguard, string standpoint = "joined") => Goldthread.Stories.Replay.Of(story, [safeguard], Catalogue.Setting, standpoint);

    /// <summary>The last minute of a time on the story's axis.</summary>
    public static long Minute(Story story, string time) => FuzzyDateParser.Parse(time)!.On(story.Records.Reckoning.Axis).Hi;

    public static View View(Story story, string at = "2199", params string[] agencies) =>
        new(story.Records, Minute(story, at), agencies.Length == 0 ? null : agencies.ToHashSet(StringComparer.Ordinal));
}
