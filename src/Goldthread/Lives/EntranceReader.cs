using System.Globalization;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Lives;

/// <summary>Reads the patterns of a scene's records.</summary>
internal sealed class EntranceReader(Vocabulary vocabulary, SceneReader scene, ProblemList problems)
{
    private static readonly string[] Keys =
    [
        "kind", "as", "share", "after", "late", "ahead", "any_hour", "by", "about", "from", "to", "concerning", "of", "same_event_as", "invited", "attended", "told_by", "teller", "role", "practitioner", "fields", "parts",
    ];

    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Named => named;

    public Entrance? Read(Node node)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, "a record of a scene", Keys) is not { } s) return null;
        var word = s.Required("kind");
        if (!vocabulary.Kinds.TryGetValue(word, out var kind))
        {
            problems.Unknown(ProblemKind.UnknownKind, s.PlaceOf("kind"), word, "a kind of record", vocabulary.Kinds.Keys);
            return null;
        }
        if (s.Has("ahead") && !kind.MayBePlanned) problems.Add(ProblemKind.WrongWord, s.PlaceOf("ahead"), $"{kind.Name} is not a kind that can be planned.", "ahead");
        if (s.Text("role") is { } role && !vocabulary.Roles.ContainsKey(role)) problems.Unknown(ProblemKind.UnknownRole, s.PlaceOf("role"), role, "a role", vocabulary.Roles.Keys);
        if (s.Text("as") is { } name) named.Add(name);
        var late = Section.Open(s.Node("late"), problems, "'late'", "share", "after") is { } l ? (scene.Share(l, "share"), scene.DelayOf(l, "after") ?? Delay.None) : ((long, Delay)?)null;
        var by = Agencies(s, "by");
        if (by.Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'by' is missing.");
        var about = s.Words("about");
        foreach (var who in about.Where(w => !Cast.Words.Contains(w.Text) && !w.Text.Contains(':', StringComparison.Ordinal))) problems.Unknown(ProblemKind.UnknownPerson, who.Place, who.Text, "somebody of a family", Cast.Words);
        var entrance = new Entrance(kind, s.Text("as"), scene.Share(s, "share"), scene.DelayOf(s, "after") ?? Delay.None, late, scene.DelayOf(s, "ahead"), s.YesNo("any_hour"),
            by, [.. about.Select(w => w.Text)], Agencies(s, "from"), Agencies(s, "to"), [.. s.Words("concerning").Select(w => w.Text)], s.Text("of"), s.Text("same_event_as"),
            s.Has("invited") ? Agencies(s, "invited") : null, s.Has("attended") ? Attending(s) : null, s.Word("told_by", Words.Tellings) ?? ToldBy.NotSaid, s.Text("teller"), s.Text("role"), s.Text("practitioner"),
            Fields(s, kind), Parts(s, kind));
        return problems.Count == before ? entrance : null;
    }

    // "police 90%": they are asked, and come so often.
    private List<(string, long)> Attending(Section s)
    {
        var coming = new List<(string, long)>();
        foreach (var word in s.Words("attended"))
        {
            var space = word.Text.LastIndexOf(' ');
            var often = word.Text.EndsWith('%') && space > 0 && int.TryParse(word.Text[(space + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= 100 ? n : (int?)null;
            var agency = often is null ? word.Text : word.Text[..space];
            Agency(word, agency);
            coming.Add((agency, (often ?? 100) * 10_000L));
        }
        return coming;
    }

    private List<string> Agencies(Section s, string key)
    {
        foreach (var word in s.Words(key)) Agency(word, word.Text);
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private void Agency(Scalar word, string agency)
    {
        var kind = agency.StartsWith(Cast.Elsewhere, StringComparison.Ordinal) ? agency[Cast.Elsewhere.Length..] : agency;
        if (!vocabulary.AgencyKinds.ContainsKey(kind) && !Cast.Agencies.Contains(agency)) problems.Unknown(ProblemKind.UnknownAgency, word.Place, agency, "a kind of agency", vocabulary.AgencyKinds.Keys.Concat(Cast.Agencies));
    }

    private Dictionary<string, FieldPattern> Fields(Section s, Kind kind)
    {
        var fields = new Dictionary<string, FieldPattern>(StringComparer.Ordinal);
        foreach (var entry in Section.Open(s.Node("fields"), problems, "fields")?.Entries ?? [])
        {
            var always = entry.Key.Text.EndsWith('!');
            var name = entry.Key.Text.TrimEnd('!');
            if (!kind.Fields.TryGetValue(name, out var type))
            {
                problems.Unknown(ProblemKind.UnknownField, entry.Key.Place, name, $"a field of {kind.Name}", kind.Fields.Keys);
                continue;
            }
            var values = (entry.Value is Sequence list ? list.Items : [entry.Value]).OfType<Scalar>().ToList();
            foreach (var value in values.Where(v => !type.Allows(Sample(v.Text, type)))) problems.Unknown(ProblemKind.UnknownCode, value.Place, value.Text, $"a value of '{name}'", type.Codes);
            fields[name] = new([.. values.Select(v => type.Form == "yes-no" ? v.Text is "true" ? "yes" : v.Text is "false" ? "no" : v.Text : v.Text)], always);
        }
        return fields;
    }

    // A range of numbers stands for one of them, and a time ahead for a day.
    private static string Sample(string text, FieldType type) => type.Form switch
    {
        "number" when text.Split("..") is [var first, _] => first,
        "date" when text.StartsWith('+') && Delay.Parse(text[1..]) is not null => "2024-01-01",
        _ => text,
    };

    private Dictionary<string, PartAnswer> Parts(Section s, Kind kind)
    {
        var parts = new Dictionary<string, PartAnswer>(StringComparer.Ordinal);
        if (Section.Open(s.Node("parts"), problems, "parts") is not { } section) return parts;
        foreach (var entry in section.Entries)
        {
            if (!kind.Parts.Contains(entry.Key.Text)) problems.Unknown(ProblemKind.UnknownPart, entry.Key.Place, entry.Key.Text, $"a named part of {kind.Name}", kind.Parts);
            parts[entry.Key.Text] = section.Word(entry.Key.Text, Words.Answers) ?? PartAnswer.Answered;
        }
        return parts;
    }
}
