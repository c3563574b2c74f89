namespace Goldthread.Spec.Reference;

/// <summary>Every measure, with the lessons that it serves.</summary>
public static class MeasuresPage
{
    const string Says = """
        What a partnership counts so that it can see whether practice changed. A lesson that no single case can show is kept as a measure. Cases are counted and never people ranked; nothing here is split by practitioner, and small numbers are not to be shown.

        These are defaults in `measures/`. What each is worked out from is the records and duties of the chronology; the measures are named here and not yet worked out by the software.
        """;

    public static string Text()
    {
        var page = Markdown.Page("Measures", Says, "measures/");
        page.Table(["measure", "counts", "of", "by", "serves"], Project.Catalogue.Measures.Values.OrderBy(m => m.Name, StringComparer.Ordinal)
            .Select(m => (IReadOnlyList<string>)[$"{Markdown.Code(m.Name)}: {m.Label}", m.Counts, m.Of, string.Join(", ", m.By), string.Join(", ", m.Lessons)]));
        return page.ToString();
    }
}
