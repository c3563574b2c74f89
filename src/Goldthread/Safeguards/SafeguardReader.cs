using System.Text.RegularExpressions;
using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Reads one safeguard file, strictly and in the order of keys that makes all of them read alike.</summary>
public sealed partial class SafeguardReader(SafeguardWords words, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "id", "title", "version", "status", "level", "speaks", "subject", "taught_by", "covers_many", "guidance", "applies_to", "ask_if_unknown", "when", "only_if", "unless", "needs",
        "must already have", "then", "once_per", "quiet_for", "say", "misses", "false_alarms", "from", "supersedes",
    ];

    public static IReadOnlyList<string> DeadlineKeys { get; } = ["clock", "after"];

    public static IReadOnlyList<string> DutyKeys { get; } = ["duty", "what", "who", "by", "done_by", "not_done_by", "or_reason", "tell"];

    public static IReadOnlyDictionary<string, SafeguardStatus> Statuses { get; } = new Dictionary<string, SafeguardStatus>(StringComparer.Ordinal)
    {
        ["proposed"] = SafeguardStatus.Proposed,
        ["shadow"] = SafeguardStatus.Shadow,
        ["trial"] = SafeguardStatus.Trial,
        ["live"] = SafeguardStatus.Live,
        ["retired"] = SafeguardStatus.Retired,
    };

    public static IReadOnlyDictionary<string, Level> Levels { get; } = new Dictionary<string, Level>(StringComparer.Ordinal) { ["act today"] = Level.ActToday, ["soon"] = Level.Soon, ["planned"] = Level.Planned };

    public static IReadOnlyDictionary<string, GroupBy> Groups { get; } = new Dictionary<string, GroupBy>(StringComparer.Ordinal)
    {
        ["event"] = GroupBy.Event,
        ["pregnancy"] = GroupBy.Pregnancy,
        ["episode"] = GroupBy.Episode,
        ["child"] = GroupBy.Child,
        ["family"] = GroupBy.Family,
    };

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <returns>Null when the file cannot be used; every problem has been added.</returns>
    public Safeguard? Read(Node root, string family)
    {
        var before = problems.Count;
        if (Section.Open(root, problems, "a safeguard", Keys) is not { } s) return null;
        CheckOrder(s);
        var id = s.Required("id");
        if (Path.GetFileNameWithoutExtension(root.Place.File) is { } name && name != id && !name.StartsWith('<'))
            problems.Add(ProblemKind.WrongName, s.PlaceOf("id"), $"The file is called '{name}', the safeguard '{id}'.", id);
        if (s.Text("subject") is { } subject && subject != "child") problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("subject"), subject, "a subject", ["child"]);
        var when = ReadWhen(s);
        var forms = new FormReader(words, names, problems);
        var selectors = new SelectorReader(words, names, problems);
        var then = s.List("then").Select(ReadDuty).OfType<DutySpec>().ToList();
        CheckThen(s, then, before);
        var safeguard = new Safeguard
        {
            Id = id,
            Title = s.Required("title"),
            Version = s.Number("version") ?? 1,
            Status = s.Word("status", Statuses) ?? SafeguardStatus.Proposed,
            Level = s.Word("level", Levels) ?? Level.Soon,
            Speaks = ReadSpeaks(s),
            TaughtBy = ReadLessons(s),
            CoversMany = s.Text("covers_many"),
            Guidance = ReadClocks(s, forms),
            AppliesTo = ReadAttributes(s, forms),
            AskIfUnknown = ReadAsk(s),
            When = when,
            OnlyIf = [.. s.List("only_if").Select(forms.Read).OfType<Form>()],
            Unless = [.. s.List("unless").Select(forms.Read).OfType<Form>()],
            Needs = selectors.Agencies(s, "needs"),
            Gates = [.. s.List("must already have").Select(g => selectors.Read(g, "record")).OfType<Selector>()],
            Then = then,
            OncePer = s.Word("once_per", Groups) ?? GroupBy.Event,
            QuietFor = ReadQuiet(s),
            Say = s.Required("say"),
            Misses = s.Required("misses"),
            FalseAlarms = s.Required("false_alarms"),
            From = ReadFrom(s),
            Supersedes = s.Text("supersedes"),
            Place = root.Place,
            Family = family,
        };
        return problems.Count == before ? safeguard : null;
    }

    private List<NamedForm> ReadWhen(Section s)
    {
        var when = new List<NamedForm>();
        if (s.Node("when") is not Mapping mapping || mapping.Entries.Count == 0)
        {
            problems.Add(ProblemKind.MissingKey, s.PlaceOf("when"), "'when' must name at least one condition.");
            return when;
        }
        foreach (var entry in mapping.Entries)
        {
            var form = new FormReader(words, names, problems).Read(entry.Value);
            names.Add(entry.Key.Text);
            if (form is null) continue;
            if (when.Count == 0 && form is Form.None or Form.Open or Form.Latest or Form.Born or Form.Uncorroborated or Form.Contradicted or Form.AllOf or Form.AnyOf)
                problems.Add(ProblemKind.TriggerForm, entry.Key, $"'{entry.Key.Text}' cannot begin a safeguard.");
            when.Add(new(entry.Key.Text, form));
        }
        return when;
    }

    private DutySpec? ReadDuty(Node node)
    {
        if (Section.Open(node, problems, "a duty", DutyKeys) is not { } s) return null;
        var selectors = new SelectorReader(words, names, problems);
        var forms = new FormReader(words, names, problems);
        string? clock = null, after = null;
        if (s.Node("by") is Mapping by && Section.Open(by, problems, "a deadline", DeadlineKeys) is { } timing)
        {
            clock = timing.Text("clock");
            after = timing.Text("after") is { } met ? met.EndsWith(" is met", StringComparison.Ordinal) ? met[..^7] : met : null;
        }
        else clock = s.Text("by");
        if (clock is not null) forms.CheckClock(clock, s.PlaceOf("by"));
        CheckWho(s);
        foreach (var tell in s.Words("tell").Where(w => !words.IsAgencyKind(w.Text) && !words.Vocabulary.Roles.ContainsKey(w.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, tell.Place, tell.Text, "a kind of agency or a role", words.AgencyWords.Concat(words.Vocabulary.Roles.Keys));
        return new(s.Required("duty"), s.Required("what"), s.Required("who"), clock, after,
            [.. s.List("done_by").Select(d => selectors.Read(d, "record")).OfType<Selector>()],
            [.. s.List("not_done_by").Select(d => selectors.Read(d, "record")).OfType<Selector>()],
            s.Has("or_reason") ? selectors.Kinds(s, "or_reason") : [], [.. s.Words("tell").Select(w => w.Text)]);
    }

    private void CheckWho(Section s)
    {
        foreach (var who in s.Words("who"))
        {
            var text = who.Text;
            if (WhoOf().Match(text) is { Success: true } of)
            {
                if (!names.Contains(of.Groups[2].Value)) problems.Unknown(ProblemKind.UnknownName, who.Place, of.Groups[2].Value, "a name of 'when'", names);
            }
            else if (text.StartsWith("team manager of ", StringComparison.Ordinal) ? !words.IsAgencyKind(text[16..]) : !words.IsAgencyKind(text) && !words.Vocabulary.Roles.ContainsKey(text))
                problems.Unknown(ProblemKind.UnknownRole, who.Place, text, "a role, a kind of agency, 'recorder of NAME', 'sender of NAME', 'receiver of NAME' or 'team manager of AGENCY'", words.Vocabulary.Roles.Keys.Concat(words.AgencyWords));
        }
    }

    private void CheckThen(Section s, List<DutySpec> then, int before)
    {
        if (then.Count == 0 && !s.Has("must already have") && problems.Count == before)
            problems.Add(ProblemKind.MissingKey, s.Place, "Neither 'then' nor 'must already have': nobody is asked to do anything.");
        foreach (var duty in then.Where(d => d.After is not null && !then.Exists(o => o.Id == d.After)))
            problems.Unknown(ProblemKind.UnknownName, s.PlaceOf("then"), duty.After!, "a duty of this safeguard", then.Select(d => d.Id));
        foreach (var twice in then.GroupBy(d => d.Id).Where(g => g.Count() > 1))
            problems.Add(ProblemKind.DuplicateId, s.PlaceOf("then"), $"Two duties are called '{twice.Key}'.", twice.Key);
    }

    private Speaking ReadSpeaks(Section s)
    {
        var text = s.Required("speaks");
        if (text is "at once" or "when missed" or "") return new(text == "at once", null);
        if (BeforeDue().Match(text) is { Success: true } m) return new(false, int.Parse(m.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("speaks"), text, "a way to speak", ["at once", "when missed", "3 working days before due"]);
        return new(false, null);
    }

    private List<Form> ReadAttributes(Section s, FormReader forms)
    {
        if (s.Node("applies_to") is Mapping m) return [.. m.Entries.Select(forms.ReadAttribute).OfType<Form>()];
        if (s.Node("applies_to") is { } other) problems.Add(ProblemKind.WrongShape, other, "'applies_to' must be attributes with values: { age: under 5 years }.");
        return [];
    }

    private List<string> ReadAsk(Section s)
    {
        var known = words.Vocabulary.Attributes.Keys.Append("age").ToList();
        foreach (var word in s.Words("ask_if_unknown").Where(w => !known.Contains(w.Text))) problems.Unknown(ProblemKind.UnknownField, word.Place, word.Text, "an attribute of a person", known);
        return [.. s.Words("ask_if_unknown").Select(w => w.Text)];
    }

    private Period? ReadQuiet(Section s)
    {
        if (s.Text("quiet_for") is not { } text) return null;
        if (Period.Parse(text) is { } period) return period;
        problems.Add(ProblemKind.BadPeriod, s.PlaceOf("quiet_for"), $"'{text}' is not a period.", text);
        return null;
    }

    private DateOnly? ReadFrom(Section s)
    {
        if (s.Text("from") is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date)) return date;
        problems.Add(ProblemKind.BadDate, s.PlaceOf("from"), $"'{text}' is not a day.", text);
        return null;
    }

    private List<string> ReadLessons(Section s)
    {
        if (!s.Has("taught_by")) problems.Add(ProblemKind.MissingKey, s.Place, "'taught_by' is missing: every safeguard says who taught it.");
        foreach (var word in s.Words("taught_by").Where(w => !words.Lessons.Contains(w.Text)))
            problems.Unknown(ProblemKind.UnknownLesson, word.Place, word.Text, "a lesson of a review", words.Lessons);
        return [.. s.Words("taught_by").Select(w => w.Text)];
    }

    private List<string> ReadClocks(Section s, FormReader forms)
    {
        foreach (var word in s.Words("guidance")) forms.CheckClock(word.Text, word.Place);
        return [.. s.Words("guidance").Select(w => w.Text)];
    }

    private void CheckOrder(Section s)
    {
        var last = -1;
        foreach (var entry in s.Entries)
        {
            var at = Keys.ToList().IndexOf(entry.Key.Text);
            if (at < 0) continue;
            if (at < last) problems.Add(ProblemKind.KeyOrder, entry.Key, $"'{entry.Key.Text}' comes before '{Keys[last]}'.");
            last = Math.Max(last, at);
        }
    }

    [GeneratedRegex(@"^(recorder|sender|receiver) of (\S+)$", RegexOptions.None, 1000)]
    private static partial Regex WhoOf();

    [GeneratedRegex(@"^(\d+) working days? before due$", RegexOptions.None, 1000)]
    private static partial Regex BeforeDue();
}
