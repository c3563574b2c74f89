using Goldthread.Agencies;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Access;

/// <summary>Reads access/: gateways.yaml, a map of gateways; rules.yaml; and agreements/, a file each.</summary>
public sealed class AccessReader(Vocabulary vocabulary, Routes routes, ProblemList problems)
{
    public static IReadOnlyList<string> GatewayKeys { get; } = ["label", "by", "opened_by", "closes_with", "basis", "review", "source"];

    /// <summary>Of a record that turns a gateway; whatever else stands there is a field of its kind.</summary>
    public static IReadOnlyList<string> RecordKeys { get; } = ["record", "by", "basis"];

    public static IReadOnlyList<string> RulesKeys { get; } = ["handling", "index_only", "adoption_records", "places", "purposes", "sharing_bases", "brokers", "protectors", "protection_bases"];

    public static IReadOnlyList<string> HandlingKeys { get; } = ["label", "content_to", "hides", "source"];

    /// <summary>What a handling code may hide.</summary>
    public static IReadOnlyList<string> Hidden { get; } = ["teller"];

    public AccessRules Read(IReadOnlyDictionary<string, Node> files)
    {
        var gateways = ((files.GetValueOrDefault("gateways.yaml") as Mapping)?.Entries ?? []).Select(Gateway).OfType<Gateway>().ToDictionary(g => g.Name, StringComparer.Ordinal);
        if (Section.Open(files.GetValueOrDefault("rules.yaml"), problems, "the rules of access", RulesKeys) is not { } rules) return AccessRules.None with { Gateways = gateways };
        var handling = (Section.Open(rules.Node("handling"), problems, "'handling'")?.Entries ?? []).Select(Handling).OfType<HandlingCode>().ToDictionary(h => h.Name, StringComparer.Ordinal);
        foreach (var role in rules.Words("index_only").Concat(rules.Words("adoption_records")).Concat(rules.Words("protectors")).Where(r => !vocabulary.Roles.ContainsKey(r.Text)))
            problems.Unknown(ProblemKind.UnknownRole, role.Place, role.Text, "a role", vocabulary.Roles.Keys);
        IReadOnlyList<string> purposes = [.. rules.Words("purposes").Select(w => w.Text)];
        return new(gateways, handling, [.. rules.Words("index_only").Select(w => w.Text)], Kinds(rules, "places"))
        {
            AdoptionRecords = [.. rules.Words("adoption_records").Select(w => w.Text)],
            Purposes = purposes,
            SharingBases = [.. rules.Words("sharing_bases").Select(w => w.Text)],
            Brokers = Agencies(rules, "brokers"),
            Protectors = [.. rules.Words("protectors").Select(w => w.Text)],
            ProtectionBases = [.. rules.Words("protection_bases").Select(w => w.Text)],
            Agreements = Agreements(files, purposes),
        };
    }

    private Dictionary<string, SharingAgreement> Agreements(IReadOnlyDictionary<string, Node> files, IReadOnlyList<string> purposes)
    {
        var (agreements, reader) = (new Dictionary<string, SharingAgreement>(StringComparer.Ordinal), new AgreementReader(vocabulary, routes, purposes, problems));
        foreach (var (_, node) in files.Where(f => f.Key.StartsWith("agreements/", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal))
            if (reader.Read(node) is { } agreement && !agreements.TryAdd(agreement.Name, agreement)) problems.Add(ProblemKind.DuplicateId, node.Place, $"Two agreements are called '{agreement.Name}'.", agreement.Name);
        return agreements;
    }

    private Gateway? Gateway(Entry entry)
    {
        var before = problems.Count;
        if (Section.Open(entry.Value, problems, "a gateway", GatewayKeys) is not { } s) return null;
        if (s.Words("basis").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'basis' is missing.");
        var review = Period.Parse(s.Required("review"));
        if (review is null && s.Text("review") is { Length: > 0 } text) problems.Add(ProblemKind.BadPeriod, s.PlaceOf("review"), $"'{text}' is not a period.", text);
        var gateway = new Gateway(entry.Key.Text, s.Required("label"), Records(s, "opened_by"), Records(s, "closes_with"), [.. s.Words("basis").Select(w => w.Text)], review ?? default, s.Required("source"));
        return problems.Count == before ? gateway : null;
    }

    // Words, or mappings that ask for more than the kind.
    private List<GatewayRecord> Records(Section gateway, string key)
    {
        var (by, basis) = (Agencies(gateway, "by"), gateway.Words("basis").Select(w => w.Text).ToList());
        return [.. gateway.List(key).Select(item => item switch
        {
            Scalar word => Known(word) is { } kind ? new GatewayRecord(kind, by, new Dictionary<string, IReadOnlyList<string>>()) : null,
            _ => Record(item, by, basis),
        }).OfType<GatewayRecord>()];
    }

    private GatewayRecord? Record(Node node, IReadOnlyList<string> usual, List<string> bases)
    {
        if (Section.Open(node, problems, "a record that turns a gateway") is not { } s) return null;
        if (s.Words("record") is not [var word])
        {
            problems.Add(ProblemKind.MissingKey, s.Place, "'record' is missing.");
            return null;
        }
        if (Known(word) is not { } kind) return null;
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in s.Entries.Where(e => !RecordKeys.Contains(e.Key.Text)))
        {
            var declared = vocabulary.Kinds.GetValueOrDefault(kind.Text)?.Fields ?? new Dictionary<string, FieldType>();
            if (!declared.TryGetValue(entry.Key.Text, out var type)) problems.Unknown(ProblemKind.UnknownKey, entry.Key.Place, entry.Key.Text, $"a field of {kind.Text}", [.. RecordKeys, .. declared.Keys]);
            else
                foreach (var code in s.Words(entry.Key.Text).Where(c => !type.Allows(c.Text)))
                    problems.Unknown(ProblemKind.WrongWord, code.Place, code.Text, $"a code of {entry.Key.Text}", type.Codes);
            fields[entry.Key.Text] = [.. s.Words(entry.Key.Text).Select(w => w.Text)];
        }
        var basis = s.Text("basis");
        if (basis is not null && !bases.Contains(basis)) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("basis"), basis, "a basis of the gateway", bases);
        return new(kind, s.Has("by") ? Agencies(s, "by") : usual, fields, basis);
    }

    private List<string> Agencies(Section s, string key)
    {
        foreach (var agency in s.Words(key).Where(a => !vocabulary.AgencyKinds.ContainsKey(a.Text) && !routes.Groups.ContainsKey(a.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, agency.Place, agency.Text, "a kind of agency or a group", vocabulary.AgencyKinds.Keys.Concat(routes.Groups.Keys));
        return [.. s.Words(key).Select(w => w.Text)];
    }

    private KindPattern? Known(Scalar word)
    {
        var kind = new KindPattern(word.Text);
        if (vocabulary.Knows(kind)) return kind;
        problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", vocabulary.Kinds.Keys);
        return null;
    }

    private HandlingCode? Handling(Entry entry)
    {
        if (Section.Open(entry.Value, problems, "a handling code", HandlingKeys) is not { } s) return null;
        foreach (var hides in s.Words("hides").Where(h => !Hidden.Contains(h.Text))) problems.Unknown(ProblemKind.WrongWord, hides.Place, hides.Text, "what a code may hide", Hidden);
        return new(entry.Key.Text, s.Required("label"), Agencies(s, "content_to"), s.Words("hides").Count > 0, s.Required("source"));
    }

    private List<KindPattern> Kinds(Section s, string key) => [.. s.Words(key).Select(Known).OfType<KindPattern>()];
}
