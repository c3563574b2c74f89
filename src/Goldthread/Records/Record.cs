using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>What one agency told us. Never changed; only superseded, withdrawn or contradicted by other records.</summary>
public sealed record Record
{
    public required string Id { get; init; }

    /// <summary>A kind of the vocabulary, e.g. <c>injury.bruise</c>.</summary>
    public required Kind Kind { get; init; }

    public required FuzzyDate Occurred { get; init; }

    /// <summary>When the recording agency knew. Null: when it occurred.</summary>
    public FuzzyDate? Known { get; init; }

    public Basis Basis { get; init; }

    /// <summary>The agency instance that recorded it.</summary>
    public required string By { get; init; }

    public string? Team { get; init; }

    public string? Practitioner { get; init; }

    public string? Role { get; init; }

    public ToldBy ToldBy { get; init; }

    /// <summary>Who told the recorder: an agency or person label. Counts of tellers use it.</summary>
    public required string Teller { get; init; }

    /// <summary>People's labels and references such as "placeholder", "address:new-flat", "agency:gp".</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    public IReadOnlyList<string> From { get; init; } = [];

    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Records that this one is concerned with.</summary>
    public IReadOnlyList<string> Concerning { get; init; } = [];

    /// <summary>The record that this one answers: this referral's acknowledgement, that meeting's minutes.</summary>
    public string? Of { get; init; }

    public string? SameEventAs { get; init; }

    /// <summary>Agencies invited to a meeting; null when the source does not say.</summary>
    public IReadOnlyList<string>? Invited { get; init; }

    public IReadOnlyList<string>? Attended { get; init; }

    /// <summary>A plan for the future rather than something that happened.</summary>
    public bool Planned { get; init; }

    public string? Place { get; init; }

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, PartAnswer> Parts { get; init; } = new Dictionary<string, PartAnswer>();

    public Standing Standing { get; init; }

    /// <summary>Records that this one says are not so. Both stand.</summary>
    public IReadOnlyList<string> Disputes { get; init; } = [];

    public string? Supersedes { get; init; }

    public string? Withdraws { get; init; }

    public Source? Source { get; init; }

    public Sharing Sharing { get; init; } = new();

    /// <summary>The place in a published review; empty for an invented story.</summary>
    public string At { get; init; } = "";

    /// <summary>The id of this event in an annotation of the review.</summary>
    public string? Event { get; init; }

    public string Narrative { get; init; } = "";

    /// <summary>Its content taken out, its moments kept: used to prove what a finding rests on.</summary>
    public bool Emptied { get; init; }
}

/// <summary>The home system's own key and version of a record.</summary>
/// <param name="Said">When the system said this version, where it says so: what it said later stands, in whatever order it arrives.</param>
public sealed record Source(string System, string Key, int Version, DateTimeOffset? Said = null);

/// <summary>Under which basis and to whom a record may be told.</summary>
/// <param name="Tier">Null: the recording agency's default.</param>
/// <param name="FamilyTold">Whether the family was told of the sharing, or why not; null when not said.</param>
public sealed record Sharing(Tier? Tier = null, string? Basis = null, string? Handling = null, string? Restrictions = null, string? FamilyTold = null)
{
    /// <summary>The agreement by which others may learn of it, of access/agreements/; null = none but the tier says so.</summary>
    public string? Agreement { get; init; }
}
