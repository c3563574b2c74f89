namespace Goldthread.Agencies;

/// <summary>Who is where at a moment, as known at a moment.</summary>
/// <param name="at">The minute that is asked about.</param>
/// <param name="known">What became known later does not count.</param>
public sealed class DirectoryView(StaffDirectory directory, long at, long known)
{
    public StaffDirectory Directory => directory;

    public long At => at;

    public long Known => known;

    public IReadOnlyList<DirectoryFact.Post> PostsOf(string practitioner) => [.. Holding(directory.OfPractitioner(practitioner, known)).OfType<DirectoryFact.Post>()];

    public bool InPost(string practitioner, string agency) => PostsOf(practitioner).Any(p => AgencyOf(p.Team) == agency);

    public DirectoryFact.Away? AwayOf(string practitioner) => Holding(directory.OfPractitioner(practitioner, known)).OfType<DirectoryFact.Away>().FirstOrDefault();

    /// <summary>In post somewhere, and not away.</summary>
    public bool IsPresent(string practitioner) => PostsOf(practitioner).Count > 0 && AwayOf(practitioner) is null;

    /// <summary>Who covers for somebody who is away and is there; covers of covers are followed. Null = nobody.</summary>
    public string? CoverOf(string practitioner)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { practitioner };
        for (var next = AwayOf(practitioner)?.Cover; next is not null && seen.Add(next); next = AwayOf(next)?.Cover)
            if (IsPresent(next)) return next;
        return null;
    }

    /// <summary>Everybody in post in a team, there or away, by name.</summary>
    public IReadOnlyList<DirectoryFact.Post> In(string team) =>
        [.. Holding(directory.OfTeam(team, known)).OfType<DirectoryFact.Post>().OrderBy(p => p.Practitioner, StringComparer.Ordinal)];

    public IReadOnlyList<DirectoryFact.Post> InRole(string agency, string role) =>
        directory.TeamsOf.TryGetValue(agency, out var teams) ? [.. teams.SelectMany(t => In(t.Name)).Where(p => p.Role == role).OrderBy(p => p.Practitioner, StringComparer.Ordinal)] : [];

    /// <summary>Who answers for a team and is there; the one named last of several.</summary>
    public string? OnCallFor(string team) => Holding(directory.OfTeam(team, known)).OfType<DirectoryFact.OnCall>().Where(o => IsPresent(o.Practitioner))
        .OrderByDescending(o => o.From).ThenBy(o => o.Practitioner, StringComparer.Ordinal).FirstOrDefault()?.Practitioner;

    /// <summary>The child's workers at an agency, the latest first.</summary>
    public IReadOnlyList<DirectoryFact.Allocation> AllocatedTo(string child, string agency) => [.. Allocations(child, agency).Where(a => a.HoldsAt(at)).OrderByDescending(a => a.From).ThenBy(a => a.Practitioner, StringComparer.Ordinal)];

    /// <summary>The children whom a practitioner holds, by name.</summary>
    public IReadOnlyList<string> ChildrenOf(string practitioner) =>
        [.. Holding(directory.OfPractitioner(practitioner, known)).OfType<DirectoryFact.Allocation>().Where(a => a.Practitioner == practitioner).Select(a => a.Child).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The child's last worker at an agency who is it no more; null = there was none.</summary>
    public DirectoryFact.Allocation? LastAllocated(string child, string agency) => Allocations(child, agency).Where(a => a.From <= a.Until && a.Until < at)
        .OrderByDescending(a => a.Until).ThenBy(a => a.Practitioner, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The authority that answers for the child; null = none is known.</summary>
    public string? ResponsibleFor(string child) => Holding(directory.OfChild(child, known)).OfType<DirectoryFact.Responsible>()
        .OrderByDescending(r => r.From).ThenBy(r => r.Agency, StringComparer.Ordinal).FirstOrDefault()?.Agency;

    /// <summary>Is an agency in this child's life: by a worker, or as the authority that answers for the child?</summary>
    public bool IsInvolved(string agency, string child) => AllocatedTo(child, agency).Count > 0 || ResponsibleFor(child) == agency;

    public string? AgencyOf(string team) => directory.Teams.GetValueOrDefault(team)?.Agency;

    /// <summary>The team in which somebody is, or was last, at an agency.</summary>
    public string? TeamOf(string practitioner, string agency) => directory.OfPractitioner(practitioner, known).OfType<DirectoryFact.Post>()
        .Where(p => p.From <= at && p.From <= p.Until && AgencyOf(p.Team) == agency).OrderByDescending(p => p.Until).ThenByDescending(p => p.From).FirstOrDefault()?.Team;

    /// <summary>Since which minute somebody is not there for an agency: since the end of the post, or since going away. Null = is there, or never was.</summary>
    public long? MissingSince(string practitioner, string agency)
    {
        var posts = directory.OfPractitioner(practitioner, known).OfType<DirectoryFact.Post>().Where(p => p.From <= at && p.From <= p.Until && AgencyOf(p.Team) == agency).ToList();
        if (posts.Count == 0) return null;
        if (!posts.Exists(p => p.HoldsAt(at))) return posts.Max(p => p.Until) + 1;
        // Absences that follow one another are one.
        long? since = null;
        foreach (var away in directory.OfPractitioner(practitioner, known).OfType<DirectoryFact.Away>().Where(a => a.From <= a.Until && a.From <= at).OrderByDescending(a => a.Until).ThenByDescending(a => a.From))
        {
            if (away.Until < (since ?? at + 1) - 1) break;
            since = Math.Min(away.From, since ?? away.From);
        }
        return since;
    }

    /// <summary>Since which minute no manager of a team has been there; null = there was none.</summary>
    public long? UnmanagedSince(string team) => directory.Teams.TryGetValue(team, out var t)
        ? directory.OfTeam(team, known).OfType<DirectoryFact.Post>().Where(p => p.Role == t.ManagedBy).Max(p => MissingSince(p.Practitioner, t.Agency)) : null;

    private IEnumerable<DirectoryFact.Allocation> Allocations(string child, string agency) =>
        directory.OfChild(child, known).OfType<DirectoryFact.Allocation>().Where(a => a.Agency == agency && a.From <= at);

    private IEnumerable<DirectoryFact> Holding(IEnumerable<DirectoryFact> facts) => facts.Where(f => f.HoldsAt(at));
}
