using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>Reads directory/: the agencies, teams and staff of a partnership. A fact that stands again with its id and a later `known` takes the place of the earlier one.</summary>
public sealed class DirectoryReader(Vocabulary vocabulary, Routes routes, ProblemList problems)
{
    public static IReadOnlyList<string> Keys { get; } = ["partnership", "lead", "agencies", "teams", "posts", "away", "on_call", "allocations", "responsible"];

    public static IReadOnlyList<string> AgencyKeys { get; } = ["kind", "area", "tier", "label"];

    public static IReadOnlyList<string> TeamKeys { get; } = ["agency", "label", "reach", "managed_by", "answers_to", "desk"];

    public static IReadOnlyList<string> PostKeys { get; } = ["id", "practitioner", "team", "role", "from", "until", "known"];

    public static IReadOnlyList<string> AwayKeys { get; } = ["id", "practitioner", "reason", "cover", "from", "until", "known"];

    public static IReadOnlyList<string> OnCallKeys { get; } = ["id", "practitioner", "team", "from", "until", "known"];

    public static IReadOnlyList<string> AllocationKeys { get; } = ["id", "child", "practitioner", "agency", "from", "until", "known"];

    public static IReadOnlyList<string> ResponsibleKeys { get; } = ["id", "child", "agency", "from", "until", "known"];

    private readonly Dictionary<string, Agency> agencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Team> teams = new(StringComparer.Ordinal);
    private readonly List<DirectoryFact> facts = [];
    private readonly HashSet<string> practitioners = new(StringComparer.Ordinal);
    private readonly HashSet<(string, long)> told = [];

    /// <returns>Null when a problem was added, or there is no directory at all.</returns>
    public StaffDirectory? Read(IReadOnlyDictionary<string, Node> files)
    {
        var before = problems.Count;
        var sections = files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Section.Open(f.Value, problems, "a directory", Keys)).OfType<Section>().ToList();
        foreach (var entry in sections.SelectMany(s => Entries(s, "agencies"))) ReadAgency(entry);
        var teamEntries = sections.SelectMany(s => Entries(s, "teams")).ToList();
        foreach (var entry in teamEntries) ReadTeam(entry, [.. teamEntries.Select(e => e.Key.Text)]);
        foreach (var desks in teams.Values.Where(t => t.Desk).GroupBy(t => t.Agency).Where(d => d.Count() > 1))
            problems.Add(ProblemKind.DuplicateId, teamEntries.First(e => e.Key.Text == desks.Last().Name).Key, $"{desks.Key} has two desks.");
        foreach (var s in sections) Each(s, "posts", PostKeys, p => practitioners.Add(p.Text("practitioner") ?? ""), ReadPost);
        foreach (var s in sections) Each(s, "away", AwayKeys, null, ReadAway);
        foreach (var s in sections) Each(s, "on_call", OnCallKeys, null, f => new DirectoryFact.OnCall(Practitioner(f, "practitioner"), TeamName(f)) { Id = "", From = 0, Known = 0 });
        foreach (var s in sections) Each(s, "allocations", AllocationKeys, null, f => new DirectoryFact.Allocation(f.Required("child"), Practitioner(f, "practitioner"), AgencyName(f)) { Id = "", From = 0, Known = 0 });
        foreach (var s in sections) Each(s, "responsible", ResponsibleKeys, null, f => new DirectoryFact.Responsible(f.Required("child"), AgencyName(f)) { Id = "", From = 0, Known = 0 });
        var lead = sections.Select(s => s.Text("lead")).FirstOrDefault(l => l is not null);
        if (lead is not null && !teams.ContainsKey(lead)) problems.Unknown(ProblemKind.UnknownTeam, sections.First(s => s.Has("lead")).PlaceOf("lead"), lead, "a team", teams.Keys);
        return sections.Count == 0 || problems.Count > before ? null : new(new AgencyList(agencies.Values, routes), teams.Values, lead, facts);
    }

    private IReadOnlyList<Entry> Entries(Section s, string key) => Section.Open(s.Node(key), problems, $"'{key}'")?.Entries ?? [];

    private void ReadAgency(Entry entry)
    {
        if (Section.Open(entry.Value, problems, "an agency", AgencyKeys) is not { } s) return;
        var (name, kind) = (entry.Key.Text, s.Text("kind") ?? entry.Key.Text);
        if (!vocabulary.AgencyKinds.ContainsKey(kind)) problems.Unknown(ProblemKind.UnknownAgency, s.Has("kind") ? s.PlaceOf("kind") : entry.Key.Place, kind, "a kind of agency", vocabulary.AgencyKinds.Keys);
        if (!agencies.TryAdd(name, new(name, kind, s.Text("area"), true, null, null, null, s.Word("tier", Words.Tiers) ?? Tier.Shared) { Label = s.Text("label") }))
            problems.Add(ProblemKind.DuplicateId, entry.Key, $"The agency '{name}' stands twice.");
    }

    private void ReadTeam(Entry entry, IReadOnlyCollection<string> names)
    {
        if (Section.Open(entry.Value, problems, "a team", TeamKeys) is not { } s) return;
        var managed = s.Text("managed_by") ?? "team-manager";
        Role(s, "managed_by", managed);
        if (s.Text("answers_to") is { } above && !names.Contains(above)) problems.Unknown(ProblemKind.UnknownTeam, s.PlaceOf("answers_to"), above, "a team", names);
        if (!teams.TryAdd(entry.Key.Text, new(entry.Key.Text, AgencyName(s), s.Required("label"), s.Text("reach") ?? "", managed, s.Text("answers_to"), s.YesNo("desk"))))
            problems.Add(ProblemKind.DuplicateId, entry.Key, $"The team '{entry.Key.Text}' stands twice.");
    }

    private DirectoryFact ReadPost(Section s)
    {
        var role = s.Required("role");
        if (role.Length > 0) Role(s, "role", role);
        return new DirectoryFact.Post(s.Required("practitioner"), TeamName(s), role) { Id = "", From = 0, Known = 0 };
    }

    private DirectoryFact ReadAway(Section s) =>
        new DirectoryFact.Away(Practitioner(s, "practitioner"), s.Required("reason"), s.Has("cover") ? Practitioner(s, "cover") : null) { Id = "", From = 0, Known = 0 };

    private void Each(Section s, string key, IReadOnlyList<string> keys, Action<Section>? first, Func<Section, DirectoryFact> read)
    {
        // Opening adds the problem of a wrong key, so that each is opened once.
        var open = s.List(key).Select(n => Section.Open(n, problems, $"an entry of '{key}'", keys)).OfType<Section>().ToList();
        foreach (var f in open) first?.Invoke(f);
        foreach (var f in open)
        {
            var before = problems.Count;
            var fact = read(f);
            var (id, from, until, known) = (f.Required("id"), Minute(f, "from"), Minute(f, "until"), Minute(f, "known"));
            if (from is null && !f.Has("from")) problems.Add(ProblemKind.MissingKey, f.Place, "'from' is missing.");
            if (from is { } begin && until is { } end && end.Hi < begin.Lo) problems.Add(ProblemKind.EndsBeforeItBegins, f.PlaceOf("until"), $"'{id}' ends before it begins.", f.Text("until") ?? "");
            if (problems.Count > before) continue;
            fact = fact with { Id = id, From = from!.Value.Lo, Until = until?.Hi ?? Span.Never, Known = (known ?? from.Value).Lo };
            if (told.Add((id, fact.Known))) facts.Add(fact);
            else problems.Add(ProblemKind.DuplicateId, f.PlaceOf("id"), $"'{id}' stands twice and was known at the same time.", id);
        }
    }

    private Span? Minute(Section s, string key)
    {
        if (s.Text(key) is not { } text) return null;
        if (FuzzyDateParser.DayOrMoment(text) is { } span) return span;
        problems.Add(ProblemKind.BadDate, s.PlaceOf(key), $"'{text}' is neither a day nor a moment.", text);
        return null;
    }

    private void Role(Section s, string key, string role)
    {
        if (!vocabulary.Roles.ContainsKey(role)) problems.Unknown(ProblemKind.UnknownRole, s.PlaceOf(key), role, "a role", vocabulary.Roles.Keys);
    }

    private string AgencyName(Section s)
    {
        var name = s.Required("agency");
        if (name.Length > 0 && !agencies.ContainsKey(name)) problems.Unknown(ProblemKind.UnknownAgency, s.PlaceOf("agency"), name, "one of the agencies", agencies.Keys);
        return name;
    }

    private string TeamName(Section s)
    {
        var name = s.Required("team");
        if (name.Length > 0 && !teams.ContainsKey(name)) problems.Unknown(ProblemKind.UnknownTeam, s.PlaceOf("team"), name, "a team", teams.Keys);
        return name;
    }

    private string Practitioner(Section s, string key)
    {
        var name = s.Required(key);
        if (name.Length > 0 && !practitioners.Contains(name)) problems.Unknown(ProblemKind.UnknownPractitioner, s.PlaceOf(key), name, "somebody with a post", practitioners);
        return name;
    }
}
