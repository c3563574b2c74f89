using Goldthread.Reading;

namespace Goldthread.Stories;

/// <summary>What a story must hold beyond its shape: safeguards and reviews that exist, places for real cases.</summary>
public static class StoryLint
{
    public static void Check(Story story, IReadOnlyCollection<string> safeguards, IReadOnlyCollection<string> reviews, ProblemList problems)
    {
        if (story.Review is { } review && !reviews.Contains(review)) problems.Unknown(ProblemKind.UnknownLesson, story.Place, review, "a review", reviews);
        foreach (var e in story.Expectations.Where(e => e.Safeguard is not null && !safeguards.Contains(e.Safeguard)))
            problems.Unknown(ProblemKind.UnknownSafeguard, e.Place, e.Safeguard!, "a safeguard", safeguards);
        foreach (var r in story.Records.Records.Where(r => story.Review is not null && r.At.Length == 0))
            problems.Add(ProblemKind.MissingKey, story.Place, $"{r.Id} does not say where in the review it stands ('at').", r.Id);
    }
}
