namespace Goldthread.Escalation;

/// <summary>What a person did about a duty. It is kept, and never changed.</summary>
public abstract record DutyDecision
{
    private DutyDecision() { }

    /// <summary>The key of the duty.</summary>
    public required string Duty { get; init; }

    /// <summary>A practitioner of the directory.</summary>
    public required string By { get; init; }

    public required long At { get; init; }

    /// <summary>Whoever a rung asks has seen it. That is not the same as doing it.</summary>
    /// <param name="Rung">Counted from 0.</param>
    public sealed record Acknowledged(int Rung) : DutyDecision;

    /// <summary>Nothing is asked until a day.</summary>
    /// <param name="Until">The last minute.</param>
    /// <param name="Second">A second person who agrees; needed for what is to be done today.</param>
    public sealed record SetAside(string Reason, long Until, string? Second) : DutyDecision;

    /// <summary>Whoever decides it holds the duty from now on, while they are there.</summary>
    public sealed record Taken : DutyDecision;

    /// <summary>A setting aside ends before its time.</summary>
    public sealed record TakenUpAgain(string Reason) : DutyDecision;
}
