using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Stories;

/// <summary>Reads one entry of `expect`.</summary>
public sealed class ExpectationReader(IReadOnlyCollection<string> people, IReadOnlyCollection<string> records, IReadOnlyCollection<string> agencies, IReadOnlyCollection<string> agencyKinds, ProblemList problems)
{
    private static readonly Dictionary<string, (ExpectationKind Kind, string[] Keys)> Kinds = new(StringComparer.Ordinal)
    {
        ["speaks"] = (ExpectationKind.Speaks, ["for", "to", "from", "because", "sufficient"]),
        ["silent"] = (ExpectationKind.Silent, ["for", "until"]),
        ["silent_on"] = (ExpectationKind.SilentOn, ["until"]),
        ["overdue"] = (ExpectationKind.Overdue, ["for", "from", "certain_from", "because"]),
        ["not_overdue"] = (ExpectationKind.NotOverdue, ["for"]),
        ["met"] = (ExpectationKind.Met, ["for", "by"]),
        ["possibly"] = (ExpectationKind.Possibly, ["for", "to", "from", "because"]),
        ["cannot_tell"] = (ExpectationKind.CannotTell, ["for", "at", "why", "because"]),
        ["undated"] = (ExpectationKind.Undated, ["for", "because", "by"]),
        ["not_datable"] = (ExpectationKind.NotDatable, ["for", "because"]),
        ["decided_against"] = (ExpectationKind.DecidedAgainst, ["for", "by"]),
        ["asks"] = (ExpectationKind.Asks, ["for", "from", "because"]),
        ["joins"] = (ExpectationKind.Joins, ["for", "because"]),
        ["contradiction"] = (ExpectationKind.Contradiction, []),
        ["barred"] = (ExpectationKind.Barred, []),
    };

    /// <summary>The kinds of expectation, and the keys that each may have besides ref and note.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keys { get; } = Kinds.ToDictionary(k => k.Key, k => (IReadOnlyList<string>)k.Value.Keys);

    /// <summary>The word of a kind, as stories write it.</summary>
    public static string Word(ExpectationKind kind) => Kinds.First(k => k.Value.Kind == kind).Key;

    // What a safeguard may speak of besides people.
    private static IReadOnlyList<string> References => Families.SubjectNames.References;

    public Expectation? Read(Node node)
    {
        if (Section.Open(node, problems, "an expectation") is not { } s) return null;
        var leads = s.Entries.Where(e => Kinds.ContainsKey(e.Key.Text)).ToList();
        if (leads.Count != 1)
        {
            problems.Add(ProblemKind.BadExpectation, s.Place, leads.Count == 0 ? "It says nothing that can be kept or broken." : $"It says both {leads[0].Key.Text} and {leads[1].Key.Text}.");
            return null;
        }
        var lead = leads[0].Key.Text;
        var (kind, keys) = Kinds[lead];
        Section.Open(node, problems, $"'{lead}'", [lead, "ref", "note", .. keys]);
        var ofRecords = kind is ExpectationKind.SilentOn or ExpectationKind.Contradiction or ExpectationKind.Barred;
        var target = ofRecords ? "" : s.Required(lead);
        var ids = ofRecords ? Ids(s, lead) : [];
        if (kind == ExpectationKind.Contradiction && ids.Count != 2) problems.Add(ProblemKind.WrongShape, s.PlaceOf(lead), "A contradiction is between two records.");
        if (s.Text("for") is { } child && !people.Contains(child) && !References.Any(r => child.StartsWith(r + ":", StringComparison.Ordinal))) problems.Unknown(ProblemKind.UnknownPerson, s.PlaceOf("for"), child, "one of the people", people);
        foreach (var to in s.Words("to").Where(w => !agencies.Contains(w.Text) && !agencyKinds.Contains(w.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, to.Place, to.Text, "an agency or a kind of agency", agencies.Concat(agencyKinds));
        foreach (var name in s.Words("sufficient").Where(w => !agencies.Contains(w.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, name.Place, name.Text, "one of the agencies", agencies);
        var any = s.Node("because") is Mapping;
        var parts = target.Split('/', 2);
        return new Expectation
        {
            Kind = kind,
            Safeguard = ofRecords ? null : parts[0],
            Duty = parts.Length > 1 ? parts[1] : null,
            Records = ids,
            Ref = s.Text("ref"),
            For = s.Text("for"),
            To = [.. s.Words("to").Select(w => w.Text)],
            When = Date(s, "from") ?? Date(s, "until") ?? Date(s, "by") ?? Date(s, "at"),
            CertainFrom = Date(s, "certain_from"),
            Because = any ? Ids(Section.Open(s.Node("because"), problems, "because", "any of")!, "any of") : Ids(s, "because"),
            BecauseAny = any,
            Sufficient = [.. s.Words("sufficient").Select(w => w.Text)],
            Why = s.Text("why"),
            Place = s.Place,
        };
    }

    private List<string> Ids(Section s, string key)
    {
        foreach (var word in s.Words(key).Where(w => !records.Contains(w.Text)))
            problems.Unknown(ProblemKind.UnknownRecord, word.Place, word.Text, "a record of the story", records);
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private FuzzyDate? Date(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        var date = FuzzyDateParser.Parse(text);
        if (date is null || date.Anchors.Any()) problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is not a date by itself.", text);
        return date;
    }
}
