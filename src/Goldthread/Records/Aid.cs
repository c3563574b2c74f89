namespace Goldthread.Records;

/// <summary>An aid or tool that professionals use: cited here, never run, and never a verdict.</summary>
/// <param name="Sites">Sites of the body that it names, from the codes; empty where it names none.</param>
/// <param name="Reported">Its reported accuracy, with the group it was measured in.</param>
/// <param name="KeptAs">The kinds of record that keep its outcome.</param>
/// <param name="Certainty">A read in the primary text, B in a secondary one, C not confirmed.</param>
public sealed record Aid(string Name, string Label, string What, IReadOnlyList<string> Sites, string Reported, string Limits, IReadOnlyList<string> KeptAs, string Source, char Certainty);
