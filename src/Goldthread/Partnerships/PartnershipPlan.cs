using System.Globalization;
using Goldthread.Lives;
using Goldthread.Reading;
using Goldthread.Records;

namespace Goldthread.Partnerships;

/// <summary>What an invented partnership is made of: read from lives/partnership.</summary>
public sealed record PartnershipPlan(string Name, IReadOnlyList<Area> Areas, Area Elsewhere, IReadOnlyList<RecordSystem> Systems, Leaders Leaders, Turnover Turnover, Corrections Corrections, Protecting Protecting, Declining Declining, IReadOnlyList<NameTable> Names)
{
    private static readonly string[] Keys = ["partnership", "areas", "elsewhere", "systems", "leads", "practitioners", "records", "protection", "declined"];

    private static readonly string[] SystemKeys = ["agencies", "one_for", "elsewhere", "called", "holds", "wrong", "twice", "delivers", "late", "silent", "team", "role", "leaves_out", "tier"];

    /// <param name="files">Nodes by path within lives/.</param>
    /// <returns>Null when a problem was added.</returns>
    public static PartnershipPlan? Read(IReadOnlyDictionary<string, Node> files, Vocabulary vocabulary, ProblemList problems)
    {
        var before = problems.Count;
        if (Section.Open(files.GetValueOrDefault("partnership/westmarsh.yaml"), problems, "a partnership", Keys) is not { } s) return null;
        var reader = new Figures(problems);
        var areas = (Section.Open(s.Node("areas"), problems, "areas")?.Entries ?? []).Select(e => ReadArea(e.Key.Text, e.Value, problems)).OfType<Area>().ToList();
        var elsewhere = ReadArea("elsewhere", s.Node("elsewhere"), problems);
        var systems = (Section.Open(s.Node("systems"), problems, "systems")?.Entries ?? []).Select(e => ReadSystem(e, vocabulary, reader, problems)).OfType<RecordSystem>().ToList();
        var leaders = ReadLeaders(s.Node("leads"), vocabulary, problems);
        var p = Section.Open(s.Node("practitioners"), problems, "practitioners", "leave_post", "wait_of_leavers", "wait", "weeks_away", "spells_ill", "ill", "cover_named");
        var r = Section.Open(s.Node("records"), problems, "records", "corrected", "corrected_after", "withdrawn", "sent_again");
        var protecting = ReadProtecting(s.Node("protection"), vocabulary, reader, problems);
        var declining = ReadDeclining(s.Node("declined"), vocabulary, reader, problems);
        var names = NameTable.Read(files.GetValueOrDefault("partnership/names.yaml"), problems);
        foreach (var key in Keys.Where(k => !s.Has(k))) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing.");
        if (names.Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "There are no names.");
        if (problems.Count > before || p is null || r is null || elsewhere is null || leaders is null || protecting is null || declining is null) return null;
        var turnover = new Turnover(reader.Share(p, "leave_post"), reader.Share(p, "wait_of_leavers"), reader.Time(p, "wait"), p.Number("weeks_away") ?? 0, reader.Times(p, "spells_ill"), reader.Time(p, "ill"), reader.Share(p, "cover_named"));
        var corrections = new Corrections(reader.Share(r, "corrected"), reader.Time(r, "corrected_after"), reader.Share(r, "withdrawn"), reader.Share(r, "sent_again"));
        return problems.Count > before ? null : new(s.Required("partnership"), areas, elsewhere, systems, leaders, turnover, corrections, protecting, declining, names);
    }

    private static Area? ReadArea(string name, Node? node, ProblemList problems)
    {
        if (Section.Open(node, problems, $"the area '{name}'", "places", "postcodes", "streets") is not { } s) return null;
        foreach (var key in new[] { "places", "postcodes", "streets" }.Where(k => s.Words(k).Count == 0)) problems.Add(ProblemKind.MissingKey, s.Place, $"'{key}' is missing.");
        List<string> Words(string key) => [.. s.Words(key).Select(w => w.Text)];
        return new(name, Words("places"), Words("postcodes"), Words("streets"));
    }

    private static Leaders? ReadLeaders(Node? node, Vocabulary vocabulary, ProblemList problems)
    {
        if (Section.Open(node, problems, "leads", "agency", "heads", "posts") is not { } s) return null;
        var leaders = new Leaders(s.Required("agency"), s.Required("heads"), s.Number("posts") ?? 1);
        if (!vocabulary.AgencyKinds.ContainsKey(leaders.Agency)) problems.Unknown(ProblemKind.UnknownAgency, s.PlaceOf("agency"), leaders.Agency, "a kind of agency", vocabulary.AgencyKinds.Keys);
        if (!vocabulary.Roles.ContainsKey(leaders.Heads)) problems.Unknown(ProblemKind.UnknownRole, s.PlaceOf("heads"), leaders.Heads, "a role", vocabulary.Roles.Keys);
        return leaders;
    }

    private static Protecting? ReadProtecting(Node? node, Vocabulary vocabulary, Figures figures, ProblemList problems)
    {
        if (Section.Open(node, problems, "how people are kept from each other", "after", "seeker", "by", "keepers", "told", "lasts", "basis") is not { } s) return null;
        foreach (var kind in s.Words("keepers").Concat(s.Words("by")).Where(k => !vocabulary.AgencyKinds.ContainsKey(k.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, kind.Place, kind.Text, "a kind of agency", vocabulary.AgencyKinds.Keys);
        if (s.Text("seeker") is { } seeker && !Cast.Words.Contains(seeker)) problems.Unknown(ProblemKind.UnknownPerson, s.PlaceOf("seeker"), seeker, "somebody of a family", Cast.Words);
        return new(figures.Shares(s, "after", [.. vocabulary.Kinds.Keys]), s.Required("seeker"), s.Required("by"), [.. s.Words("keepers").Select(w => w.Text)], figures.Time(s, "told"), figures.Time(s, "lasts"), s.Required("basis"));
    }

    private static Declining? ReadDeclining(Node? node, Vocabulary vocabulary, Figures figures, ProblemList problems)
    {
        if (Section.Open(node, problems, "what holders decline to share", "after", "by", "to", "told", "lasts", "reason") is not { } s) return null;
        foreach (var kind in s.Words("by").Concat(s.Words("to")).Where(k => !vocabulary.AgencyKinds.ContainsKey(k.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, kind.Place, kind.Text, "a kind of agency", vocabulary.AgencyKinds.Keys);
        if (s.Text("after") is { } after && !vocabulary.Kinds.ContainsKey(after)) problems.Unknown(ProblemKind.UnknownKind, s.PlaceOf("after"), after, "a kind of record", vocabulary.Kinds.Keys);
        return new(s.Required("after"), s.Required("by"), s.Required("to"), figures.Time(s, "told"), figures.Time(s, "lasts"), s.Required("reason"));
    }

    private static RecordSystem? ReadSystem(Entry entry, Vocabulary vocabulary, Figures figures, ProblemList problems)
    {
        if (Section.Open(entry.Value, problems, $"the system '{entry.Key.Text}'", SystemKeys) is not { } s) return null;
        foreach (var kind in s.Words("agencies").Where(k => !vocabulary.AgencyKinds.ContainsKey(k.Text)))
            problems.Unknown(ProblemKind.UnknownAgency, kind.Place, kind.Text, "a kind of agency", vocabulary.AgencyKinds.Keys);
        if (s.Text("role") is { } role && !vocabulary.Roles.ContainsKey(role)) problems.Unknown(ProblemKind.UnknownRole, s.PlaceOf("role"), role, "a role", vocabulary.Roles.Keys);
        var silent = Section.Open(s.Node("silent"), problems, "silences", "a_year", "lasts");
        return new(entry.Key.Text, [.. s.Words("agencies").Select(w => w.Text)], s.Number("one_for"), s.YesNo("elsewhere"), s.Required("called"),
            figures.Shares(s, "holds", RecordSystem.Identifiers), figures.Shares(s, "wrong", RecordSystem.Faults), s.Has("twice") ? figures.Share(s, "twice") : 0,
            Math.Max(figures.Time(s, "delivers").First, 1), figures.Time(s, "late"), silent is null ? 0 : figures.Times(silent, "a_year"), silent is null ? Delay.None : figures.Time(silent, "lasts"),
            [.. s.Words("leaves_out").Select(w => w.Text)], s.Required("team"), s.Required("role"), s.Word("tier", Words.Tiers) ?? Tier.Shared);
    }

    // Shares are of a hundred, and kept in a million.
    private sealed class Figures(ProblemList problems)
    {
        public long Share(Section s, string key) => Number(s, key, 100, 10_000);

        public long Times(Section s, string key) => Number(s, key, 100, 1_000_000);

        public Delay Time(Section s, string key)
        {
            if (Delay.Parse(s.Required(key)) is { WorkingDays: false } delay) return delay;
            problems.Add(ProblemKind.BadPeriod, s.PlaceOf(key), $"'{key}' is no time such as '3 days' or '2..5 hours'.", s.Text(key) ?? "");
            return Delay.None;
        }

        public Dictionary<string, long> Shares(Section s, string key, IReadOnlyList<string> words) => Section.Open(s.Node(key), problems, key, words) is { } each
            ? each.Entries.ToDictionary(e => e.Key.Text, e => Share(each, e.Key.Text), StringComparer.Ordinal) : [];

        private long Number(Section s, string key, int most, int times)
        {
            if (decimal.TryParse(s.Required(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= most) return (long)(value * times);
            problems.Add(ProblemKind.WrongShape, s.PlaceOf(key), $"'{key}' is a number up to {most}.", s.Text(key) ?? "");
            return 0;
        }
    }
}
