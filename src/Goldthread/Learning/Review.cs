using Goldthread.Reading;

namespace Goldthread.Learning;

/// <summary>A published review and what it taught.</summary>
/// <param name="Published">As the document gives it; "unknown" where it gives no date.</param>
/// <param name="DocumentHash">SHA-256 of the document's text as read, in hexadecimal.</param>
public sealed record Review(string Id, string Title, string Partnership, string Published, string Kind, string DocumentHash, IReadOnlyList<Lesson> Lessons, Place Place);

/// <summary>One finding or recommendation of a review, in our own words.</summary>
/// <param name="Id">Within the review; cited as review/id.</param>
/// <param name="At">Its place in the document.</param>
/// <param name="Families">The families of lessons that it belongs to; the first is its main one.</param>
/// <param name="Carries">Ids of the requirements that it carries.</param>
/// <param name="Measure">What is counted for it; null = nothing.</param>
/// <param name="Feature">What answers it where no rule can; null = nothing named.</param>
public sealed record Lesson(string Id, string At, string Kind, IReadOnlyList<string> Families, string Text, IReadOnlyList<string> Carries, string? Measure, Feature? Feature);

/// <summary>What the software does, or is to do, about a lesson that is no rule.</summary>
public sealed record Feature(string Name, FeatureStanding Stands);

public enum FeatureStanding { NotYet, InPart, Yes }
