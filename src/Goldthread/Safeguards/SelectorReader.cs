using System.Text.RegularExpressions;
using Goldthread.Families;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Reads the conditions on records: kinds, people, agencies, fields and ties.</summary>
/// <param name="names">The names bound in "when" so far; ties may use only these. Where a safeguard has for_each, "the member" is among them.</param>
public sealed partial class SelectorReader(SafeguardWords words, IReadOnlyCollection<string> names, ProblemList problems)
{
    /// <summary>The conditions of a selector; every other key is a field of its kinds.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "record", "exchange", "step", "about", "from", "from each", "by", "told_by", "to", "lacks", "answers", "blank", "has", "only from", "standing", "after", "before", "since", "within", "concerning", "of",
        "with agencies", "planned", "at any time", "same record as", "same person as", "by the same agency as", "by another agency than",
    ];

    /// <summary>Reads a selector whose kinds stand under <paramref name="kindsKey"/>, or which names an exchange and a step.</summary>
    /// <param name="formKeys">Keys that belong to the form around it and are read elsewhere.</param>
    public Selector? Read(Node node, string kindsKey, params IReadOnlyCollection<string> formKeys)
    {
        if (Section.Open(node, problems, "a condition") is not { } s) return null;
        var kinds = s.Has("exchange") && kindsKey == "record" ? ExchangeKinds(s) : Kinds(s, kindsKey);
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var ties = new List<Tie>();
        foreach (var entry in s.Entries)
        {
            var key = entry.Key.Text;
            if (key == kindsKey || formKeys.Contains(key)) continue;
            if (key == "same record as") ties.Add(new Tie.Itself(Named(s, key)));
            else if (key == "same person as") ties.Add(new Tie.Person(Named(s, key)));
            else if (SameField().Match(key) is { Success: true } same)
            {
                CheckField(entry.Key, same.Groups[2].Value, kinds);
                ties.Add(new Tie.Field(Named(s, key), same.Groups[2].Value, same.Groups[1].Value == "same"));
            }
            else if (key is "after" or "since") ties.Add(new Tie.After(Named(s, key)));
            else if (key == "before") ties.Add(new Tie.Before(Named(s, key)));
            else if (key == "within") ReadWithin(s, ties);
            else if (key == "concerning") ties.Add(new Tie.Concerning(Named(s, key)));
            else if (key == "of") ties.Add(new Tie.Answering(Named(s, key)));
            else if (key == "by the same agency as") ties.Add(new Tie.Agency(Named(s, key), true));
            else if (key == "by another agency than") ties.Add(new Tie.Agency(Named(s, key), false));
            else if (!Keys.Contains(key)) ReadField(entry, s, kinds, fields);
        }
        return new Selector
        {
            Kinds = kinds,
            About = Path(s),
            From = Agencies(s, "from"),
            FromEach = Agencies(s, "from each"),
            By = Roles(s),
            ToldBy = [.. s.Words("told_by").Select(w => WordOf(w, Words.Tellings, "how it was told")).OfType<ToldBy>()],
            To = Agencies(s, "to"),
            Fields = fields,
            Lacks = Parts(s, "lacks", kinds),
            Answers = Parts(s, "answers", kinds),
            Blank = FieldNames(s, "blank", kinds),
            Has = FieldNames(s, "has", kinds),
            OnlySelfReport = OnlyFrom(s),
            Standings = [.. s.Words("standing").Select(w => WordOf(w, Words.Standings, "a standing")).OfType<Standing>()],
            WithAgencies = Agencies(s, "with agencies"),
            Ties = ties,
            Planned = s.Has("planned") ? s.YesNo("planned") : false,
            AtAnyTime = s.YesNo("at any time"),
        };
    }

    public IReadOnlyList<KindPattern> Kinds(Section s, string key)
    {
        if (!s.Has(key)) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing.");
        var patterns = new List<KindPattern>();
        foreach (var word in s.Words(key))
        {
            var pattern = new KindPattern(word.Text);
            if (!words.Vocabulary.Knows(pattern)) problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", words.Vocabulary.Kinds.Keys);
            patterns.Add(pattern);
        }
        return patterns;
    }

    public FamilyPath Path(Section s)
    {
        if (s.Text("about") is not { } text) return FamilyPath.TheChild;
        if (FamilyPaths.Words.TryGetValue(text, out var path) && (path != FamilyPath.TheMember || names.Contains(Member.Word))) return path;
        problems.Unknown(ProblemKind.UnknownPath, s.PlaceOf("about"), text, "a way to stand to a child", FamilyPaths.Words.Keys);
        return FamilyPath.TheChild;
    }

    public IReadOnlyList<string> Agencies(Section s, string key)
    {
        foreach (var word in s.Words(key).Where(w => !words.IsAgencyKind(w.Text) && !(w.Text == Member.Word && names.Contains(Member.Word))))
            problems.Unknown(ProblemKind.UnknownAgency, word.Place, word.Text, "a kind or group of agency", words.AgencyWords);
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private List<KindPattern> ExchangeKinds(Section s)
    {
        var name = s.Required("exchange");
        if (!words.Vocabulary.Exchanges.TryGetValue(name, out var exchange))
        {
            problems.Unknown(ProblemKind.UnknownExchange, s.PlaceOf("exchange"), name, "an exchange", words.Vocabulary.Exchanges.Keys);
            return [];
        }
        var step = s.Text("step") ?? exchange.Steps[0];
        var at = exchange.Steps.ToList().IndexOf(step);
        if (at < 0) problems.Unknown(ProblemKind.UnknownExchange, s.PlaceOf("step"), step, $"a step of {name}", exchange.Steps);
        // Whoever has come further has passed this step; whoever refused has not.
        return [.. exchange.Steps.Where((other, i) => i >= at && (i == at || !Refusals.Contains(other))).Select(other => new KindPattern(exchange.KindOf(other)))];
    }

    internal static readonly string[] Refusals = ["declined", "refused", "dropped", "disagreed", "not-convened"];

    private List<string> Roles(Section s)
    {
        var roles = s.Words("by");
        foreach (var word in roles.Where(w => !words.Vocabulary.Roles.ContainsKey(w.Text) && !words.IsAgencyKind(w.Text) && !(w.Text == Member.Word && names.Contains(Member.Word))))
            problems.Unknown(ProblemKind.UnknownRole, word.Place, word.Text, "a role or kind of agency", words.Vocabulary.Roles.Keys.Concat(words.AgencyWords));
        return [.. roles.Select(w => w.Text)];
    }

    private List<string> Parts(Section s, string key, IReadOnlyList<KindPattern> kinds)
    {
        var known = words.Vocabulary.Matching(kinds).SelectMany(k => k.Parts).ToHashSet(StringComparer.Ordinal);
        foreach (var word in s.Words(key).Where(w => !known.Contains(w.Text) && !(w.Text == Member.Word && names.Contains(Member.Word))))
            problems.Unknown(ProblemKind.UnknownPart, word.Place, word.Text, "a named part of these kinds", known);
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private List<string> FieldNames(Section s, string key, IReadOnlyList<KindPattern> kinds)
    {
        foreach (var word in s.Words(key)) CheckField(word, word.Text, kinds);
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private bool OnlyFrom(Section s)
    {
        if (s.Text("only from") is { } text && text != "self-report") problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("only from"), text, "what a record may rest on alone", ["self-report"]);
        return s.Has("only from");
    }

    private void ReadField(Entry entry, Section s, IReadOnlyList<KindPattern> kinds, Dictionary<string, IReadOnlyList<string>> fields)
    {
        var types = CheckField(entry.Key, entry.Key.Text, kinds);
        var values = new List<string>();
        foreach (var word in s.Words(entry.Key.Text))
        {
            var value = types.Any(t => t.Form == "yes-no") ? word.Text is "yes" or "true" ? "yes" : word.Text is "no" or "false" ? "no" : word.Text : word.Text;
            if (types.Count > 0 && !types.Any(t => t.Allows(value)))
                problems.Unknown(ProblemKind.UnknownCode, word.Place, word.Text, $"a value of '{entry.Key.Text}'", types.SelectMany(t => t.Codes));
            values.Add(value);
        }
        fields[entry.Key.Text] = values;
    }

    private List<FieldType> CheckField(Scalar key, string field, IReadOnlyList<KindPattern> kinds)
    {
        var all = words.Vocabulary.Matching(kinds).ToList();
        var types = all.Where(k => k.Fields.ContainsKey(field)).Select(k => k.Fields[field]).ToList();
        if (types.Count == 0 && all.Count > 0)
            problems.Unknown(ProblemKind.UnknownField, key.Place, field, "a field of these kinds, nor a condition", all.SelectMany(k => k.Fields.Keys).Concat(Keys).Distinct());
        return types;
    }

    private void ReadWithin(Section s, List<Tie> ties)
    {
        var text = s.Text("within") ?? "";
        if (WithinOf().Match(text) is { Success: true } m && Period.Parse(m.Groups[1].Value) is { } period)
        {
            CheckName(m.Groups[3].Value, s.PlaceOf("within"));
            ties.Add(new Tie.Within(m.Groups[3].Value, period, m.Groups[2].Value switch { "before" => -1, "after" => 1, _ => 0 }));
        }
        else problems.Add(ProblemKind.BadPeriod, s.PlaceOf("within"), "Write '30 days of NAME', '30 days after NAME' or '30 days before NAME'.", text);
    }

    private string Named(Section s, string key)
    {
        var name = s.Text(key) ?? "";
        CheckName(name, s.PlaceOf(key));
        return name;
    }

    private void CheckName(string name, Place place)
    {
        if (!names.Contains(name)) problems.Unknown(ProblemKind.UnknownName, place, name, "a name of 'when'", names);
    }

    private T? WordOf<T>(Scalar word, IReadOnlyDictionary<string, T> known, string what) where T : struct
    {
        if (known.TryGetValue(word.Text, out var value)) return value;
        problems.Unknown(ProblemKind.WrongWord, word.Place, word.Text, what, known.Keys);
        return null;
    }

    [GeneratedRegex("^(same|different) (.+) (?:as|from)$", RegexOptions.None, 1000)]
    private static partial Regex SameField();

    [GeneratedRegex("^(.+?) (of|after|before) ([\\w-]+)$", RegexOptions.None, 1000)]
    private static partial Regex WithinOf();
}
