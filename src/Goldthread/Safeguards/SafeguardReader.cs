using System.Text.RegularExpressions;
using Goldthread.Families;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Reads one safeguard file, strictly and in the order of keys that makes all of them read alike.</summary>
public sealed partial class SafeguardReader(SafeguardWords words, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "id", "title", "version", "status", "level", "speaks", "subject", "for_each", "taught_by", "covers_many", "guidance", "applies_to", "ask_if_unknown", "when", "only_if", "unless", "needs",
        "must already have", "then", "once_per", "quiet_for", "looks_back", "say", "misses", "false_alarms", "from", "supersedes",
    ];

    /// <summary>Ways to speak of something else than each child, besides the names of exchanges and episodes.</summary>
    public static IReadOnlyList<string> Subjects { get; } = ["child", "adult", .. SubjectNames.References];

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
        var subject = ReadSubject(s);
        var forEach = s.Word("for_each", Member.Kinds);
        var when = ReadWhen(s);
        // The member is named only once the safeguard has begun: nothing of "when" may ask about it.
        if (forEach is { } kind) names.UnionWith(kind is MemberKind.Action or MemberKind.ConditionInTheAdvice ? [Member.Word, Member.Tied] : [Member.Word]);
        var forms = new FormReader(words, names, problems);
        var selectors = new SelectorReader(words, names, problems);
        var duties = new DutyReader(words, names, problems);
        var then = s.List("then").Select(duties.Read).OfType<DutySpec>().ToList();
        CheckThen(s, then, before);
        var safeguard = new Safeguard
        {
            Id = id,
            Title = s.Required("title"),
            Version = s.Number("version") ?? 1,
            Status = s.Word("status", Statuses) ?? SafeguardStatus.Proposed,
            Level = s.Word("level", Levels) ?? Level.Soon,
            Speaks = ReadSpeaks(s),
            Subject = subject,
            ForEach = forEach,
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
            LooksBack = s.YesNo("looks_back"),
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
            if (when.Count == 0 && form is Form.None or Form.Open { Negated: true } or Form.Latest or Form.Born or Form.Uncorroborated or Form.Contradicted or Form.AllOf or Form.AnyOf)
                problems.Add(ProblemKind.TriggerForm, entry.Key, $"'{entry.Key.Text}' cannot begin a safeguard.");
            when.Add(new(entry.Key.Text, form));
        }
        return when;
    }

    private Subject ReadSubject(Section s)
    {
        switch (s.Text("subject"))
        {
            case null or "child": return Subject.EachChild;
            case "adult": return new Subject.Adult();
            case var word when SubjectNames.References.Contains(word): return new Subject.Reference(word);
            case var word when words.Vocabulary.Exchanges.TryGetValue(word, out var exchange): return new Subject.Begun(word, [.. exchange.Steps.Select(step => new KindPattern(exchange.KindOf(step)))]);
            case var word when words.Vocabulary.Episodes.TryGetValue(word, out var episode): return new Subject.Begun(word, episode.Opens);
            case var word:
                problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("subject"), word, "a subject", [.. Subjects, .. words.Vocabulary.Exchanges.Keys, .. words.Vocabulary.Episodes.Keys]);
                return Subject.EachChild;
        }
    }

    private void CheckThen(Section s, List<DutySpec> then, int before)
    {
        if (then.Count == 0 && !s.Has("must already have") && problems.Count == before)
            problems.Add(ProblemKind.MissingKey, s.Place, "Neither 'then' nor 'must already have': nobody is asked to do anything.");
        foreach (var (duty, at) in then.Select((d, at) => (d, at)).Where(d => d.d.By?.From.Awaits is { } after && !then.Take(d.at).Any(o => o.Id == after)))
            problems.Unknown(ProblemKind.UnknownName, s.PlaceOf("then"), duty.By!.From.Awaits!, "an earlier duty of this safeguard", then.Take(at).Select(d => d.Id));
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

    [GeneratedRegex(@"^(\d+) working days? before due$", RegexOptions.None, 1000)]
    private static partial Regex BeforeDue();
}
