using Goldthread.Agencies;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>Reads access/: gateways.yaml, a map of gateways, and rules.yaml.</summary>
public sealed class AccessReader(Vocabulary vocabulary, Routes routes, ProblemList problems)
{
    public static IReadOnlyList<string> GatewayKeys { get; } = ["label", "opened_by", "closes_with", "basis", "review", "source"];

    public static IReadOnlyList<string> RulesKeys { get; } = ["handling", "index_only", "places"];

    public static IReadOnlyList<string> HandlingKeys { get; } = ["label", "content_to", "hides", "source"];

    /// <summary>What a handling code may hide.</summary>
    public static IReadOnlyList<string> Hidden { get; } = ["teller"];

    public AccessRules Read(IReadOnlyDictionary<string, Node> files)
    {
        var gateways = ((files.GetValueOrDefault("gateways.yaml") as Mapping)?.Entries ?? []).Select(Gateway).OfType<Gateway>().ToDictionary(g => g.Name, StringComparer.Ordinal);
        if (Section.Open(files.GetValueOrDefault("rules.yaml"), problems, "the rules of access", RulesKeys) is not { } rules) return AccessRules.None with { Gateways = gateways };
        var handling = (Section.Open(rules.Node("handling"), problems, "'handling'")?.Entries ?? []).Select(Handling).OfType<HandlingCode>().ToDictionary(h => h.Name, StringComparer.Ordinal);
        foreach (var role in rules.Words("index_only").Where(r => !vocabulary.Roles.ContainsKey(r.Text)))
            problems.Unknown(ProblemKind.UnknownRole, role.Place, role.Text, "a role", vocabulary.Roles.Keys);
        return new(gateways, handling, [.. rules.Words("index_only").Select(w => w.Text)], Kinds(rules, "places"));
    }

    private Gateway? Gateway(Entry entry)
    {
        var before = problems.Count;
        if (Section.Open(entry.Value, problems, "a gateway", GatewayKeys) is not { } s) return null;
        if (s.Words("basis").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'basis' is missing.");
        var review = Period.Parse(s.Required("review"));
        if (review is null && s.Text("review") is { Length: > 0 } text) problems.Add(ProblemKind.BadPeriod, s.PlaceOf("review"), $"'{text}' is not a period.", text);
        var gateway = new Gateway(entry.Key.Text, s.Required("label"), Kinds(s, "opened_by"), Kinds(s, "closes_with"), [.. s.Words("basis").Select(w => w.Text)], review ?? default, s.Required("source"));
        return problems.Count == before ? gateway : null;
    }

    private HandlingCode? Handling(Entry entry)
    {
        if (Section.Open(entry.Value, problems, "a handling code", HandlingKeys) is not { } s) return null;
        foreach (var agency in s.Words("content_to").Where(a => !vocabulary.AgencyKinds.ContainsKey(a.Text) && !routes.Groups.ContainsKey(a.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, agency.Place, agency.Text, "a kind of agency or a group", vocabulary.AgencyKinds.Keys.Concat(routes.Groups.Keys));
        foreach (var hides in s.Words("hides").Where(h => !Hidden.Contains(h.Text))) problems.Unknown(ProblemKind.WrongWord, hides.Place, hides.Text, "what a code may hide", Hidden);
        return new(entry.Key.Text, s.Required("label"), [.. s.Words("content_to").Select(w => w.Text)], s.Words("hides").Count > 0, s.Required("source"));
    }

    private List<KindPattern> Kinds(Section s, string key)
    {
        foreach (var word in s.Words(key).Where(w => !vocabulary.Knows(new KindPattern(w.Text))))
            problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", vocabulary.Kinds.Keys);
        return [.. s.Words(key).Select(w => new KindPattern(w.Text))];
    }
}
