using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Which records a clause means: kinds and conditions, all of which must hold.</summary>
public sealed record Selector
{
    public required IReadOnlyList<KindPattern> Kinds { get; init; }

    public FamilyPath About { get; init; } = FamilyPath.TheChild;

    /// <summary>Kinds or groups of the recording agency: any of them.</summary>
    public IReadOnlyList<string> From { get; init; } = [];

    /// <summary>Roles (or kinds of agency) of who did it: any of them.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    public IReadOnlyList<ToldBy> ToldBy { get; init; } = [];

    /// <summary>Kinds or groups of agency that it goes to: each of them.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Fields and the values of which each must have one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Parts of which at least one was not asked.</summary>
    public IReadOnlyList<string> Lacks { get; init; } = [];

    /// <summary>Parts each of which was answered.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Fields that are not filled in, or filled in with "unknown".</summary>
    public IReadOnlyList<string> Blank { get; init; } = [];

    /// <summary>Fields that are filled in.</summary>
    public IReadOnlyList<string> Has { get; init; } = [];

    /// <summary>Whatever the record says that it rests on is a parent's own word.</summary>
    public bool OnlySelfReport { get; init; }

    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>Agency groups that each attended.</summary>
    public IReadOnlyList<string> WithAgencies { get; init; } = [];

    public IReadOnlyList<Tie> Ties { get; init; } = [];

    /// <summary>Planned or done; null = done only.</summary>
    public bool? Planned { get; init; } = false;

    /// <summary>As evidence: counts even if it occurred before the trigger.</summary>
    public bool AtAnyTime { get; init; }

    /// <summary>About an adult as well.</summary>
    public bool OfAnAdult { get; init; }

    /// <summary>As a gate: one from each of these kinds of agency.</summary>
    public IReadOnlyList<string> FromEach { get; init; } = [];

    /// <summary>As written, for messages: "referral.sent, referral.received".</summary>
    public string Text => string.Join(" or ", Kinds.Select(k => k.Text));
}

/// <summary>How a record hangs on another one that the safeguard has named.</summary>
public abstract record Tie(string Name)
{
    public sealed record After(string Name) : Tie(Name);

    public sealed record Before(string Name) : Tie(Name);

    /// <param name="Side">-1 before the named record, 1 after it, 0 on either side.</param>
    public sealed record Within(string Name, Period Period, int Side) : Tie(Name);

    public sealed record Field(string Name, string Of, bool Same) : Tie(Name);

    public sealed record Agency(string Name, bool Same) : Tie(Name);

    public sealed record Person(string Name) : Tie(Name);

    /// <summary>The very record, in whatever version.</summary>
    public sealed record Itself(string Name) : Tie(Name);

    public sealed record Concerning(string Name) : Tie(Name);

    public sealed record Answering(string Name) : Tie(Name);
}
