using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>A kind of meeting: what it is for, who must be there, by when, and what comes out of it.</summary>
/// <param name="Label">Reads inside a sentence: "an initial child protection conference".</param>
/// <param name="Kinds">The records that are such a meeting.</param>
/// <param name="Clock">The named clock by which it is held; null = none is set.</param>
/// <param name="Output">What it must leave behind, in plain words.</param>
/// <param name="Quorum">The fewest agencies with which it may decide; null = not set.</param>
public sealed record MeetingType(string Name, string Label, IReadOnlyList<KindPattern> Kinds, string Purpose, IReadOnlyList<RequiredRole> Required, string? Clock, string Output, int? Quorum);

/// <summary>An agency that must be at a meeting; always, or when something of the family asks for it.</summary>
/// <param name="Agency">A kind of agency, or a group: any one of its kinds is enough.</param>
public sealed record RequiredRole(string Agency, RequiredWhen? When);

/// <summary>What about the family asks for an agency, as at the time of the meeting.</summary>
public abstract record RequiredWhen
{
    private RequiredWhen() { }

    /// <summary>An episode is open for somebody on the path. With <paramref name="From"/>: and such an agency recorded what opened it.</summary>
    /// <param name="About">Words for somebody of the family: "a parent".</param>
    public sealed record Open(Episode Episode, string About, IReadOnlyList<string> From) : RequiredWhen;

    /// <summary>A child of the family, born by then, is of this age; one such agency for each of them.</summary>
    public sealed record Aged(Period? AtLeast, Period? Under) : RequiredWhen;
}
