using System.Text;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Timescales;

namespace Goldthread.Learning;

/// <summary>The page of one safeguard in Markdown: the lessons behind it, the rule in plain words, its tests as little timelines.</summary>
public static class CataloguePage
{
    public const string Generated = "<!-- Written by `goldthread safeguards catalogue`. A test holds it current. -->";

    /// <param name="tests">The tests beside it, run.</param>
    public static string Of(Safeguard g, IReadOnlyList<Review> reviews, IReadOnlyList<TestRun> tests, Vocabulary vocabulary, TimescaleList timescales)
    {
        var page = new StringBuilder().Append($"# {g.Title}\n\n{Generated}\n\n`{g.Id}` in [{Capital(g.Family)}](README.md#{g.Family}), version {g.Version}, {g.Status.ToString().ToLowerInvariant()}. {Capital(Plain.LevelWord(g.Level))}; speaks {g.Speaks}.\n");
        page.Append("\n## What taught it\n\n");
        foreach (var (review, lesson) in Lessons(g, reviews)) page.Append($"* {lesson.Text} ({review.Title}, {lesson.At}; {lesson.Kind})\n");
        page.Append("\n## The rule in plain words\n\n```text\n").AppendJoin('\n', Plain.Words(g, vocabulary, timescales).Skip(4).TakeWhile(l => l.Length > 0)).Append("\n```\n");
        if (Clocks(g).ToList() is { Count: > 0 } clocks) page.Append($"\nClocks: {string.Join(", ", clocks.Select(c => $"[{c}](../timescales.md#{c.Replace(".", "", StringComparison.Ordinal)})"))}.\n");
        page.Append($"\n* **Misses**: {g.Misses}\n* **False alarms**: {g.FalseAlarms}\n");
        page.Append("\n## The normal form\n\n```text\n").AppendJoin('\n', NormalForm.Of(g, vocabulary).Lines()).Append("\n```\n");
        page.Append($"\n## Its tests\n\nThe children are invented. {tests.Count(t => t.Passes)} of {tests.Count} tests pass.\n");
        foreach (var test in tests) page.Append($"\n### {Capital(test.Story.Title)}\n\n```text\n").Append(Lines(test, g.Id, vocabulary)).Append("```\n").Append(Shown(test, reviews));
        return page.ToString();
    }

    /// <summary>The index of all of them by family.</summary>
    public static string Index(IReadOnlyList<Safeguard> safeguards)
    {
        var page = new StringBuilder().Append($"# Safeguards\n\n{Generated}\n\n{safeguards.Count} safeguards, by family. A safeguard names a step that is missing, the records it rests on, the lesson behind it and who can put it right; it never scores a child. Only a partnership makes one live. The files are in `safeguards/`, each with its tests beside it.\n");
        foreach (var family in safeguards.GroupBy(g => g.Family).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            page.Append($"\n## {Capital(family.Key)}\n\n| safeguard | level | status |\n| --- | --- | --- |\n");
            foreach (var g in family.OrderBy(g => g.Id, StringComparer.Ordinal)) page.Append($"| [{g.Title.Replace("|", "\\|", StringComparison.Ordinal)}]({g.Id}.md) | {Plain.LevelWord(g.Level)} | {g.Status.ToString().ToLowerInvariant()} |\n");
        }
        return page.ToString();
    }

    private static IEnumerable<(Review Review, Lesson Lesson)> Lessons(Safeguard g, IReadOnlyList<Review> reviews) =>
        from name in g.TaughtBy from review in reviews from lesson in review.Lessons where name == $"{review.Id}/{lesson.Id}" select (review, lesson);

    private static IEnumerable<string> Clocks(Safeguard g) => g.Then.SelectMany(d => d.Clocks).Concat(g.Guidance).Distinct();

    private static string Lines(TestRun test, string safeguard, Vocabulary vocabulary)
    {
        var lines = Timeline.Of(test, safeguard, vocabulary);
        var width = Math.Min(30, lines.Max(l => l.When.Length));
        var text = new StringBuilder();
        foreach (var l in lines) text.Append(l.When.PadRight(width)).Append("  ").Append(Say(l)).Append('\n');
        if (lines.All(l => l.Voice == Voice.None)) text.Append(new string(' ', width)).Append("  It stays quiet.\n");
        return text.ToString();
    }

    private static string Say(TimelineLine l) => l.Voice switch
    {
        Voice.None => $"{l.Who}: {l.What} ({l.Details})",
        Voice.Perhaps => $"→ perhaps, to {l.Who}: {l.What}",
        Voice.Speaks => $"→ to {l.Who}: {l.What}",
        Voice.Overdue => $"→ overdue: {l.What}",
        _ => $"→ {l.What}",
    };

    private static string Shown(TestRun test, IReadOnlyList<Review> reviews)
    {
        var titles = from name in test.Story.Shows from review in reviews from lesson in review.Lessons where name == $"{review.Id}/{lesson.Id}" select $"{review.Title}, {lesson.At}";
        return test.Story.Shows.Count == 0 ? "" : $"\nIt shows {string.Join("; ", titles)}.\n";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..].Replace('-', ' ');
}
