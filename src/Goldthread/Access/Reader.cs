using Goldthread.Agencies;

namespace Goldthread.Access;

/// <summary>Who reads, for whom, and why.</summary>
/// <param name="Agency">The agency that the reader works for.</param>
public sealed record Reader(string Agency)
{
    public string? Practitioner { get; init; }

    public string? Role { get; init; }

    /// <summary>Is in this child's life: holds the child, or is named in the plan.</summary>
    public bool Involved { get; init; }

    /// <summary>For which of the purposes that sharing agreements name it is read.</summary>
    public string For { get; init; } = Safeguarding;

    /// <summary>What Goldthread is for.</summary>
    public const string Safeguarding = "safeguarding";

    /// <summary>Why somebody who is not involved looks; null = not said.</summary>
    public string? Purpose { get; init; }

    /// <summary>The reader's own label among the people, and those of declared relatives.</summary>
    public IReadOnlyList<string> Kin { get; init; } = [];

    /// <summary>People whom the reader works with, children and adults.</summary>
    public IReadOnlyList<string> WorksWith { get; init; } = [];

    /// <summary>People who will be given what is read: by letter, at a meeting, as their own file.</summary>
    public IReadOnlyList<string> Audience { get; init; } = [];

    /// <summary>
    /// A practitioner as the directory has them. In the child's life is who holds the child at the agency, who covers for that person, and who manages that person's team.
    /// </summary>
    /// <returns>Null when the practitioner has no post.</returns>
    public static Reader? Of(DirectoryView view, string practitioner, string child, string? purpose = null)
    {
        if (view.PostsOf(practitioner) is not [var post, ..] || view.AgencyOf(post.Team) is not { } agency) return null;
        var holders = view.AllocatedTo(child, agency).Select(a => a.Practitioner).ToList();
        var managed = view.PostsOf(practitioner).Where(p => view.Directory.Teams[p.Team].ManagedBy == p.Role).Select(p => p.Team).ToHashSet(StringComparer.Ordinal);
        return new Reader(agency)
        {
            Practitioner = practitioner,
            Role = post.Role,
            Purpose = purpose,
            Involved = holders.Contains(practitioner) || holders.Exists(h => view.CoverOf(h) == practitioner) || holders.Exists(h => view.TeamOf(h, agency) is { } team && managed.Contains(team)),
            WorksWith = view.ChildrenOf(practitioner),
        };
    }
}

/// <summary>How far somebody gets into a child's file.</summary>
public enum Entrance { RefusedOwnKin, RefusedNoPurpose, OwnAgencyOnly, Whole, WholeAndLeadIsTold }

public static class Entrances
{
    /// <summary>Staff who look up themselves or relatives are stopped; who is not involved says why, and the lead is told.</summary>
    /// <param name="about">The child, and the people of the thread.</param>
    /// <param name="open">The child's thread is open.</param>
    public static Entrance Of(Reader reader, IEnumerable<string> about, bool open) =>
        about.Any(reader.Kin.Contains) ? Entrance.RefusedOwnKin
        : !reader.Involved && string.IsNullOrWhiteSpace(reader.Purpose) ? Entrance.RefusedNoPurpose
        : !open ? Entrance.OwnAgencyOnly
        : reader.Involved ? Entrance.Whole : Entrance.WholeAndLeadIsTold;
}
