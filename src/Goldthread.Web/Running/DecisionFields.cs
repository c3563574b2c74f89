namespace Goldthread.Web.Running;

/// <summary>What is asked of whoever decides: who acts, on which basis, until when, and why. What was filled in before stands in it again.</summary>
/// <param name="Form">Tells the fields of one form from those of another on the same page.</param>
/// <param name="Why">What the reason is called.</param>
public sealed record DecisionFields(string Form, ActingPage Page, string Why = "Why")
{
    /// <summary>The bases that are listed; null = none is asked for.</summary>
    public IReadOnlyList<string>? Bases { get; init; }

    /// <summary>The place of the chosen one.</summary>
    public int? On { get; init; }

    /// <summary>What the day is called; null = none is asked for.</summary>
    public string? UntilWhen { get; init; }

    public string? Until { get; init; }

    public string? Reason { get; init; }
}
