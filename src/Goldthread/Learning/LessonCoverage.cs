using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Learning;

/// <summary>A safeguard that many lessons rest on.</summary>
public sealed record FanIn(Safeguard Safeguard, string? Reason);

/// <summary>A story that names a lesson which does not show in it.</summary>
public sealed record InVain(Story Story, string Lesson, string Why);

/// <summary>A safeguard under which failing practice speaks and praised practice stays quiet.</summary>
public sealed record PracticePair(Safeguard Safeguard, IReadOnlyList<string> Failing, IReadOnlyList<string> Praised);

/// <summary>What stands behind each lesson of the reviews: a story that passes, a measure, a feature by name, or nothing.</summary>
public sealed class LessonCoverage
{
    /// <summary>More lessons than this on one safeguard need a reason.</summary>
    public const int MostWithoutReason = 8;

    private LessonCoverage(IReadOnlyList<LessonCover> lessons, IReadOnlyList<Safeguard> safeguards, IReadOnlyList<TestRun> runs)
    {
        Lessons = lessons;
        FanIns = [.. safeguards.Where(g => g.TaughtBy.Count > MostWithoutReason).Select(g => new FanIn(g, g.CoversMany))];
        var shown = lessons.SelectMany(c => c.Shown.Select(s => (c.Name, c.Lesson.Kind, Showing: s))).ToLookup(s => s.Showing.Safeguard ?? "");
        Pairs =
        [
            .. from g in safeguards
               let failing = shown[g.Id].Where(s => s.Kind != "good practice" && !s.Showing.Praised).Select(s => s.Name).Distinct().ToList()
               let praised = shown[g.Id].Where(s => s.Kind == "good practice").Select(s => s.Name).Distinct().ToList()
               where failing.Count > 0 && praised.Count > 0
               select new PracticePair(g, failing, praised),
        ];
        var byName = lessons.ToDictionary(c => c.Name, StringComparer.Ordinal);
        Vain =
        [
            .. from run in runs
               from name in run.Story.Shows
               where byName.TryGetValue(name, out var cover) && !cover.Shown.Any(s => s.Story == run.Story)
               select new InVain(run.Story, name, run.Passes ? "no safeguard that cites it does there what its kind asks" : "the story does not pass"),
        ];
        Items = lessons.SelectMany(c => c.Lesson.Carries.Select(item => (Item: item, c.By))).GroupBy(i => i.Item, StringComparer.Ordinal)
            .GroupBy(i => i.Min(x => x.By)).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(i => i.Key).Order(StringComparer.Ordinal)]);
    }

    /// <summary>In the order of the reviews.</summary>
    public IReadOnlyList<LessonCover> Lessons { get; }

    public IReadOnlyList<FanIn> FanIns { get; }

    public IReadOnlyList<PracticePair> Pairs { get; }

    public IReadOnlyList<InVain> Vain { get; }

    /// <summary>The requirements that the lessons carry, by the best that stands behind them.</summary>
    public IReadOnlyDictionary<CoveredBy, IReadOnlyList<string>> Items { get; }

    /// <summary>No lesson has nothing, none is named in vain, and whatever carries many says why.</summary>
    public bool Whole => Lessons.All(c => c.By != CoveredBy.Nothing) && Vain.Count == 0 && FanIns.All(f => f.Reason is not null);

    /// <param name="runs">The stories and tests that show lessons, replayed.</param>
    public static LessonCoverage Of(IReadOnlyList<Review> reviews, IReadOnlyList<Safeguard> safeguards, IReadOnlyList<TestRun> runs)
    {
        var byId = safeguards.ToDictionary(g => g.Id, StringComparer.Ordinal);
        return new([.. reviews.SelectMany(r => r.Lessons.Select(l => LessonCover.Of(r, l, runs, byId)))], safeguards, runs);
    }
}
