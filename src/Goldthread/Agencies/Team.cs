namespace Goldthread.Agencies;

/// <summary>A team of an agency.</summary>
/// <param name="Label">Reads in a sentence: "the front door".</param>
/// <param name="Reach">How it is reached; a pointer to what a reader may not see names it. Empty = not said.</param>
/// <param name="ManagedBy">The role that manages it.</param>
/// <param name="AnswersTo">The team above it; null = none.</param>
/// <param name="Desk">It takes what comes to the agency for a child whom nobody holds. One for each agency.</param>
public sealed record Team(string Name, string Agency, string Label, string Reach, string ManagedBy, string? AnswersTo, bool Desk);
