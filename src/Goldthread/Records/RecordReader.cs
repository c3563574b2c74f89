using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>Reads one record of a story. The words are checked here; what needs the other records is checked by <see cref="RecordSet"/>.</summary>
public sealed class RecordReader(Vocabulary vocabulary, IReadOnlyDictionary<string, PersonLabel> people, IReadOnlyCollection<string> agencies, bool numbered, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "id", "kind", "occurred", "basis", "known", "by", "team", "practitioner", "role", "told_by", "teller", "about", "from", "to", "concerning", "of",
        "same_event_as", "invited", "attended", "planned", "place", "fields", "parts", "standing", "disputes", "supersedes", "withdraws", "source", "sharing", "at", "event", "text",
    ];

    public static IReadOnlyList<string> SourceKeys { get; } = ["system", "key", "version"];

    public static IReadOnlyList<string> SharingKeys { get; } = ["tier", "basis", "handling", "restrictions", "family_told", "agreement"];

    private static readonly string[] References = ["placeholder", "address:", "practitioner:", "agency:", "exchange:", "feed:", "procedure:", "directory-entry:", "safeguard:", "review:"];

    /// <returns>Null when the record cannot be used; every problem has been added.</returns>
    public Record? Read(Node node)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, "a record", Keys) is not { } s) return null;
        var id = s.Required("id");
        var kindName = s.Required("kind");
        if (!vocabulary.Kinds.TryGetValue(kindName, out var kind))
        {
            if (kindName.Length > 0) problems.Unknown(ProblemKind.UnknownKind, s.PlaceOf("kind"), kindName, "a kind of record", vocabulary.Kinds.Keys);
            kind = new Kind(kindName, kindName, new Dictionary<string, FieldType>(), []);
        }
        var basis = s.Word("basis", Words.Bases);
        var occurred = s.Has("occurred") ? Date(s, "occurred") : null;
        if (!s.Has("occurred") && s.Has("planned")) occurred = new("undated", []);
        else if (!s.Has("occurred")) problems.Add(ProblemKind.MissingKey, s.Place, $"'occurred' is missing in {id}; write 'undated' if the source gives no date.");
        var known = Date(s, "known");
        if (known is { Undated: true }) problems.Add(ProblemKind.UndatedKnown, s.PlaceOf("known"), $"{id} cannot be known at an unknown time.");
        var by = s.Required("by");
        Agency(by, s.PlaceOf("by"));
        if (s.Text("role") is { } role && !vocabulary.Roles.ContainsKey(role))
            problems.Unknown(ProblemKind.UnknownRole, s.PlaceOf("role"), role, "a role", vocabulary.Roles.Keys);
        var about = s.Words("about");
        foreach (var word in about) About(word);
        var concerning = Ids(s, "concerning");
        if (about.Count == 0 && concerning.Count == 0 && !s.Has("of")) problems.Add(ProblemKind.AboutNothing, s.Place, $"{id} is about nobody and nothing.");
        var planned = s.YesNo("planned");
        if (planned && kind.Name.Length > 0 && !kind.MayBePlanned && vocabulary.Kinds.ContainsKey(kind.Name))
            problems.Add(ProblemKind.WrongWord, s.PlaceOf("planned"), $"{kind.Name} is not a kind that can be planned.", "planned");
        if (problems.Count > before && occurred is null) return null;
        return new Record
        {
            Id = id,
            Kind = kind,
            Occurred = occurred!,
            Known = known,
            Basis = basis ?? (occurred is { Undated: true } ? Basis.Undated : Basis.Stated),
            By = by,
            Team = s.Text("team"),
            Practitioner = s.Text("practitioner"),
            Role = s.Text("role"),
            ToldBy = s.Word("told_by", Words.Tellings) ?? ToldBy.NotSaid,
            Teller = s.Text("teller") ?? by,
            About = [.. about.Select(w => w.Text)],
            From = Agencies(s, "from") ?? [],
            To = Agencies(s, "to") ?? [],
            Concerning = concerning,
            Of = s.Text("of"),
            SameEventAs = s.Text("same_event_as"),
            Invited = Agencies(s, "invited"),
            Attended = Agencies(s, "attended"),
            Planned = planned,
            Place = s.Text("place"),
            Fields = Fields(s, kind),
            Parts = Parts(s, kind),
            Standing = s.Word("standing", Words.Standings) ?? Standing.Stated,
            Disputes = Ids(s, "disputes"),
            Supersedes = s.Text("supersedes"),
            Withdraws = s.Text("withdraws"),
            Source = ReadSource(s),
            Sharing = ReadSharing(s),
            At = s.Text("at") ?? "",
            Event = s.Text("event"),
            Narrative = s.Text("text") ?? "",
        };
    }

    private FuzzyDate? Date(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        var date = FuzzyDateParser.Parse(text);
        if (date is null) problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is not a date that can be.", text);
        else if (!numbered && date.Limits.Any(l => l is DateLimit.Days)) problems.Add(ProblemKind.DayWithoutDays, s.PlaceOf(key), $"'{text}' is a day number.", text);
        else if (numbered || date.On(Axis.Dated) is { Empty: false }) return date;
        else problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' leaves no moment.", text);
        return null;
    }

    private void About(Scalar word)
    {
        if (people.ContainsKey(word.Text) || word.Text == "placeholder" || References.Any(r => r.EndsWith(':') && word.Text.StartsWith(r, StringComparison.Ordinal))) return;
        problems.Unknown(ProblemKind.UnknownPerson, word.Place, word.Text, "one of the people (nor placeholder, address:…, practitioner:…, agency:…, exchange:…)", people.Keys);
    }

    private void Agency(string name, Place place)
    {
        if (name.Length > 0 && !agencies.Contains(name)) problems.Unknown(ProblemKind.UnknownAgency, place, name, "one of the agencies", agencies);
    }

    private List<string>? Agencies(Section s, string key)
    {
        if (!s.Has(key)) return null;
        foreach (var word in s.Words(key)) Agency(word.Text, word.Place);
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private static List<string> Ids(Section s, string key) => [.. s.Words(key).Select(w => w.Text)];

    private Dictionary<string, string> Fields(Section s, Kind kind)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Section.Open(s.Node("fields"), problems, "fields") is not { } section) return fields;
        foreach (var entry in section.Entries)
        {
            if (!vocabulary.Kinds.ContainsKey(kind.Name)) continue;
            if (!kind.Fields.TryGetValue(entry.Key.Text, out var type))
            {
                problems.Unknown(ProblemKind.UnknownField, entry.Key.Place, entry.Key.Text, $"a field of {kind.Name}", kind.Fields.Keys);
                continue;
            }
            if (section.Text(entry.Key.Text) is not { } value) continue;
            if (!type.Allows(value)) problems.Unknown(ProblemKind.UnknownCode, entry.Value.Place, value, $"a value of '{entry.Key.Text}' ({(type.Codes.Count > 0 ? string.Join(", ", type.Codes) : type.Form)})", type.Codes);
            fields[entry.Key.Text] = type.Form != "yes-no" ? value : value is "yes" or "true" ? "yes" : value is "no" or "false" ? "no" : value;
        }
        return fields;
    }

    private Dictionary<string, PartAnswer> Parts(Section s, Kind kind)
    {
        var parts = new Dictionary<string, PartAnswer>(StringComparer.Ordinal);
        if (Section.Open(s.Node("parts"), problems, "parts") is not { } section) return parts;
        foreach (var entry in section.Entries)
        {
            var part = entry.Key.Text;
            if (vocabulary.Kinds.ContainsKey(kind.Name) && !kind.Parts.Contains(part) && !people.ContainsKey(part))
                problems.Unknown(ProblemKind.UnknownPart, entry.Key.Place, part, $"a part of {kind.Name} or one of the people", kind.Parts.Concat(people.Keys));
            if (section.Word(part, Words.Answers) is { } answer) parts[part] = answer;
        }
        return parts;
    }

    private Source? ReadSource(Section s)
    {
        var source = Section.Open(s.Node("source"), problems, "a source", SourceKeys);
        return source is null ? null : new(source.Required("system"), source.Required("key"), source.Number("version") ?? 1);
    }

    private Sharing ReadSharing(Section s)
    {
        var sharing = Section.Open(s.Node("sharing"), problems, "sharing", SharingKeys);
        return sharing is null ? new() : new(sharing.Word("tier", Words.Tiers), sharing.Text("basis"), sharing.Text("handling"), sharing.Text("restrictions"), sharing.Text("family_told")) { Agreement = sharing.Text("agreement") };
    }
}
