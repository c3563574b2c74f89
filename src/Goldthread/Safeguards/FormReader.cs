using System.Text.RegularExpressions;
using Goldthread.Families;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Reads one condition of the closed set; the key it begins with says which.</summary>
public sealed partial class FormReader(SafeguardWords words, IReadOnlyCollection<string> names, ProblemList problems)
{
    /// <summary>The key that each condition begins with, and its own further keys; see <see cref="OnRecords"/> for those of a selector.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["record"] = [],
        ["exchange"] = ["step"],
        ["count"] = ["at least", "within", "from at least", "on different days", "since"],
        ["sequence"] = ["within", "with none"],
        ["trend"] = ["of", "rises", "falls", "from", "does not improve over", "better", "within"],
        ["none"] = ["for", "while"],
        ["open"] = ["about", "from", "without", "for"],
        ["none open"] = ["about", "from"],
        ["waits"] = ["about", "at", "for", "until", "to"],
        ["proposed or done"] = [],
        ["reaches"] = [],
        ["change"] = ["into", "goes", "falls by", "within", "about"],
        ["latest"] = ["is", "under", "at least"],
        ["claim"] = [],
        ["uncorroborated"] = ["by", "within", "record"],
        ["contradicted"] = ["by"],
        ["differ"] = ["field", "between", "within"],
        ["any_of"] = [],
        ["all_of"] = [],
    };

    /// <summary>The conditions that mean records, and so take the keys of a selector and the fields of its kinds.</summary>
    public static IReadOnlyList<string> OnRecords { get; } = ["record", "exchange", "count", "sequence", "trend", "none", "proposed or done", "claim", "differ"];

    /// <summary>The words of `change`; an attribute with ordered values is one as well.</summary>
    public static IReadOnlyList<string> Changes { get; } = ["address", "an adult joins the household", "an adult leaves the household", "gp", "services involved"];

    private readonly SelectorReader selectors = new(words, names, problems);

    private readonly ChainReader chains = new(words, names, problems);

    // How deep any_of and all_of stand.
    private int depth;

    public Form? Read(Node node)
    {
        if (Section.Open(node, problems, "a condition") is not { } s) return null;
        var lead = s.Entries.Select(e => e.Key.Text).FirstOrDefault(Keys.ContainsKey);
        if (lead is not null && !OnRecords.Contains(lead) && !(lead == "open" && s.Has("without"))) Section.Open(node, problems, $"'{lead}'", [lead, .. Keys[lead]]);
        switch (lead)
        {
            case "record" or "exchange": return Exists(selectors.Read(node, "record"));
            case "claim": return Exists(selectors.Read(node, "claim"));
            case "proposed or done": return Exists(selectors.Read(node, "proposed or done") is { } gate ? gate with { Planned = null } : null);
            case "count": return Count(s, node);
            case "sequence" or "trend": return chains.Read(s, node, lead);
            case "none": return None(s, node);
            case "open": return s.Has("without") ? Without(s, node) : Open(s, "open", false);
            case "none open": return Open(s, "none open", true);
            case "waits": return Waits(s);
            case "reaches": return Reaches(s);
            case "change": return Change(s, node);
            case "latest": return Latest(s);
            case "uncorroborated":
                return new Form.Uncorroborated(Name(s, "uncorroborated"), selectors.Agencies(s, "by"), PeriodOf(s, "within"), s.Has("record") ? selectors.Kinds(s, "record") : []);
            case "contradicted":
                return s.Node("by") is { } by && selectors.Read(by, "record") is { } contra ? new Form.Contradicted(Name(s, "contradicted"), contra) : null;
            case "differ":
                return selectors.Read(node, "differ", "field", "between", "within") is { } differ
                    ? new Form.Differ(differ, s.Required("field"), Leading(s, "between", "agencies"), s.Text("between")?.EndsWith(" parents", StringComparison.Ordinal) == true, PeriodOf(s, "within")) : null;
            case "any_of": return new Form.AnyOf(Within(s, "any_of"));
            case "all_of": return new Form.AllOf(Within(s, "all_of"));
            default:
                problems.Unknown(ProblemKind.UnknownForm, s.Place, s.Entries.Count > 0 ? s.Entries[0].Key.Text : "", "the beginning of a condition", Keys.Keys);
                return null;
        }
    }

    private List<Form> Within(Section s, string key)
    {
        if (++depth > 2) problems.Add(ProblemKind.TooNested, s.Place, $"'{key}' stands within another that stands within a third.", key);
        List<Form> forms = [.. s.List(key).Select(Read).OfType<Form>()];
        depth--;
        return forms;
    }

    /// <summary>applies_to: attributes of the child at the trigger's moment.</summary>
    public Form? ReadAttribute(Entry entry)
    {
        var (key, text) = (entry.Key.Text, (entry.Value as Scalar)?.Text ?? "");
        if (key == "any_of" && entry.Value is Sequence any)
            return new Form.AnyOf([.. any.Items.OfType<Mapping>().Select(m => (Form)new Form.AllOf([.. m.Entries.Select(ReadAttribute).OfType<Form>()]))]);
        if (key == "born")
        {
            if (text is not ("yes" or "true" or "no" or "false")) problems.Add(ProblemKind.WrongWord, entry.Value, "'born' must be yes or no.");
            return new Form.Born(text is "yes" or "true");
        }
        if (key == "age" && Age().Match(text) is { Success: true } age && Period.Parse(age.Groups[2].Value) is { } period)
            return age.Groups[1].Value == "under" ? new Form.Latest("age", FamilyPath.TheChild, [], period, null) : new Form.Latest("age", FamilyPath.TheChild, [], null, period);
        if (words.Vocabulary.Attributes.TryGetValue(key, out var attribute))
        {
            List<string> values = entry.Value is Sequence list ? [.. list.Items.OfType<Scalar>().Select(i => i.Text)] : [text];
            foreach (var value in values.Where(v => !attribute.Values.ContainsKey(v)))
                problems.Unknown(ProblemKind.UnknownCode, entry.Value.Place, value, $"a value of {key}", attribute.Values.Keys);
            return new Form.Latest(key, FamilyPath.TheChild, values, null, null);
        }
        problems.Unknown(ProblemKind.UnknownKey, entry.Key.Place, key, "an attribute (age: under 5 years, born: yes, …)", ["age", "born", "any_of", .. words.Vocabulary.Attributes.Keys]);
        return null;
    }

    private static Form? Exists(Selector? selector) => selector is null ? null : new Form.Exists(selector);

    private Form? Count(Section s, Node node)
    {
        if (selectors.Read(node, "count", "at least", "within", "from at least", "on different days", "since") is not { } selector) return null;
        var since = s.Has("since") ? selectors.Kinds(SinceLast(s), "since") : [];
        if (s.Number("at least") is < 2) problems.Add(ProblemKind.WrongShape, s.PlaceOf("at least"), "A count is of at least 2; for one, write 'record'.");
        return new Form.Count(selector, s.Number("at least") ?? 2, PeriodOf(s, "within"), s.Has("from at least") ? Leading(s, "from at least", "tellers") : 0, s.YesNo("on different days"), since);
    }

    // "the last discussion.multi-agency" and "discussion.multi-agency" mean the same.
    private Section SinceLast(Section s)
    {
        var bare = new Mapping(s.Place, [.. s.Entries.Select(e => e.Key.Text == "since" && e.Value is Scalar t && t.Text.StartsWith("the last ", StringComparison.Ordinal)
            ? e with { Value = new Scalar(t.Place, t.Text[9..]) } : e)]);
        return Section.Open(bare, problems, "a condition")!;
    }

    private Form? None(Section s, Node node)
    {
        if (!s.Has("for")) return selectors.Read(node, "none") is { } guard ? new Form.None(guard) : null;
        if (selectors.Read(node, "none", "for", "while") is not { } selector || EpisodeOf(s, "while") is not { } episode || WaitOf(s, "for") is not { } wait) return null;
        return new Form.Silence(selector, wait, episode);
    }

    private Form.Open? Open(Section s, string key, bool negated)
    {
        return EpisodeOf(s, key) is { } episode ? new(episode, selectors.Path(s), selectors.Agencies(s, "from"), negated) : null;
    }

    private Form.Without? Without(Section s, Node node)
    {
        var lacking = selectors.Read(node, "without", "open", "for");
        return EpisodeOf(s, "open") is { } episode && lacking is not null && WaitOf(s, "for") is { } wait ? new(episode, selectors.Path(s), lacking, wait) : null;
    }

    private Form.Waits? Waits(Section s)
    {
        var name = s.Required("waits");
        if (!words.Vocabulary.Exchanges.TryGetValue(name, out var exchange))
        {
            problems.Unknown(ProblemKind.UnknownExchange, s.PlaceOf("waits"), name, "an exchange", words.Vocabulary.Exchanges.Keys);
            return null;
        }
        var at = s.Required("at");
        var steps = exchange.Steps.ToList();
        foreach (var step in new[] { at, s.Text("until") }.OfType<string>().Where(t => !steps.Contains(t)))
            problems.Unknown(ProblemKind.UnknownExchange, s.PlaceOf(step == at ? "at" : "until"), step, $"a step of {name}", steps);
        if (steps.IndexOf(at) is >= 0 and var start && (s.Has("until") ? steps.IndexOf(s.Text("until")!) is >= 0 and var end && end <= start : start == steps.Count - 1))
            problems.Add(ProblemKind.UnknownExchange, s.PlaceOf(s.Has("until") ? "until" : "at"), $"Nothing of {name} follows '{at}' that could be waited for.");
        var from = s.Text("until") is { } until ? steps.IndexOf(until) : steps.IndexOf(at) + 1;
        return WaitOf(s, "for") is { } wait ? new(exchange, selectors.Path(s), at, [.. steps.Skip(from)], wait, selectors.Agencies(s, "to")) : null;
    }

    private Form.Reaches? Reaches(Section s)
    {
        var text = s.Text("reaches") ?? "";
        if (text.EndsWith(" of pregnancy", StringComparison.Ordinal) && Period.Parse(text[..^13]) is { } week) return new(week, [], true);
        if (text.EndsWith(" old", StringComparison.Ordinal) && Period.Parse(text[..^4]) is { } age) return new(age, [new("birth")], false);
        if (Reach().Match(text) is { Success: true } m && Period.Parse(m.Groups[1].Value) is { } after)
        {
            var kind = new KindPattern(m.Groups[2].Value);
            if (!words.Vocabulary.Knows(kind)) problems.Unknown(ProblemKind.UnknownKind, s.PlaceOf("reaches"), kind.Text, "a kind of record", words.Vocabulary.Kinds.Keys);
            return new(after, [kind], false);
        }
        problems.Add(ProblemKind.BadPeriod, s.PlaceOf("reaches"), "Write '20 weeks of pregnancy', '8 weeks old' or '3 months after KIND'.", text);
        return null;
    }

    private Form? Change(Section s, Node node)
    {
        var text = s.Text("change") ?? "";
        if (text == "services involved" || s.Has("goes")) return chains.Read(s, node, "change");
        var fields = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var key in new[] { "falls by", "within", "about" }.Where(s.Has)) problems.Unknown(ProblemKind.UnknownKey, s.PlaceOf(key), key, $"a key of 'change: {text}'", ["change", "into"]);
        if (s.Text("into") is { } into && (into != "another authority" || text != "address")) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("into"), into, "a place that an address can change into", ["another authority"]);
        else if (s.Has("into")) fields["into another authority"] = ["yes"];
        Selector? selector = text switch
        {
            "address" => new() { Kinds = [new("address.changed")], About = FamilyPath.Family, Fields = fields },
            "an adult joins the household" => new() { Kinds = [new("household.joined")], OfAnAdult = true },
            "an adult leaves the household" => new() { Kinds = [new("household.left")], OfAnAdult = true },
            "gp" => new() { Kinds = [new("gp.registration-changed")], About = FamilyPath.TheChild },
            _ => null,
        };
        if (selector is null) problems.Unknown(ProblemKind.UnknownForm, s.PlaceOf("change"), text, "a change", Changes);
        return selector is null ? null : new Form.Exists(selector);
    }

    private Form.Latest? Latest(Section s)
    {
        var text = s.Text("latest") ?? "";
        var (attribute, path) = (text, FamilyPath.TheChild);
        if (text.IndexOf(" of ", StringComparison.Ordinal) is > 0 and var at && FamilyPaths.Words.TryGetValue(text[(at + 4)..], out var other)) (attribute, path) = (text[..at], other);
        if (attribute != "age" && !words.Vocabulary.Attributes.ContainsKey(attribute))
            problems.Unknown(ProblemKind.UnknownField, s.PlaceOf("latest"), attribute, "an attribute of a person", ["age", .. words.Vocabulary.Attributes.Keys]);
        else if (attribute == "age" ? !s.Has("under") && !s.Has("at least") : !s.Has("is")) problems.Add(ProblemKind.MissingKey, s.Place, attribute == "age" ? "Say 'under' or 'at least'." : "Say what it 'is'.");
        else if (attribute != "age")
            foreach (var value in s.Words("is").Where(v => !words.Vocabulary.Attributes[attribute].Values.ContainsKey(v.Text)))
                problems.Unknown(ProblemKind.UnknownCode, value.Place, value.Text, $"a value of {attribute}", words.Vocabulary.Attributes[attribute].Values.Keys);
        return new(attribute, path, [.. s.Words("is").Select(w => w.Text)], PeriodOf(s, "under"), PeriodOf(s, "at least"));
    }

    public Wait? WaitOf(Section s, string key)
    {
        if (s.Node(key) is Mapping clock)
        {
            var name = Section.Open(clock, problems, "a wait", "clock")?.Required("clock") ?? "";
            CheckClock(name, clock.Place);
            return new(null, name);
        }
        if (!s.Has(key)) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing: how long?");
        return PeriodOf(s, key) is { } period ? new(period, null) : null;
    }

    public void CheckClock(string name, Place place)
    {
        if (!words.Timescales.Clocks.ContainsKey(name)) problems.Unknown(ProblemKind.UnknownClock, place, name, "a clock of the timescales", words.Timescales.Clocks.Keys);
    }

    private string Name(Section s, string key)
    {
        var name = s.Text(key) ?? "";
        if (!names.Contains(name)) problems.Unknown(ProblemKind.UnknownName, s.PlaceOf(key), name, "a name of 'when'", names);
        return name;
    }

    private Episode? EpisodeOf(Section s, string key)
    {
        var text = s.Text(key) ?? "";
        if (words.Vocabulary.Episodes.TryGetValue(text, out var episode)) return episode;
        problems.Unknown(ProblemKind.UnknownEpisode, s.PlaceOf(key), text, "an episode", words.Vocabulary.Episodes.Keys);
        return null;
    }

    private Period? PeriodOf(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (Period.Parse(text) is { } period) return period;
        problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), $"'{text}' is not a period.", text);
        return null;
    }

    private int Leading(Section s, string key, string noun)
    {
        var text = s.Text(key) ?? "";
        if (int.TryParse(text.Split(' ')[0], out var n) && n is >= 2 and <= 20) return n;
        problems.Add(ProblemKind.WrongShape, s.PlaceOf(key), $"Write '2 {noun}'.", text);
        return 2;
    }

    [GeneratedRegex(@"^(under|at least) (.+)$", RegexOptions.None, 1000)]
    private static partial Regex Age();

    [GeneratedRegex(@"^(.+?) after (\S+)$", RegexOptions.None, 1000)]
    private static partial Regex Reach();
}
