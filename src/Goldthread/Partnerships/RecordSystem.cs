using Goldthread.Lives;
using Goldthread.Records;

namespace Goldthread.Partnerships;

/// <summary>A system that agencies of an invented partnership write in, and how well it keeps and sends what it is told. Shares are in a million.</summary>
/// <param name="Kinds">Kinds of agency that write in it.</param>
/// <param name="OneFor">An agency for so many children of its area, each with a system of its own; null = one for all.</param>
/// <param name="Elsewhere">Its agencies are those of the next authority.</param>
/// <param name="Holds">Of the identifiers, for how many people it holds them.</param>
/// <param name="Wrong">Of what it holds, how many it holds wrong.</param>
/// <param name="Twice">How many people it holds two times.</param>
/// <param name="Every">Minutes between two deliveries.</param>
/// <param name="Late">How long after its hour a delivery comes.</param>
/// <param name="Silences">In a million years.</param>
/// <param name="LeavesOut">Fields of records that it never fills.</param>
/// <param name="Tier">Who may learn of what its agencies write.</param>
public sealed record RecordSystem(string Name, IReadOnlyList<string> Kinds, int? OneFor, bool Elsewhere, string Called,
    IReadOnlyDictionary<string, long> Holds, IReadOnlyDictionary<string, long> Wrong, long Twice,
    long Every, Delay Late, long Silences, Delay Silence, IReadOnlyList<string> LeavesOut, string Team, string Role, Tier Tier)
{
    /// <summary>What a system may hold of a person besides the surname.</summary>
    public static IReadOnlyList<string> Identifiers { get; } = ["nhs-number", "upn", "date-of-birth", "address", "first-name"];

    /// <summary>What it may hold wrong.</summary>
    public static IReadOnlyList<string> Faults { get; } = ["name", "surname-former", "date-of-birth", "nhs-number", "upn", "address"];
}

/// <summary>Who stands above the teams.</summary>
/// <param name="Agency">The kind of agency whose team all others answer to, and to which a duty goes last.</param>
/// <param name="Heads">The role of those to whom the teams of one agency answer, where it has several.</param>
/// <param name="Posts">How many of them an agency has, besides their manager.</param>
public sealed record Leaders(string Agency, string Heads, int Posts);

/// <summary>How posts become empty and practitioners are away. Shares are in a million.</summary>
public sealed record Turnover(long LeavePost, long WaitOfLeavers, Delay Wait, int WeeksAway, long SpellsIll, Delay Ill, long CoverNamed);

/// <summary>How one person comes to be kept from another: after which kinds of record, and after how many of a million of them.</summary>
/// <param name="Seeker">Who must not find the mother and the children, as scenes name people.</param>
/// <param name="By">The kind of agency whose practitioner says so.</param>
/// <param name="Keepers">Kinds of agency that hold where they are.</param>
public sealed record Protecting(IReadOnlyDictionary<string, long> After, string Seeker, string By, IReadOnlyList<string> Keepers, Delay Told, Delay Lasts, string Basis);

/// <summary>Which records of which kind of agency their holder, asked, declines to share with another.</summary>
public sealed record Declining(string After, string By, string To, Delay Told, Delay Lasts, string Reason);

/// <summary>Of a million records, how many are corrected, withdrawn and sent again.</summary>
public sealed record Corrections(long Corrected, Delay After, long Withdrawn, long SentAgain);

/// <summary>Where people of an area live.</summary>
public sealed record Area(string Name, IReadOnlyList<string> Places, IReadOnlyList<string> Postcodes, IReadOnlyList<string> Streets);
