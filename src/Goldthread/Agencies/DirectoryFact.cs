using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>
/// Something that is so at an agency for a while. Minutes are civil minutes on <see cref="Axis.Dated"/>. A fact is never changed:
/// one with the same id that became known later takes its place, as an end that is told afterwards does.
/// </summary>
public abstract record DirectoryFact
{
    private DirectoryFact() { }

    public required string Id { get; init; }

    /// <summary>The first minute.</summary>
    public required long From { get; init; }

    /// <summary>The last minute, included; <see cref="Span.Never"/> while it is open. Earlier than <see cref="From"/>: it never was so.</summary>
    public long Until { get; init; } = Span.Never;

    /// <summary>Since when it is known.</summary>
    public required long Known { get; init; }

    public bool HoldsAt(long minute) => From <= minute && minute <= Until;

    /// <summary>A practitioner is in post.</summary>
    /// <param name="Role">A role of the vocabulary.</param>
    public sealed record Post(string Practitioner, string Team, string Role) : DirectoryFact;

    /// <summary>A practitioner is on leave, ill or elsewhere.</summary>
    /// <param name="Cover">Who takes the practitioner's duties meanwhile; null = nobody was named.</param>
    public sealed record Away(string Practitioner, string Reason, string? Cover) : DirectoryFact;

    /// <summary>A practitioner answers for a team: the duty worker of the day, the consultant on call.</summary>
    public sealed record OnCall(string Practitioner, string Team) : DirectoryFact;

    /// <summary>A child's worker at an agency.</summary>
    public sealed record Allocation(string Child, string Practitioner, string Agency) : DirectoryFact;

    /// <summary>The authority that answers for a child. It stays so until another has accepted.</summary>
    public sealed record Responsible(string Child, string Agency) : DirectoryFact;
}
