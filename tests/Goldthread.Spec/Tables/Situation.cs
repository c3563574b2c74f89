using Goldthread.Duties;
using Goldthread.Families;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Spec.Tables;

/// <summary>A case made ready: its records as a story, its safeguard completed by the keys that the table leaves out.</summary>
public sealed class Situation
{
    const string Lesson = "example/1";

    static readonly Mapping Blank = (Mapping)YamlFile.Read("""
        id: example
        title: An example
        version: 1
        status: trial
        level: soon
        speaks: at once
        taught_by: example/1
        then:
          - { duty: act, what: Somebody acts, who: childrens-social-care }
        say: "{missing}"
        misses: nothing
        false_alarms: none
        """, "<example>", new())!;

    static readonly Mapping Cast = (Mapping)YamlFile.Read("""
        agencies: { childrens-social-care: connected, gp: connected, health-visiting: connected, midwifery: connected, police: connected }
        people: { baby: child, mother: adult }
        """, "<cast>", new())!;

    readonly Dictionary<string, ReferenceEvaluator> evaluators = [];
    readonly Dictionary<string, Replay> replays = [];

    Situation(Story story, IReadOnlyList<Safeguard> safeguards, Setting setting) => (Story, Safeguards, Setting) = (story, safeguards, setting);

    public Story Story { get; }

    public IReadOnlyList<Safeguard> Safeguards { get; }

    public Setting Setting { get; }

    public RecordSet Set => Story.Records;

    public Axis Axis => Set.Reckoning.Axis;

    public static Situation Of(SpecTable table, SpecCase c)
    {
        var problems = new ProblemList();
        var timescales = Timescales(table.Of(c, "clocks"), problems);
        var catalogue = Project.Catalogue;
        var story = new StoryReader(catalogue.Vocabulary, catalogue.Routes, timescales.Calendar, problems).Read(StoryNode(table, c));
        var safeguards = new List<Safeguard>();
        if (SafeguardNode(table, c) is { } node && new SafeguardReader(new(catalogue.Vocabulary, timescales, catalogue.Routes, new HashSet<string> { Lesson }), problems).Read(node, "example") is { } safeguard)
            safeguards.Add(safeguard);
        SpecTable.Refuse(problems);
        var live = table.Of(c, "go_live") is Scalar day ? DateOnly.ParseExact(day.Text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : (DateOnly?)null;
        return new(story!, safeguards, new(catalogue.Vocabulary, story!.Agencies, timescales, story.GuidanceOf) { GoLive = live, Meetings = [.. catalogue.Meetings.Values] });
    }

    /// <summary>The last minute of the time named.</summary>
    public long Minute(string text) =>
        (FuzzyDateParser.Parse(text) ?? throw new InvalidOperationException($"'{text}' is no moment.")).On(Axis).Hi;

    /// <summary>null = joined.</summary>
    public static IReadOnlySet<string>? Standpoint(string name) => name is "joined" or "held" ? null : new HashSet<string>(StringComparer.Ordinal) { name };

    public View View(string at, string standpoint) => new(Set, Minute(at), Standpoint(standpoint));

    public Kinship Kinship(string at, string standpoint) => new(View(at, standpoint));

    public ReferenceEvaluator Evaluator(string standpoint)
    {
        if (!evaluators.TryGetValue(standpoint, out var evaluator))
            evaluators[standpoint] = evaluator = new(Set, Safeguards, Setting, Standpoint(standpoint));
        return evaluator;
    }

    public Replay Replay(string standpoint)
    {
        if (!replays.TryGetValue(standpoint, out var replay)) replays[standpoint] = replay = Stories.Replay.Of(Story, Safeguards, Setting, standpoint);
        return replay;
    }

    static Mapping StoryNode(SpecTable table, SpecCase c)
    {
        var entries = new List<Entry> { Written("story", "example"), Written("title", c.Says), Written("source", "invented") };
        foreach (var key in new[] { "guidance_as_of", "agencies", "people", "days" })
            if ((table.Of(c, key) ?? Cast[key]) is { } node) entries.Add(new(new(node.Place, key), node));
        var records = Items(table.Root["records"]).Concat(Items(c.Own["records"])).ToList();
        entries.Add(new(new(c.Own.Place, "records"), new Sequence(c.Own.Place, records)));
        return new(c.Own.Place, entries);
    }

    // The table's safeguard, with the case's own keys in place of its own, and the usual ones where neither says anything.
    static Mapping? SafeguardNode(SpecTable table, SpecCase c)
    {
        var (shared, own) = (table.Root["safeguard"] as Mapping, c.Own["safeguard"] as Mapping);
        if (shared is null && own is null) return null;
        var entries = new List<Entry>();
        foreach (var key in SafeguardReader.Keys)
        {
            if (key == "then" && (own?["must already have"] ?? shared?["must already have"]) is not null && (own?["then"] ?? shared?["then"]) is null) continue;
            if ((own?[key] ?? shared?[key] ?? Blank[key]) is { } node) entries.Add(new(new(node.Place, key), node));
        }
        entries.AddRange(Entries(shared).Concat(Entries(own)).Where(e => !SafeguardReader.Keys.Contains(e.Key.Text)));
        return new(new("<example>", 1, 1), entries);
    }

    static TimescaleList Timescales(Node? clocks, ProblemList problems)
    {
        var all = Project.Catalogue.Timescales;
        if (clocks is null) return all;
        var own = TimescaleReader.Read(new Dictionary<string, Node> { ["example.yaml"] = clocks }, problems).Clocks;
        return new(all.Clocks.Concat(own).ToDictionary(k => k.Key, k => k.Value), all.Calendar);
    }

    static Entry Written(string key, string text) => new(new(new("<example>", 1, 1), key), new Scalar(new("<example>", 1, 1), text));

    static IEnumerable<Node> Items(Node? node) => (node as Sequence)?.Items ?? [];

    static IEnumerable<Entry> Entries(Mapping? mapping) => mapping?.Entries ?? [];
}
