using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Learning;

/// <summary>What stands behind a lesson; the first that holds counts.</summary>
public enum CoveredBy { Story, Measure, Feature, Nothing }

/// <summary>An expectation, kept in a story that passes, in which a lesson shows.</summary>
/// <param name="Safeguard">The safeguard that it is about; null = the chronology itself.</param>
/// <param name="Praised">Praised practice stays quiet here; otherwise failing practice speaks.</param>
public sealed record Showing(string? Safeguard, Story Story, Expectation Expectation, bool Praised);

/// <summary>One lesson, and every story in which it shows.</summary>
public sealed record LessonCover(Review Review, Lesson Lesson, IReadOnlyList<Showing> Shown)
{
    // Lessons about what nobody knew or nobody could see: there "cannot tell" is the answer.
    private static readonly string[] OfNotKnowing = ["UNKNOWN", "INT", "INFO", "INVOLVE", "CHRON"];

    // Lessons about accounts that do not agree, or about what was known when: the chronology answers, with no safeguard.
    private static readonly string[] OfAccounts = ["CHRON", "SELF", "LEARN"];

    public string Name => $"{Review.Id}/{Lesson.Id}";

    public CoveredBy By => Shown.Count > 0 ? CoveredBy.Story : Lesson.Measure is not null ? CoveredBy.Measure : Lesson.Feature is not null ? CoveredBy.Feature : CoveredBy.Nothing;

    /// <param name="runs">Those that show any lesson are enough.</param>
    public static LessonCover Of(Review review, Lesson lesson, IReadOnlyList<TestRun> runs, IReadOnlyDictionary<string, Safeguard> safeguards)
    {
        var name = $"{review.Id}/{lesson.Id}";
        return new(review, lesson,
        [
            .. from run in runs
               where run.Passes && run.Story.Shows.Contains(name)
               from e in run.Story.Expectations
               where e.Safeguard is null || (safeguards.TryGetValue(e.Safeguard, out var g) && g.TaughtBy.Contains(name))
               let praised = Quiet(e)
               where Shows(lesson, e, praised)
               select new Showing(e.Safeguard, run.Story, e, praised),
        ]);
    }

    private static bool Quiet(Expectation e) => e.Kind is ExpectationKind.Silent or ExpectationKind.Met or ExpectationKind.NotOverdue or ExpectationKind.DecidedAgainst;

    private static bool Shows(Lesson lesson, Expectation e, bool praised) => e.Kind switch
    {
        ExpectationKind.Contradiction => lesson.Families.Any(OfAccounts.Contains),
        ExpectationKind.Barred => lesson.Families.Contains("CHRON"),
        ExpectationKind.CannotTell => lesson.Families.Any(OfNotKnowing.Contains),
        ExpectationKind.Speaks or ExpectationKind.Overdue => lesson.Kind != "good practice",
        _ => praised && lesson.Kind is "good practice" or "context" or "mechanism" && e.Safeguard is not null,
    };
}
