using Goldthread.Safeguards;

namespace Goldthread.Assurance;

/// <summary>A duty that surely spoke, at its first moment.</summary>
/// <param name="To">Kinds of agency that it goes to.</param>
/// <param name="Open">Whether social care had open work with the family then.</param>
/// <param name="Family">The number of the life.</param>
public sealed record Prompt(string Safeguard, Level Level, IReadOnlyList<string> To, long At, bool Open, string Age, IReadOnlyList<string> Groups, string Area, int Family);
