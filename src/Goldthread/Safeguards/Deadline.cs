using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>By when a duty is to be done.</summary>
/// <param name="Clock">A named clock of the guidance; null where the moment itself is the deadline.</param>
/// <param name="From">Where it runs from.</param>
/// <param name="Before">It lies so long before that moment instead of after it.</param>
public sealed record Deadline(string? Clock, Anchor From, bool Before = false);

/// <summary>The moment that a deadline hangs on.</summary>
public abstract record Anchor
{
    /// <summary>When it was first known that the safeguard begins.</summary>
    public sealed record Trigger : Anchor;

    /// <summary>When another duty was known to be met.</summary>
    public sealed record Met(string Duty) : Anchor;

    /// <summary>When another duty ran out unmet.</summary>
    public sealed record Missed(string Duty) : Anchor;

    /// <summary>When a named record occurred.</summary>
    public sealed record Occurred(string Name) : Anchor;

    /// <summary>A date written in a field of a named record.</summary>
    public sealed record Written(string Name, string Field) : Anchor;

    /// <summary>A week of the pregnancy or an age of the child; where that is past already, a clock runs from the trigger.</summary>
    public sealed record Reached(Period At, bool Gestation, string IfPast) : Anchor;

    public static Anchor Begun { get; } = new Trigger();

    /// <summary>The duty that must be met, or missed, before this one starts; null = none.</summary>
    public string? Awaits => this switch { Met m => m.Duty, Missed m => m.Duty, _ => null };
}
