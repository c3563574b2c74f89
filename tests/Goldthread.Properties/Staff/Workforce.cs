using System.Globalization;
using Goldthread.Agencies;
using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Properties.Staff;

/// <summary>
/// Ten years of an invented partnership's staff, day by day: fifteen in a hundred leave in a year, posts stay vacant, leave with cover and without, sickness told late, on call with gaps, children given from one worker to the next.
/// Only of the partnership's own three leads one is always there: a successor begins before a lead goes, and they are away one at a time.
/// </summary>
public sealed class Workforce
{
    public const int Years = 10;

    static readonly string[] Kinds = ["safeguarding-partnership", "childrens-social-care", "health-visiting", "acute-paediatrics", "gp", "school"];

    readonly Dice dice;
    readonly List<DirectoryFact> facts = [];
    readonly List<(string Name, Team Team, string Role, long From, long Until)> posts = [];
    int people;
    int ids;

    Workforce(int seed)
    {
        dice = new(seed);
        First = Axis.Dated.OfDates(new(2026, 1, 1), new(2026, 1, 1)).Lo;
        Last = First + (Years * 365L * Span.Day);
        var agencies = Kinds.Select(k => new Agency(k, k, "westmarsh", true, null, null, null, Tier.Shared)).ToList();
        Teams = [.. agencies.SelectMany(a => a.Name == Kinds[0] ? [new Team("leads", a.Name, "the leads", "", "designated-lead", null, true)]
            : Enumerable.Range(0, dice.Between(2, 3)).Select(i => new Team($"{a.Name}-{i}", a.Name, "a team", "", "team-manager", i == 0 ? "leads" : $"{a.Name}-0", i == 0)))];
        foreach (var team in Teams) Fill(team);
        foreach (var team in Teams.Where(t => t.Desk && t.Name != "leads")) Rota(team);
        Children = [.. Enumerable.Range(0, 60).Select(i => $"child-{i}")];
        foreach (var child in Children) Hold(child);
        Directory = new(new AgencyList(agencies, Routes.None), Teams, "leads", facts);
    }

    public long First { get; }

    public long Last { get; }

    public IReadOnlyList<Team> Teams { get; }

    public IReadOnlyList<string> Children { get; }

    public StaffDirectory Directory { get; }

    /// <summary>Everybody who ever had a post at an agency.</summary>
    public IReadOnlyList<string> PeopleOf(string agency) => [.. posts.Where(p => p.Team.Agency == agency).Select(p => p.Name)];

    /// <summary>Leavings for each post and year.</summary>
    public double Turnover => posts.Count(p => p.Until < Last) / posts.Sum(p => (p.Until - p.From) / (365.0 * Span.Day));

    public static Workforce Of(int seed) => new(seed);

    void Fill(Team team)
    {
        var leads = team.Name == "leads";
        for (var seat = 0; seat < (leads ? 3 : dice.Between(3, 6)); seat++)
        {
            var role = leads ? "designated-lead" : seat == 0 ? "team-manager" : seat == 1 ? "named-nurse" : "social-worker";
            for (var from = First; from < Last;)
            {
                var stay = Stay();
                var until = Math.Min(from + (stay * Span.Day) - 1, Last);
                var name = $"p{people++}";
                posts.Add((name, team, role, from, until));
                var id = Id();
                facts.Add(new DirectoryFact.Post(name, team.Name, role) { Id = id, From = from, Known = from });
                // A leaving is told weeks before, and now and then days after.
                if (until < Last) facts.Add(new DirectoryFact.Post(name, team.Name, role) { Id = id, From = from, Until = until, Known = Math.Max(from + 1, until + (leads || dice.Chance(85) ? -dice.Between(5, 40) : dice.Between(1, 9)) * Span.Day) });
                if (!leads || seat == 0) Leave(name, team, from, until);
                // A lead's successor begins two weeks before; elsewhere a post is vacant for up to a quarter.
                from = until >= Last ? Last : leads ? until - (14 * Span.Day) : until + 1 + (dice.Between(0, 90) * Span.Day);
            }
        }
    }

    // Fifteen in a hundred a year, the same on every day.
    int Stay()
    {
        var days = 30;
        while (days < Years * 365 && dice.Between(1, 100_000) > 15_000 * 100 / 36500) days++;
        return days;
    }

    void Leave(string name, Team team, long from, long until)
    {
        for (var at = from + (dice.Between(20, 90) * Span.Day); at < until; at += dice.Between(40, 110) * Span.Day)
        {
            var sick = dice.Chance(30);
            var cover = dice.Chance(55) ? posts.Where(p => p.Team == team && p.Name != name && p.From <= at && p.Until > at).Select(p => p.Name).FirstOrDefault() : null;
            facts.Add(new DirectoryFact.Away(name, sick ? "sickness" : "leave", cover) { Id = Id(), From = at, Until = at + (dice.Between(1, 15) * Span.Day) - 1, Known = sick ? at + (dice.Between(0, 50) * 60) : at - (dice.Between(3, 30) * Span.Day) });
        }
    }

    void Rota(Team team)
    {
        for (var at = First; at < Last; at += 7 * Span.Day)
            if (dice.Chance(70) && posts.Where(p => p.Team == team && p.From <= at && p.Until > at).Select(p => p.Name).ToList() is { Count: > 0 } there)
                facts.Add(new DirectoryFact.OnCall(dice.One(there), team.Name) { Id = Id(), From = at, Until = at + (5 * Span.Day), Known = at - (10 * Span.Day) });
    }

    void Hold(string child)
    {
        foreach (var agency in Kinds.Skip(1).Where(_ => dice.Chance(60)))
        {
            if (agency == "childrens-social-care") facts.Add(new DirectoryFact.Responsible(child, agency) { Id = Id(), From = First + (dice.Between(0, 900) * Span.Day), Known = First });
            for (var at = First + (dice.Between(0, 900) * Span.Day); at < Last; at += dice.Between(100, 700) * Span.Day)
            {
                if (posts.Where(p => p.Team.Agency == agency && p.From <= at && p.Until > at).ToList() is not { Count: > 0 } there) continue;
                var (worker, id) = (dice.One(there), Id());
                var until = Math.Min(at + (dice.Between(30, 700) * Span.Day), dice.Chance(60) ? worker.Until : Last);
                facts.Add(new DirectoryFact.Allocation(child, worker.Name, agency) { Id = id, From = at, Known = at });
                facts.Add(new DirectoryFact.Allocation(child, worker.Name, agency) { Id = id, From = at, Until = until, Known = Math.Max(at + 1, until + (dice.Between(-10, 10) * Span.Day)) });
            }
        }
    }

    string Id() => (ids++).ToString("D6", CultureInfo.InvariantCulture);
}
