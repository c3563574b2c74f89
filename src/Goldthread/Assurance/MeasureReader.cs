using Goldthread.Reading;

namespace Goldthread.Assurance;

/// <summary>Reads measures/: in each file a map of measures.</summary>
public static class MeasureReader
{
    public static IReadOnlyList<string> Keys { get; } = ["label", "counts", "of", "by", "lessons"];

    /// <summary>By what a count may be split. Never by practitioner.</summary>
    public static IReadOnlyList<string> Splits { get; } = ["agency", "team", "area", "sector", "month", "quarter", "reason", "outcome", "kind", "part", "group"];

    /// <param name="lessons">Every lesson, as review/lesson.</param>
    /// <returns>By name.</returns>
    public static IReadOnlyDictionary<string, Measure> Read(IReadOnlyDictionary<string, Node> files, IReadOnlySet<string> lessons, ProblemList problems)
    {
        var measures = new Dictionary<string, Measure>(StringComparer.Ordinal);
        foreach (var entry in files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => (f.Value as Mapping)?.Entries ?? []))
            if (Read(entry, lessons, problems) is { } measure && !measures.TryAdd(measure.Name, measure))
                problems.Add(ProblemKind.DuplicateId, entry.Key, $"The measure '{measure.Name}' stands twice.");
        return measures;
    }

    private static Measure? Read(Entry entry, IReadOnlySet<string> lessons, ProblemList problems)
    {
        if (Section.Open(entry.Value, problems, "a measure", Keys) is not { } s) return null;
        foreach (var word in s.Words("by").Where(w => !Splits.Contains(w.Text))) problems.Unknown(ProblemKind.WrongWord, word.Place, word.Text, "a word for 'by'", Splits);
        foreach (var word in s.Words("lessons").Where(w => !lessons.Contains(w.Text))) problems.Unknown(ProblemKind.UnknownLesson, word.Place, word.Text, "a lesson", lessons);
        if (s.Words("lessons").Count == 0) problems.Add(ProblemKind.MissingKey, s.Place, "'lessons' is missing.");
        return new(entry.Key.Text, s.Required("label"), s.Required("counts"), s.Required("of"), [.. s.Words("by").Select(w => w.Text)], [.. s.Words("lessons").Select(w => w.Text)]);
    }
}
