using System.Globalization;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Feeds.Formats;

/// <summary>Reads a file of formats/, strictly: what it makes of a file must be words of the vocabulary.</summary>
/// <param name="others">The file of another format, by its name, so that its codes can be used here; null = there is none.</param>
public sealed class FormatReader(Vocabulary vocabulary, ProblemList problems, Func<string, Node?>? others = null)
{
    public static IReadOnlyList<string> Keys { get; } = ["format", "version", "label", "source", "file", "each", "beside", "sender", "dates", "tables", "as_told", "said", "people", "records", "withdrawn", "codes", "codes_of", "unused"];

    public static IReadOnlyList<string> TableKeys { get; } = ["columns", "when", "as_told", "said", "people", "records", "withdrawn", "unused", "left"];

    public static IReadOnlyList<string> PersonKeys { get; } = ["each", "key", "apart", "label", "names", "born", "expected", "nhs_number", "upn", "address", "more"];

    public static IReadOnlyList<string> RecordKeys { get; } =
        ["kind", "each", "when", "key", "occurred", "known", "planned", "practitioner", "role", "team", "teller", "place", "about", "of", "tier", "fields", "parts", "text"];

    public static IReadOnlyList<string> WithdrawalKeys { get; } = ["each", "when", "key"];

    public static IReadOnlyList<string> PickKeys { get; } = ["from", "codes", "join", "named", "times"];

    public static IReadOnlyDictionary<string, FileForm> Files { get; } = new Dictionary<string, FileForm>(StringComparer.Ordinal) { ["xml"] = FileForm.Xml, ["csv"] = FileForm.Csv, ["xlsx"] = FileForm.Xlsx, ["json"] = FileForm.Json, ["fhir"] = FileForm.Fhir };

    private Dictionary<string, IReadOnlyDictionary<string, string>> codes = [];

    /// <returns>Null when it cannot be used; every problem has been added.</returns>
    public Format? Read(Node node)
    {
        var before = problems.Count;
        if (Section.Open(node, problems, "a format", Keys) is not { } s) return null;
        codes = Entries(s, "codes").ToDictionary(e => e.Key.Text, CodeTable, StringComparer.Ordinal);
        foreach (var entry in Entries(s, "codes_of")) Borrow(entry);
        if (s.Has("tables"))
            foreach (var key in new[] { "as_told", "people", "records", "unused" }.Where(s.Has)) problems.Add(ProblemKind.UnknownKey, s.PlaceOf(key), $"A format with tables says '{key}' in each of them.", key);
        IReadOnlyList<Table> tables = s.Has("tables") ? [.. Entries(s, "tables").Select(e => Table(e, s.Word("file", Files) is FileForm.Json ? "when" : "columns")).OfType<Table>()] : [Table(s, "", [])];
        if (s.Has("tables") && s.Word("file", Files) is FileForm.Xml or FileForm.Fhir) problems.Add(ProblemKind.UnknownKey, s.PlaceOf("tables"), "Only rows under headers, and objects of JSON, have tables.", "tables");
        var format = new Format(s.Required("format"), s.Required("label"), s.Required("source"), s.Word("file", Files) ?? FileForm.Csv, s.Word("file", Files) is FileForm.Fhir ? [.. s.Words("each").Select(e => e.Text)] : Names(s.Text("each")), [.. s.Words("beside").Select(b => (IReadOnlyList<string>)Names(b.Text))], [.. s.Words("dates").Select(d => d.Text)])
        {
            Tables = tables,
            Codes = codes,
            Version = s.Number("version") ?? 1,
            Sender = Sender(s),
        };
        if (!s.Has("file")) problems.Add(ProblemKind.MissingKey, s.Place, "'file' is missing.");
        return problems.Count == before ? format : null;
    }

    private ItemPath? Sender(Section s)
    {
        if (s.Text("sender") is not { } text) return null;
        var path = ItemPath.Parse(text);
        if (path is null) problems.Add(ProblemKind.WrongShape, s.PlaceOf("sender"), $"'{text}' is no path.", text);
        return path;
    }

    // The same codes stand in several files of one department, and are written once.
    private void Borrow(Entry entry)
    {
        var other = Section.Open(others?.Invoke(entry.Key.Text), new ProblemList(), "a format", Keys);
        if (other is null) problems.Add(ProblemKind.UnknownFormat, entry.Key.Place, $"'{entry.Key.Text}' is not a format.", entry.Key.Text);
        var theirs = other is null ? [] : Entries(other, "codes");
        foreach (var name in entry.Value is Sequence list ? list.Items.OfType<Scalar>() : entry.Value is Scalar one ? [one] : [])
            if (theirs.FirstOrDefault(t => t.Key.Text == name.Text) is not { } table)
                problems.Unknown(ProblemKind.UnknownName, name.Place, name.Text, $"a table under 'codes' of {entry.Key.Text}", theirs.Select(t => t.Key.Text));
            else if (!codes.TryAdd(name.Text, CodeTable(table))) problems.Add(ProblemKind.DuplicateId, name.Place, $"Two tables of codes are called '{name.Text}'.", name.Text);
    }

    // Rows are known by their headers, objects by what they say of themselves.
    private Table? Table(Entry entry, string knownBy)
    {
        if (Section.Open(entry.Value, problems, "a table of a format", [.. TableKeys.Where(k => k == knownBy || k is not ("columns" or "when"))]) is not { } s) return null;
        if (!s.Has(knownBy)) problems.Add(ProblemKind.MissingKey, s.Place, $"'{knownBy}' is missing: by what is such a table known?");
        return Table(s, entry.Key.Text, [.. s.Words("columns").Select(c => c.Text)]) with { When = [.. Entries(s, "when").Select(When).OfType<Condition>()] };
    }

    private Table Table(Section s, string name, IReadOnlyList<string> columns)
    {
        var (left, told) = (s.Text("left"), s.YesNo("as_told"));
        var people = Entries(s, "people").Select(Person).OfType<PersonRule>().ToList();
        if (people.Count == 0 && left is null && !told) problems.Add(ProblemKind.MissingKey, s.Place, "'people' is missing: somebody must be told of.");
        var names = people.ConvertAll(p => p.Name);
        var rules = Entries(s, "records").Select(e => e.Key.Text).ToList();
        return new(name, columns)
        {
            People = people,
            Records = [.. Entries(s, "records").Select(e => Record(e, names, rules)).OfType<RecordRule>()],
            Unused = Entries(s, "unused").ToDictionary(e => e.Key.Text, e => e.Value is Scalar why ? why.Text : "", StringComparer.Ordinal),
            Said = One(s, "said"),
            Withdrawals = [.. s.List("withdrawn").Select(Withdrawal).OfType<WithdrawalRule>()],
            AsTold = told,
            Left = left,
        };
    }

    private PersonRule? Person(Entry entry)
    {
        if (Section.Open(entry.Value, problems, "a person of a format", PersonKeys) is not { } s) return null;
        if (!s.Has("key")) problems.Add(ProblemKind.MissingKey, s.Place, "'key' is missing: without it two rows cannot be told to be of one person.");
        var label = Word(s, "label") ?? new([], "child");
        Among(label, Words.Labels.Keys, s, "label", "a label of people");
        return new(entry.Key.Text, Many(s, "key"), label)
        {
            Each = Each(s),
            Apart = Many(s, "apart"),
            Names = Many(s, "names"),
            Born = One(s, "born"),
            Expected = One(s, "expected"),
            NhsNumber = One(s, "nhs_number"),
            Upn = One(s, "upn"),
            Address = One(s, "address"),
            More = Picks(s, "more"),
        };
    }

    private RecordRule? Record(Entry entry, IReadOnlyList<string> people, IReadOnlyList<string> rules)
    {
        if (Section.Open(entry.Value, problems, "a record of a format", RecordKeys) is not { } s) return null;
        foreach (var key in new[] { "kind", "occurred" }.Where(k => !s.Has(k))) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing.");
        if (Word(s, "kind") is not { } kind || One(s, "occurred") is not { } occurred) return null;
        foreach (var name in Possible(kind).Where(k => !vocabulary.Kinds.ContainsKey(k)))
            problems.Unknown(ProblemKind.UnknownKind, s.PlaceOf("kind"), name, "a kind of record", vocabulary.Kinds.Keys);
        foreach (var who in s.Words("about").Where(w => !people.Contains(w.Text))) problems.Unknown(ProblemKind.UnknownPerson, who.Place, who.Text, "a person of this format", people);
        if (s.Text("of") is { } of && !rules.Contains(of)) problems.Unknown(ProblemKind.UnknownName, s.PlaceOf("of"), of, "a record of this format", rules);
        if (One(s, "role") is { } role) Among(role, vocabulary.Roles.Keys, s, "role", "a role");
        var (fields, parts) = (Picks(s, "fields"), Picks(s, "parts"));
        foreach (var k in Possible(kind).Select(vocabulary.Kinds.GetValueOrDefault).OfType<Kind>())
        {
            Fields(s, k, fields);
            foreach (var part in parts.Keys.Where(p => !k.Parts.Contains(p))) problems.Unknown(ProblemKind.UnknownPart, s.PlaceOf("parts"), part, $"a part of {k.Name}", k.Parts);
        }
        return new(entry.Key.Text, kind, Each(s), [.. Entries(s, "when").Select(When).OfType<Condition>()], occurred)
        {
            Key = Many(s, "key"),
            Known = One(s, "known"),
            Planned = One(s, "planned"),
            Practitioner = One(s, "practitioner"),
            Role = One(s, "role"),
            Team = One(s, "team"),
            Teller = One(s, "teller"),
            Place = One(s, "place"),
            Text = One(s, "text"),
            About = [.. s.Words("about").Select(w => w.Text)],
            Of = s.Text("of"),
            Tier = s.Word("tier", Words.Tiers),
            Fields = fields,
            Parts = parts,
        };
    }

    // Whatever a table can make of a value must be a value that the field may hold.
    private void Fields(Section s, Kind kind, IReadOnlyDictionary<string, Pick> fields)
    {
        foreach (var (name, pick) in fields)
            if (!kind.Fields.TryGetValue(name, out var type)) problems.Unknown(ProblemKind.UnknownField, s.PlaceOf("fields"), name, $"a field of {kind.Name}", kind.Fields.Keys);
            else
                foreach (var value in Possible(pick).Where(v => !type.Allows(v))) problems.Unknown(ProblemKind.UnknownCode, s.PlaceOf("fields"), value, $"a value of '{name}'", type.Codes);
    }

    private Condition? When(Entry entry)
    {
        if (Path(entry.Key.Text, entry.Key.Place) is not { } path) return null;
        var values = entry.Value switch { Scalar one => [one.Text], Sequence list => [.. list.Items.OfType<Scalar>().Select(i => i.Text)], _ => new List<string>() };
        return values switch
        {
            ["present"] => new(path, [], Not: false),
            ["absent"] => new(path, [], Not: true),
            [_, ..] when values.TrueForAll(v => v.StartsWith("not ", StringComparison.Ordinal)) => new(path, values.ConvertAll(v => v[4..]), Not: true),
            _ => new(path, values, Not: false),
        };
    }

    private Dictionary<string, Pick> Picks(Section s, string key) =>
        Entries(s, key).Select(e => (e.Key.Text, Pick: PickOf(e.Value))).Where(e => e.Pick is not null).ToDictionary(e => e.Text, e => e.Pick!, StringComparer.Ordinal);

    private Pick? One(Section s, string key) => s.Node(key) is { } node ? PickOf(node) : null;

    // Where a word is meant far more often than a path.
    private Pick? Word(Section s, string key) => s.Node(key) is Scalar word ? new([], word.Text) : One(s, key);

    private List<Pick> Many(Section s, string key) => [.. s.List(key).Select(PickOf).OfType<Pick>()];

    private Pick? PickOf(Node node)
    {
        if (node is Scalar { Text: ['=', ..] always }) return new([], always[1..].Trim());
        if (node is Scalar one) return new(Paths(one.Text, one.Place));
        if (Section.Open(node, problems, "where a value comes from", PickKeys) is not { } s) return null;
        var table = s.Text("codes");
        if (table is not null && !codes.ContainsKey(table)) problems.Unknown(ProblemKind.UnknownName, s.PlaceOf("codes"), table, "a table under 'codes'", codes.Keys);
        return new([.. s.Words("from").SelectMany(w => Paths(w.Text, w.Place))], null, table, s.Text("join")) { Times = Times(s), Named = s.YesNo("named") };
    }

    private decimal? Times(Section s)
    {
        if (s.Text("times") is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times)) return times;
        problems.Add(ProblemKind.WrongShape, s.PlaceOf("times"), "A number is expected.", text);
        return null;
    }

    private ItemPath? Each(Section s) => s.Text("each") is { } each ? Path(each, s.PlaceOf("each")) : null;

    private WithdrawalRule? Withdrawal(Node node) => Section.Open(node, problems, "what is taken back", WithdrawalKeys) is not { } s ? null
        : new(Each(s), [.. Entries(s, "when").Select(When).OfType<Condition>()], Many(s, "key"));

    private List<ItemPath> Paths(string text, Place place) => [.. text.Split('|').Select(p => Path(p.Trim(), place)).OfType<ItemPath>()];

    private ItemPath? Path(string text, Place place)
    {
        if (ItemPath.Parse(text) is { } path) return path;
        problems.Add(ProblemKind.WrongShape, place, "This is no path: names with a slash between them, '..' for what holds a part, 'name[part=value]' for some only.", text);
        return null;
    }

    // What is always so, or what a table makes of it. Nothing for what is read as it stands.
    private IEnumerable<string> Possible(Pick pick) => pick.Always is { } always ? [always] : pick.Codes is { } table && codes.TryGetValue(table, out var values) ? values.Values.Where(v => v.Length > 0 && v != "*").Distinct(StringComparer.Ordinal) : [];

    private void Among(Pick pick, IEnumerable<string> words, Section s, string key, string what)
    {
        foreach (var word in Possible(pick).Where(w => !words.Contains(w, StringComparer.Ordinal))) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf(key), word, what, words);
    }

    private IReadOnlyDictionary<string, string> CodeTable(Entry entry) =>
        (Section.Open(entry.Value, problems, "a table of codes")?.Entries ?? []).Where(e => e.Value is Scalar).ToDictionary(e => e.Key.Text, e => ((Scalar)e.Value).Text, StringComparer.Ordinal);

    private IReadOnlyList<Entry> Entries(Section s, string key) => Section.Open(s.Node(key), problems, $"'{key}'")?.Entries ?? [];

    private static string[] Names(string? path) => path is null or "" ? [] : path.Split('/');
}
