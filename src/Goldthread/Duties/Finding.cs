using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>What one duty of one safeguard says of one child at one moment.</summary>
public sealed record Finding
{
    /// <summary>Safeguard, duty, root statement of the bound record, the child where the record names others, and the member where there are several. The same at every evaluation.</summary>
    public required string Key { get; init; }

    public required Safeguard Safeguard { get; init; }

    public required string Duty { get; init; }

    /// <summary>What is expected, in the safeguard's words.</summary>
    public required string What { get; init; }

    /// <summary>The subject as the evaluator names it.</summary>
    public required string Subject { get; init; }

    /// <summary>Of whom it speaks, to read: a child, an adult, several by name, or what else its subject is.</summary>
    public required string Child { get; init; }

    /// <summary>For which of several it asks; null = it asks once.</summary>
    public string? Member { get; init; }

    /// <summary>The record that the duty hangs on.</summary>
    public required Record Bound { get; init; }

    public required Owner Owner { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Does it prompt now: surely, perhaps, or not?</summary>
    public required Truth Speaks { get; init; }

    /// <summary>The same, whatever death or loss has ended since: a prompt that was given stays given.</summary>
    public required Truth Spoke { get; init; }

    public required DutyState State { get; init; }

    /// <summary>When its clock started: earliest and latest. Deadlines measure practice and run from here.</summary>
    public required Span Start { get; init; }

    /// <summary>When the last of what it rests on was received: prompts and escalation measure us and run from here, never from before. In a story, received is known.</summary>
    public required Span Received { get; init; }

    /// <summary>The last minute in time: earliest and latest; null = it has no clock, or none was in force.</summary>
    public Span? Due { get; init; }

    /// <summary>Ids of the records that it rests on.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Ids of the records that met it, or may have.</summary>
    public IReadOnlyList<string> MetBy { get; init; } = [];

    /// <summary>What nobody has said, where that stands in the way.</summary>
    public IReadOnlyList<string> Unknowns { get; init; } = [];

    /// <summary>Some moment that it rests on has no date in its source.</summary>
    public bool Undated { get; init; }

    /// <summary>Some record that it rests on is disputed.</summary>
    public bool Disputed { get; init; }

    /// <summary>The agencies that hold what the owner may not see, and hear first; empty = the owner may be told.</summary>
    public IReadOnlyList<string> HoldersFirst { get; init; } = [];

    /// <summary>An earlier prompt that this one joins instead of being given by itself (`quiet_for`); null = none.</summary>
    public string? Joins { get; init; }

    /// <summary>How often it has been asked by now (`again`): least and most. Null where it is asked once.</summary>
    public Span? Asked { get; init; }

    /// <summary>What it says; empty while it is quiet.</summary>
    public required string Sentence { get; init; }

    /// <summary>The same, where it is raised surely or only perhaps.</summary>
    internal Finding Limited(Truth raised) => raised == Truth.Yes ? this : this with { Speaks = Speaks.And(raised), Spoke = Spoke.And(raised) };

    /// <summary>The same duty where it may hang on one record or on another: sure only of what all of them agree on.</summary>
    public Finding Or(IEnumerable<Finding> others) => others.Aggregate(this, (a, b) => a with
    {
        Speaks = a.Speaks == b.Speaks ? a.Speaks : Truth.CannotTell,
        Spoke = a.Spoke == b.Spoke ? a.Spoke : Truth.CannotTell,
        State = a.State == b.State ? a.State : a.State.IsMet() && b.State.IsMet() ? DutyState.MetPerhapsLate
            : a.State.IsLate() || b.State.IsLate() ? DutyState.PossiblyOverdue : DutyState.CannotTell,
        Due = a.Due is { } x && b.Due is { } y ? x.Join(y) : null,
        MetBy = [.. a.MetBy.Union(b.MetBy, StringComparer.Ordinal)],
    });
}
