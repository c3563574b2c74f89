using System.Globalization;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Lives;

/// <summary>Reads one scene of lives/practice. Kinds, fields, parts, agencies and rates are checked here; the network of stretches by <see cref="Practice"/>.</summary>
internal sealed class SceneReader(Vocabulary vocabulary, IReadOnlyDictionary<string, Rate> rates, ProblemList problems)
{
    private static readonly string[] Keys =
    [
        "for", "after", "before_end", "after_end", "every", "a_year", "share", "ages", "groups", "not_groups", "while", "not_while", "one_child", "seldom", "records", "opens",
    ];

    private static readonly (string Key, Cue Cue)[] Cues = [("before_end", Cue.BeforeEnd), ("after_end", Cue.AfterEnd), ("every", Cue.Repeatedly), ("after", Cue.AfterBeginning)];

    private static readonly string[] PatternKeys = ["shows", "in_10000", "lately", .. Keys.Where(k => k is not ("share" or "a_year" or "seldom" or "opens"))];

    /// <summary>A scene that happens once where it is asked for, and the safeguards that should see it.</summary>
    public Scene? ReadPattern(string name, Node node)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, $"the pattern '{name}'", PatternKeys) is not { } s || Read(name, s, before) is not { } scene) return null;
        if (!s.Has("shows")) problems.Add(ProblemKind.MissingKey, s.Place, "'shows' is missing.");
        var cue = scene.Cue == Cue.AfterBeginning && !s.Has("after") ? Cue.PerYear : scene.Cue;
        return scene with { Cue = cue, InAMillion = 0, Seldom = true, Shows = Words(s, "shows"), InTenThousand = s.Number("in_10000") ?? 0, Lately = s.YesNo("lately") };
    }

    public Scene? Read(string name, Node node)
    {
        var before = problems.Count;
        return Section.Open(node, problems, $"the scene '{name}'", Keys) is { } s ? Read(name, s, before) : null;
    }

    private Scene? Read(string name, Section s, int before)
    {
        var (cue, delay) = (Cue.AfterBeginning, Delay.None);
        foreach (var (key, its) in Cues.Where(c => s.Has(c.Key))) (cue, delay) = (its, DelayOf(s, key) ?? delay);
        if (s.Has("a_year")) cue = Cue.PerYear;
        if (s.Node("for") is Scalar { Text: "choice" }) cue = Cue.WhenChosen;
        var entrances = new EntranceReader(vocabulary, this, problems);
        var records = s.List("records").Select(entrances.Read).OfType<Entrance>().ToList();
        var opens = s.List("opens").Select(o => ReadOpening(o, entrances.Named)).OfType<Opening>().ToList();
        if (!s.Has("for")) problems.Add(ProblemKind.MissingKey, s.Place, "'for' is missing.");
        var scene = new Scene(name, Words(s, "for"), cue, delay, cue == Cue.PerYear ? Share(s, "a_year", yearly: true) : Share(s, "share"), Ages(s), Words(s, "groups"), Words(s, "not_groups"),
            Words(s, "while"), Words(s, "not_while"), s.YesNo("one_child"), s.YesNo("seldom"), records, opens, s.Place);
        return problems.Count == before ? scene : null;
    }

    /// <summary>The name of a rate, or a number: a percentage, or so many a year.</summary>
    public long Share(Section s, string key, bool yearly = false)
    {
        if (s.Text(key) is not { } text) return 1_000_000;
        if (rates.TryGetValue(text, out var rate))
        {
            if (rate.IsYearly != yearly) problems.Add(ProblemKind.WrongWord, s.PlaceOf(key), $"'{text}' is {rate.Unit}.", text);
            return rate.InAMillion;
        }
        if (yearly && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times <= 100) return (long)(times * 1_000_000);
        if (!yearly && text.EndsWith('%') && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 100) return (long)(share * 10_000);
        problems.Unknown(ProblemKind.WrongWord, s.PlaceOf(key), text, yearly ? "a rate, nor a number of times a year" : "a rate, nor a percentage such as 85%", rates.Keys);
        return 0;
    }

    public Delay? DelayOf(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (Delay.Parse(text) is { } delay) return delay;
        problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), $"'{text}' is no time such as '3 days' or '2..5 working days'.", text);
        return null;
    }

    private (long, long)? Ages(Section s) => DelayOf(s, "ages") is { } ages ? (ages.First, ages.Last) : null;

    private Opening? ReadOpening(Node node, IReadOnlyCollection<string> named)
    {
        if (Section.Open(node, problems, "a stretch that is opened", "stretch", "lasts", "from", "then") is not { } s) return null;
        if (s.Text("from") is { } from && !named.Contains(from)) problems.Unknown(ProblemKind.UnknownRecord, s.PlaceOf("from"), from, "a record of the scene", named);
        var then = new List<(string, int)>();
        foreach (var entry in Section.Open(s.Node("then"), problems, "what follows")?.Entries ?? [])
        {
            if (entry.Value is Scalar { Text: var text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) && weight is > 0 and < 10_000) then.Add((entry.Key.Text, weight));
            else problems.Add(ProblemKind.WrongShape, entry.Value, "A weight is a whole number.");
        }
        return new(s.Required("stretch"), DelayOf(s, "lasts") ?? Delay.None, s.Text("from"), then);
    }

    private static List<string> Words(Section s, string key) => [.. s.Words(key).Select(w => w.Text)];
}
