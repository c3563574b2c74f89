using System.CommandLine;
using System.Text.Json;
using Goldthread.Learning;
using Goldthread.Reading;
using Goldthread.Stories;

namespace Goldthread.Cli;

/// <summary><c>goldthread safeguards coverage</c>.</summary>
static class CoverageVerb
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Command(Option<string?> data, Option<string?> safeguards)
    {
        var json = new Option<bool>("--json") { Description = "The same as JSON." };
        var coverage = new Command("coverage", "What stands behind each lesson of the reviews: a story that passes, a measure, a feature by name, or nothing.") { json };
        coverage.SetAction(p => SafeguardVerbs.With(p.GetValue(data), p.GetValue(safeguards), w => Run(w, p.GetValue(json))));
        return coverage;
    }

    static int Run(Workspace w, bool json)
    {
        var problems = new ProblemList();
        var stories = w.Catalogue.ReadShowing(problems);
        var runs = stories.AsParallel().AsOrdered().Select(s => TestRun.Of(s, w.Catalogue.Safeguards, w.Catalogue.Setting)).ToList();
        var coverage = LessonCoverage.Of(w.Catalogue.Reviews, w.Catalogue.Safeguards, runs);
        Workspace.Tell(problems.All);
        if (json) Console.WriteLine(JsonSerializer.Serialize(coverage.Lessons.Select(Told), Indented));
        else foreach (var line in Lines(coverage)) Console.WriteLine(line);
        return problems.Any || w.Broken ? Workspace.Refused : coverage.Whole ? Workspace.Fine : Workspace.NotAsExpected;
    }

    static object Told(LessonCover c) => new
    {
        lesson = c.Name,
        kind = c.Lesson.Kind,
        families = c.Lesson.Families,
        carries = c.Lesson.Carries,
        coveredBy = c.By.ToString().ToLowerInvariant(),
        shown = c.Shown.Select(s => new { safeguard = s.Safeguard, story = s.Story.Name, expects = s.Expectation.Word, at = s.Expectation.Place.ToString(), practice = s.Praised ? "praised" : "failing" }),
        measure = c.Lesson.Measure,
        feature = c.Lesson.Feature is { } f ? new { name = f.Name, stands = Standing(f) } : null,
    };

    static IEnumerable<string> Lines(LessonCoverage coverage)
    {
        foreach (var review in coverage.Lessons.GroupBy(c => c.Review.Id, StringComparer.Ordinal))
        {
            yield return $"{review.Key}: {review.First().Review.Title}";
            foreach (var c in review) yield return $"  {c.Lesson.Id,-12} {c.Lesson.Kind,-14} {What(c)}";
            yield return "";
        }
        foreach (var vain in coverage.Vain) yield return $"{vain.Story.Place.File}: '{vain.Story.Name}' names {vain.Lesson} in vain: {vain.Why}.";
        foreach (var fan in coverage.FanIns) yield return $"{fan.Safeguard.Id} carries {fan.Safeguard.TaughtBy.Count} lessons{(fan.Reason is { } reason ? $": {reason}" : $", more than {LessonCoverage.MostWithoutReason}, and no 'covers_many' says why.")}";
        foreach (var pair in coverage.Pairs) yield return $"Pair: {pair.Safeguard.Id} speaks of {string.Join(", ", pair.Failing)} and stays quiet over {string.Join(", ", pair.Praised)}.";
        int Of(CoveredBy by) => coverage.Items.TryGetValue(by, out var items) ? items.Count : 0;
        yield return $"{coverage.Items.Values.Sum(i => i.Count)} items of the reviews: {Of(CoveredBy.Story)} by a story that passes, {Of(CoveredBy.Measure)} by a measure, {Of(CoveredBy.Feature)} by a feature ({Standings(coverage)}), {Of(CoveredBy.Nothing)} by nothing. {coverage.Pairs.Count} pairs of failing and praised practice.";
    }

    static string What(LessonCover c) => c.By switch
    {
        CoveredBy.Story => $"{c.Shown[0].Safeguard ?? "the chronology"} {c.Shown[0].Expectation.Word}: {c.Shown[0].Story.Name}{(c.Shown.Select(s => s.Story).Distinct().Count() is > 1 and var n ? $" (and {n - 1} more)" : "")}",
        CoveredBy.Measure => $"measure: {c.Lesson.Measure}",
        CoveredBy.Feature => $"feature: {c.Lesson.Feature!.Name} ({Standing(c.Lesson.Feature)})",
        _ => "NOTHING",
    };

    static string Standings(LessonCoverage coverage) => string.Join(", ", coverage.Lessons.Where(c => c.By == CoveredBy.Feature).GroupBy(c => c.Lesson.Feature!.Stands).OrderByDescending(g => g.Key)
        .Select(g => $"{g.SelectMany(c => c.Lesson.Carries).Distinct().Count()} {(g.Key == FeatureStanding.Yes ? "there" : Standing(g.First().Lesson.Feature!))}"));

    static string Standing(Feature f) => ReviewReader.Standings.First(s => s.Value == f.Stands).Key;
}
