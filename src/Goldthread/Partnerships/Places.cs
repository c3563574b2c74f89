using System.Globalization;
using Goldthread.Agencies;
using Goldthread.Lives;
using Goldthread.Records;

namespace Goldthread.Partnerships;

/// <summary>The agencies of an invented partnership, the feed that each writes in and the teams that work there.</summary>
internal sealed class Places
{
    private const int UnconnectedSurgeries = 3;

    private readonly PartnershipPlan plan;
    private readonly Dictionary<(string Kind, string Area), List<string>> byArea = [];
    private readonly Dictionary<(string Agency, string Area), Roster> rosters = [];
    private readonly SortedDictionary<string, (Agency Agency, RecordSystem System, string Feed)> agencies = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (RecordSystem System, Delivery Delivery)> feeds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedSet<string>> kinds = new(StringComparer.Ordinal);

    /// <param name="called">What each kind of agency is called.</param>
    public Places(PartnershipPlan plan, Practice practice, IReadOnlyDictionary<string, string> called, int children, Dice dice, long begin, long end)
    {
        this.plan = plan;
        foreach (var entrance in practice.Scenes.Values.SelectMany(s => s.Records))
            foreach (var by in entrance.By.SelectMany(Kinds))
            {
                if (!kinds.TryGetValue(by, out var its)) kinds[by] = its = new(StringComparer.Ordinal);
                its.Add(entrance.Kind.Name);
            }
        foreach (var system in plan.Systems)
            foreach (var kind in system.Kinds)
            {
                var (word, name) = ((system.Elsewhere ? Cast.Elsewhere : "") + kind, $"{(system.Elsewhere ? "eastholm" : "westmarsh")}-{kind}");
                if (system.OneFor is { } many) AddEach(system, kind, Math.Max((children / plan.Areas.Count) + (many / 2), 2 * many) / many);
                else Add(system, kind, word, name, Agency.WordsOf(name, called), system.Name, null, connected: true);
            }
        foreach (var (name, system) in agencies.Values.Where(a => a.Agency.Connected).Select(a => (a.Feed, a.System)).DistinctBy(f => f.Feed)) feeds[name] = (system, new(name, system, dice, begin, end));
        foreach (var (agency, system, _) in agencies.Values) Employ(agency, system, practice, children, dice, begin, end);
    }

    public IEnumerable<Agency> Agencies => agencies.Values.Select(a => a.Agency);

    /// <summary>The team to which a duty goes last; null = nobody stands above the teams.</summary>
    public (string Agency, string Team)? Lead => agencies.Values.Where(a => a.Agency.Kind == plan.Leaders.Agency).Select(a => ((string, string)?)(a.Agency.Name, $"{a.Agency.Name}-team")).FirstOrDefault();

    public IEnumerable<Roster> Rosters => rosters.OrderBy(r => r.Key.Agency, StringComparer.Ordinal).ThenBy(r => r.Key.Area, StringComparer.Ordinal).Select(r => r.Value).Distinct();

    public IEnumerable<Feed> Feeds => feeds.Select(f => FeedOf(f.Key));

    public string LabelOf(string agency) => agencies[agency].Agency.Label!;

    public RecordSystem SystemOf(string agency) => agencies[agency].System;

    public string FeedNameOf(string agency) => agencies[agency].Feed;

    public bool Sends(string agency) => agencies[agency].Agency.Connected;

    public Delivery Deliveries(string feed) => feeds[feed].Delivery;

    public Roster RosterOf(string agency, string area) => rosters.TryGetValue((agency, area), out var its) ? its : rosters[(agency, "")];

    /// <summary>The agency of a kind that a family goes to.</summary>
    /// <param name="word">A kind, or one of the next authority.</param>
    /// <param name="years">The age in years of the child whom it is about.</param>
    /// <returns>Null when no system of the partnership has such an agency.</returns>
    public string? Of(string word, Household household, Dice family, long years)
    {
        if (byArea.TryGetValue((word, household.Area), out var choice))
        {
            if (word == "gp") choice = [.. choice.Where(a => Sends(a) == household.GpConnected)];
            return family.For(word == "school" && years >= 11 ? "later school" : word).Pick(choice);
        }
        return byArea.TryGetValue((word, ""), out var only) ? only[0] : null;
    }

    private Feed FeedOf(string name)
    {
        List<string> its = [.. agencies.Values.Where(a => a.Feed == name).Select(a => a.Agency.Name)];
        return new(name, feeds[name].System.Name, its, [.. its.SelectMany(a => agencies[a].Agency.Covers!).Select(c => c.Text).Distinct().Order(StringComparer.Ordinal)], feeds[name].Delivery.Connected, feeds[name].System.Every);
    }

    private void AddEach(RecordSystem system, string kind, int count)
    {
        foreach (var area in plan.Areas)
            for (var i = 0; i < count; i++)
            {
                var (street, place) = (area.Streets[i % area.Streets.Count], area.Places[i / area.Streets.Count % area.Places.Count]);
                var round = i / area.Streets.Count / area.Places.Count;
                var name = $"{(i < area.Streets.Count ? street : $"{place} {street}")} {system.Called}{(round == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {round + 1}"))}";
                var slug = name.ToLowerInvariant().Replace(' ', '-');
                Add(system, kind, kind, slug, name, slug, area.Name, kind != "gp" || i % UnconnectedSurgeries != 1);
            }
    }

    private void Add(RecordSystem system, string kind, string word, string name, string label, string feed, string? area, bool connected)
    {
        agencies[name] = (new(name, kind, area ?? (system.Elsewhere ? "eastholm" : "westmarsh"), connected, null, [.. kinds.GetValueOrDefault(word, []).Select(k => new KindPattern(k))], null, system.Tier) { Label = label }, system, feed);
        var key = (word, area ?? "");
        if (!byArea.TryGetValue(key, out var list)) byArea[key] = list = [];
        list.Add(name);
    }

    private void Employ(Agency agency, RecordSystem system, Practice practice, int children, Dice dice, long begin, long end)
    {
        var caseload = practice.Rates.TryGetValue($"caseload.{agency.Kind}", out var own) ? own.Value : practice.Rates["caseload.other"].Value;
        var served = system.OneFor ?? (agency.Kind == "childrens-social-care" ? (int)(children * practice.Rates["children-in-need"].InAMillion / 1_000_000) : children);
        var posts = Math.Clamp((int)Math.Round(served / caseload, MidpointRounding.AwayFromZero), 1, 400);
        var several = system.OneFor is null && posts >= 2 * plan.Areas.Count;
        var heads = several ? $"{agency.Name}-heads" : null;
        var above = agency.Name == Lead?.Agency ? null : Lead?.Team;
        Roster Team(string part, int count) => new(agency.Name, $"{agency.Name}-{part}", $"{agency.Label} {part}", heads ?? above, system.Role, count + 1, plan, dice, begin, end);
        if (heads is not null) rosters[(agency.Name, "heads")] = new(agency.Name, heads, $"{agency.Label} heads", above, plan.Leaders.Heads, plan.Leaders.Posts + 1, plan, dice, begin, end);
        // One team for each area where there are enough to make them.
        if (several)
            foreach (var area in plan.Areas) rosters[(agency.Name, area.Name)] = Team(area.Name, posts / plan.Areas.Count);
        else rosters[(agency.Name, "")] = Team("team", posts);
    }

    private static IEnumerable<string> Kinds(string word) => word switch
    {
        "the setting" => ["nursery", "school"],
        "the child's nurse" => ["health-visiting", "school-nursing"],
        _ => [word],
    };
}
