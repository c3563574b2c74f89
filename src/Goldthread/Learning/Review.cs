using Goldthread.Reading;

namespace Goldthread.Learning;

/// <summary>A published review and what it taught.</summary>
/// <param name="Published">As the document gives it; "unknown" where it gives no date.</param>
/// <param name="DocumentHash">SHA-256 of the document's text as read, in hexadecimal.</param>
public sealed record Review(string Id, string Title, string Partnership, string Published, string Kind, string DocumentHash, IReadOnlyList<Lesson> Lessons, Place Place);

/// <summary>One finding or recommendation of a review, in our own words.</summary>
/// <param name="Id">Within the review; cited as review/id.</param>
/// <param name="At">Its place in the document.</param>
/// <param name="Carries">Ids of the requirements that it carries.</param>
public sealed record Lesson(string Id, string At, string Kind, string Family, string Text, IReadOnlyList<string> Carries);
