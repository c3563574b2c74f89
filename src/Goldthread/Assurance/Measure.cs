namespace Goldthread.Assurance;

/// <summary>Something counted so that a partnership can see whether practice changed. It counts cases, never ranks people.</summary>
/// <param name="Label">Reads inside a sentence: "children in need who have a plan".</param>
/// <param name="Counts">What is counted.</param>
/// <param name="Of">Out of what.</param>
/// <param name="By">How the count is split: agency, team, month.</param>
/// <param name="Lessons">The lessons it serves, as review/lesson.</param>
public sealed record Measure(string Name, string Label, string Counts, string Of, IReadOnlyList<string> By, IReadOnlyList<string> Lessons);
