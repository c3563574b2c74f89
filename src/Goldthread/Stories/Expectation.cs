using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Stories;

public enum ExpectationKind { Speaks, Silent, SilentOn, Overdue, NotOverdue, Met, Possibly, CannotTell, Undated, NotDatable, DecidedAgainst, Asks, Joins, Contradiction, Barred }

/// <summary>What a story expects of the safeguards; kept or broken by a replay.</summary>
public sealed record Expectation
{
    public required ExpectationKind Kind { get; init; }

    /// <summary>The safeguard; null where the expectation is about records.</summary>
    public string? Safeguard { get; init; }

    public string? Duty { get; init; }

    /// <summary>The records of silent_on, contradiction and barred.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>The id that a replay file gives it.</summary>
    public string? Ref { get; init; }

    public string? For { get; init; }

    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>from, at, by or until: whichever the kind uses.</summary>
    public FuzzyDate? When { get; init; }

    public FuzzyDate? CertainFrom { get; init; }

    public IReadOnlyList<string> Because { get; init; } = [];

    /// <summary>One of the records of "because" is enough.</summary>
    public bool BecauseAny { get; init; }

    public IReadOnlyList<string> Sufficient { get; init; } = [];

    public string? Why { get; init; }

    public required Place Place { get; init; }

    /// <summary>The word that the story uses: speaks, silent_on, …</summary>
    public string Word => ExpectationReader.Word(Kind);

    public string Target => Safeguard is null ? string.Join(", ", Records) : Duty is null ? Safeguard : $"{Safeguard}/{Duty}";
}
