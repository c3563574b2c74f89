using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>Reads vocabulary/: kinds, codes, exchanges, episodes, parts, roles, agencies, attributes, aids.</summary>
public static class VocabularyReader
{
    public static IReadOnlyList<string> ExchangeKeys { get; } = ["label", "steps", "fields", "parts", "planned"];

    public static IReadOnlyList<string> EpisodeKeys { get; } = ["label", "opens", "closes"];

    public static IReadOnlyList<string> AttributeKeys { get; } = ["label", "kind", "field", "codes", "values", "presumed", "source"];

    /// <summary>What a field may hold, besides a list of codes.</summary>
    public static IReadOnlyList<string> FieldTypes { get; } = ["text", "yes-no", "number", "date", "person", "agency"];

    public static IReadOnlyList<string> KindKeys { get; } = ["label", "fields", "parts", "answers", "planned", "asserts", "ends", "corroborated_by", "once_a_day"];

    /// <param name="files">Every YAML file of the folder by its relative path, already parsed.</param>
    public static Vocabulary Read(IReadOnlyDictionary<string, Node> files, ProblemList problems)
    {
        Mapping Root(string file) => files.TryGetValue(file, out var node) && node is Mapping m ? m : new Mapping(new(file, 1, 1), []);

        var codes = Root("codes.yaml").Entries.ToDictionary(e => e.Key.Text, e => (IReadOnlyList<string>)Texts(e.Value));
        var parts = Root("parts.yaml").Entries.ToDictionary(e => e.Key.Text, e => (IReadOnlyList<string>)Texts(e.Value));
        var kinds = new Dictionary<string, Kind>(StringComparer.Ordinal);
        foreach (var (file, node) in files.Where(f => f.Key.StartsWith("kinds/", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
            foreach (var entry in Root(file).Entries)
                AddKind(kinds, ReadKind(entry, codes, parts, problems), entry.Key, problems);
        var exchanges = new Dictionary<string, Exchange>(StringComparer.Ordinal);
        foreach (var entry in Root("exchanges.yaml").Entries)
        {
            var section = Section.Open(entry.Value, problems, "an exchange", ExchangeKeys);
            if (section is null) continue;
            var exchange = new Exchange(entry.Key.Text, section.Required("label"), [.. section.Words("steps").Select(w => w.Text)]);
            exchanges[exchange.Name] = exchange;
            var fields = ReadFields(section.Node("fields"), codes, problems);
            var exchanged = ReadParts(section, parts, problems);
            for (var i = 0; i < exchange.Steps.Count; i++)
                AddKind(kinds, new Kind(exchange.KindOf(exchange.Steps[i]), $"{exchange.Label}, {exchange.Steps[i].Replace('-', ' ')}", fields, exchanged, Answers: i > 0, MayBePlanned: section.YesNo("planned")) { Step = (exchange.Name, exchange.Steps[i]) }, entry.Key, problems);
        }
        var episodes = new Dictionary<string, Episode>(StringComparer.Ordinal);
        foreach (var entry in Root("episodes.yaml").Entries)
        {
            var section = Section.Open(entry.Value, problems, "an episode", EpisodeKeys);
            if (section is null) continue;
            episodes[entry.Key.Text] = new(entry.Key.Text, section.Required("label"), Patterns(section, "opens", kinds, problems), Patterns(section, "closes", kinds, problems));
        }
        return new Vocabulary
        {
            Kinds = kinds,
            Codes = codes,
            Exchanges = exchanges,
            Episodes = episodes,
            Attributes = Root("attributes.yaml").Entries.Select(e => ReadAttribute(e, kinds, problems)).OfType<PersonAttribute>().ToDictionary(a => a.Name),
            Roles = Labels(Root("roles.yaml")),
            AgencyKinds = Labels(Root("agencies.yaml")),
            Aids = AidReader.Read(Root("aids.yaml"), kinds, codes.GetValueOrDefault("body-site", []), problems),
            Circumstances = Circumstance.Read(Root("circumstances.yaml"), kinds.Keys, problems),
            Blame = Labels(Root("blame.yaml")),
        };
    }

    private static void AddKind(Dictionary<string, Kind> kinds, Kind? kind, Scalar key, ProblemList problems)
    {
        if (kind is not null && !kinds.TryAdd(kind.Name, kind)) problems.Add(ProblemKind.DuplicateId, key, $"The kind '{kind.Name}' is declared twice.");
    }

    private static Kind? ReadKind(Entry entry, Dictionary<string, IReadOnlyList<string>> codes, Dictionary<string, IReadOnlyList<string>> parts, ProblemList problems)
    {
        var section = Section.Open(entry.Value, problems, "a kind", KindKeys);
        if (section is null) return null;
        return new Kind(entry.Key.Text, section.Required("label"), ReadFields(section.Node("fields"), codes, problems), ReadParts(section, parts, problems),
            section.YesNo("answers"), section.YesNo("planned"), section.Text("asserts"))
        {
            Ends = [.. section.Words("ends").Select(w => w.Text)],
            CorroboratedBy = [.. section.Words("corroborated_by").Select(w => w.Text)],
            OnceADay = section.YesNo("once_a_day"),
        };
    }

    private static List<string> ReadParts(Section section, Dictionary<string, IReadOnlyList<string>> parts, ProblemList problems)
    {
        var named = new List<string>();
        foreach (var word in section.Words("parts"))
        {
            if (section.Node("parts") is Scalar && parts.TryGetValue(word.Text, out var list)) named.AddRange(list);
            else if (section.Node("parts") is Scalar) problems.Unknown(ProblemKind.UnknownPart, word.Place, word.Text, "a list of parts.yaml", parts.Keys);
            else named.Add(word.Text);
        }
        return named;
    }

    private static Dictionary<string, FieldType> ReadFields(Node? node, Dictionary<string, IReadOnlyList<string>> codes, ProblemList problems)
    {
        var fields = new Dictionary<string, FieldType>(StringComparer.Ordinal);
        if (node is null) return fields;
        if (node is not Mapping mapping)
        {
            problems.Add(ProblemKind.WrongShape, node, "'fields' must be keys with types.");
            return fields;
        }
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is Sequence list) fields[entry.Key.Text] = new("codes", Texts(list));
            else if (entry.Value is Mapping inner && inner["codes"] is { } inline)
                fields[entry.Key.Text] = new("codes", inline is Scalar named && codes.TryGetValue(named.Text, out var byName) ? byName : Texts(inline));
            else if (entry.Value is Scalar form && FieldTypes.Contains(form.Text)) fields[entry.Key.Text] = new(form.Text, []);
            else if (entry.Value is Scalar word && codes.TryGetValue(word.Text, out var codeList)) fields[entry.Key.Text] = new("codes", codeList);
            else problems.Unknown(ProblemKind.WrongWord, entry.Value.Place, entry.Value.Excerpt, "a type of field", [.. FieldTypes, .. codes.Keys]);
        }
        return fields;
    }

    private static PersonAttribute? ReadAttribute(Entry entry, Dictionary<string, Kind> kinds, ProblemList problems)
    {
        var section = Section.Open(entry.Value, problems, "an attribute", AttributeKeys);
        if (section is null) return null;
        var kind = section.Required("kind");
        if (!kinds.ContainsKey(kind)) problems.Unknown(ProblemKind.UnknownKind, section.PlaceOf("kind"), kind, "a kind of record", kinds.Keys);
        var values = (section.Node("values") as Mapping)?.Entries.ToDictionary(e => e.Key.Text, e => (IReadOnlyList<string>)Texts(e.Value)) ?? [];
        var presumed = new List<Presumption>();
        foreach (var node in section.List("presumed"))
        {
            var one = Section.Open(node, problems, "a presumption", "age", "is", "source");
            if (one is null) continue;
            var age = one.Required("age");
            if (age.StartsWith("under ", StringComparison.Ordinal) && Period.Parse(age[6..]) is { } under) presumed.Add(new(under, null, one.Required("is"), one.Required("source")));
            else if (age.StartsWith("at least ", StringComparison.Ordinal) && Period.Parse(age[9..]) is { } least) presumed.Add(new(null, least, one.Required("is"), one.Required("source")));
            else problems.Add(ProblemKind.BadPeriod, one.PlaceOf("age"), "Write 'under 5 months' or 'at least 18 months'.", age);
        }
        return new(entry.Key.Text, kind, section.Required("field"), values, presumed);
    }

    private static List<KindPattern> Patterns(Section section, string key, Dictionary<string, Kind> kinds, ProblemList problems)
    {
        var patterns = new List<KindPattern>();
        foreach (var word in section.Words(key))
        {
            var pattern = new KindPattern(word.Text);
            if (!kinds.Keys.Any(pattern.Matches)) problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", kinds.Keys);
            patterns.Add(pattern);
        }
        return patterns;
    }

    private static Dictionary<string, string> Labels(Mapping mapping) =>
        mapping.Entries.ToDictionary(e => e.Key.Text, e => e.Value switch { Scalar s => s.Text, Mapping m => m["label"]?.Excerpt ?? e.Key.Text, _ => e.Key.Text });

    private static List<string> Texts(Node node) => node switch
    {
        Sequence list => [.. list.Items.OfType<Scalar>().Select(s => s.Text)],
        Scalar s => [s.Text],
        Mapping m => [.. m.Entries.Select(e => e.Key.Text)],
        _ => [],
    };
}
