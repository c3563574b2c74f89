using Goldthread.Safeguards;

namespace Goldthread.Spec.Reference;

/// <summary>What is watched for, in plain words.</summary>
public static class SafeguardsPage
{
    const string Says = """
        What is watched for, each in the words that `goldthread safeguards explain` prints. A safeguard names a step that is missing, the records it rests on, the lesson behind it and who can put it right; it never scores a child. All of them are on trial: only a partnership makes one live.

        The files are in `safeguards/`, each with its tests beside it.
        """;

    public static string Text()
    {
        var catalogue = Project.Catalogue;
        var lessons = catalogue.Reviews.SelectMany(r => r.Lessons.Select(l => (Name: $"{r.Id}/{l.Id}", Review: r, Lesson: l))).ToDictionary(l => l.Name);
        var page = Markdown.Page("Safeguards", Says, "safeguards/");
        page.Table(["family", "safeguard", "level"], catalogue.Safeguards.OrderBy(g => g.Family, StringComparer.Ordinal).ThenBy(g => g.Id, StringComparer.Ordinal)
            .Select(g => (IReadOnlyList<string>)[g.Family, $"[{g.Title}](#{g.Id})", Plain.LevelWord(g.Level)]));
        foreach (var family in catalogue.Safeguards.GroupBy(g => g.Family).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            page.Heading(2, char.ToUpperInvariant(family.Key[0]) + family.Key[1..].Replace('-', ' '));
            foreach (var g in family.OrderBy(g => g.Id, StringComparer.Ordinal))
            {
                page.Heading(3, g.Id).Block("text", string.Join('\n', Plain.Words(g, catalogue.Vocabulary, catalogue.Timescales)));
                page.Table(["taught by", "lesson"], g.TaughtBy.Where(lessons.ContainsKey).Select(t => (IReadOnlyList<string>)[$"{lessons[t].Review.Title}, {lessons[t].Lesson.At}", lessons[t].Lesson.Text]));
                if (g.Then.Select(d => d.Clock).OfType<string>().Concat(g.Guidance).Distinct().ToList() is { Count: > 0 } clocks)
                    page.Say($"Clocks: {string.Join(", ", clocks.Select(c => $"[{c}](timescales.md#{c.Replace(".", "", StringComparison.Ordinal)})"))}.");
            }
        }
        return page.ToString();
    }
}
