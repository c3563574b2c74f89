namespace Goldthread.Agencies;

/// <summary>Who works where, who holds which child, who is away: everything that was ever told of it.</summary>
public sealed class StaffDirectory
{
    private readonly Dictionary<(Index, string), List<DirectoryFact[]>> facts = [];

    private enum Index { Practitioner, Team, Child }

    /// <param name="lead">The team that is asked last, when nobody at an agency is there.</param>
    /// <param name="told">No two with one id and one moment of knowing.</param>
    public StaffDirectory(AgencyList agencies, IEnumerable<Team> teams, string? lead, IEnumerable<DirectoryFact> told)
    {
        Agencies = agencies;
        Teams = teams.ToDictionary(t => t.Name, StringComparer.Ordinal);
        Lead = lead;
        Facts = [.. told.OrderBy(f => f.Id, StringComparer.Ordinal).ThenBy(f => f.Known)];
        TeamsOf = Teams.Values.OrderBy(t => t.Name, StringComparer.Ordinal).GroupBy(t => t.Agency, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Team>)[.. g], StringComparer.Ordinal);
        foreach (var versions in Facts.GroupBy(f => f.Id, StringComparer.Ordinal).Select(g => g.ToArray()))
            foreach (var key in versions.SelectMany(Keys).Distinct())
            {
                if (!facts.TryGetValue(key, out var list)) facts[key] = list = [];
                list.Add(versions);
            }
    }

    public AgencyList Agencies { get; }

    public IReadOnlyDictionary<string, Team> Teams { get; }

    public string? Lead { get; }

    /// <summary>In order of id and knowing.</summary>
    public IReadOnlyList<DirectoryFact> Facts { get; }

    /// <summary>The teams of each agency, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Team>> TeamsOf { get; }

    /// <summary>The team that takes what comes to an agency; null = it has none.</summary>
    public Team? DeskOf(string agency) => TeamsOf.TryGetValue(agency, out var teams) ? teams.FirstOrDefault(t => t.Desk) ?? teams[0] : null;

    /// <summary>The directory at a moment, as known at a moment.</summary>
    /// <param name="known">Null = what is known at the moment itself.</param>
    public DirectoryView At(long at, long? known = null) => new(this, at, known ?? at);

    /// <summary>Every minute in a stretch, both ends included, at which an answer may become another.</summary>
    public IReadOnlyList<long> Moments(long from, long until) =>
        [.. Facts.SelectMany(f => new[] { f.From, f.Until + 1, f.Known }).Where(m => m >= from && m <= until).Distinct().Order()];

    internal IEnumerable<DirectoryFact> OfPractitioner(string practitioner, long known) => Of(Index.Practitioner, practitioner, known);

    internal IEnumerable<DirectoryFact> OfTeam(string team, long known) => Of(Index.Team, team, known);

    internal IEnumerable<DirectoryFact> OfChild(string child, long known) => Of(Index.Child, child, known);

    private IEnumerable<DirectoryFact> Of(Index index, string name, long known) => facts.TryGetValue((index, name), out var chains)
        ? chains.Select(versions => Array.FindLast(versions, v => v.Known <= known)).OfType<DirectoryFact>() : [];

    private static IEnumerable<(Index, string)> Keys(DirectoryFact fact) => fact switch
    {
        DirectoryFact.Post p => [(Index.Practitioner, p.Practitioner), (Index.Team, p.Team)],
        DirectoryFact.Away a => [(Index.Practitioner, a.Practitioner)],
        DirectoryFact.OnCall o => [(Index.Practitioner, o.Practitioner), (Index.Team, o.Team)],
        DirectoryFact.Allocation a => [(Index.Child, a.Child), (Index.Practitioner, a.Practitioner)],
        DirectoryFact.Responsible r => [(Index.Child, r.Child)],
        _ => [],
    };
}
