using Goldthread.Reading;

namespace Goldthread.Learning;

/// <summary>Reads one file of reviews/.</summary>
/// <param name="families">The families of lessons, by their short names; empty = any word.</param>
/// <param name="measures">What is counted, by name.</param>
public sealed class ReviewReader(IReadOnlyDictionary<string, string> families, IReadOnlyCollection<string> measures, ProblemList problems)
{
    private static readonly Dictionary<string, string> Kinds = new[] { "failure", "good practice", "learning", "recommendation", "mechanism", "context" }.ToDictionary(k => k);

    public static IReadOnlyList<string> Keys { get; } = ["review", "title", "partnership", "published", "kind", "document", "lessons"];

    public static IReadOnlyList<string> LessonKeys { get; } = ["id", "at", "kind", "family", "carries", "measure", "feature", "text"];

    public static IReadOnlyList<string> FeatureKeys { get; } = ["name", "stands"];

    public static IReadOnlyDictionary<string, FeatureStanding> Standings { get; } = new Dictionary<string, FeatureStanding>(StringComparer.Ordinal)
    {
        ["not yet"] = FeatureStanding.NotYet,
        ["in part"] = FeatureStanding.InPart,
        ["yes"] = FeatureStanding.Yes,
    };

    public Review? Read(Node root)
    {
        var before = problems.Count;
        if (Section.Open(root, problems, "a review", Keys) is not { } s) return null;
        var hash = Section.Open(s.Node("document"), problems, "a document", "sha256", "source", "note")?.Required("sha256") ?? "";
        var lessons = new List<Lesson>();
        foreach (var node in s.List("lessons"))
        {
            if (Section.Open(node, problems, "a lesson", LessonKeys) is not { } l) continue;
            var lesson = new Lesson(l.Required("id"), l.Required("at"), KindOf(l), FamiliesOf(l), l.Required("text"), [.. l.Words("carries").Select(w => w.Text)], MeasureOf(l), FeatureOf(l));
            if (lessons.Exists(o => o.Id == lesson.Id)) problems.Add(ProblemKind.DuplicateId, l.PlaceOf("id"), $"Two lessons are called '{lesson.Id}'.", lesson.Id);
            lessons.Add(lesson);
        }
        var review = new Review(s.Required("review"), s.Required("title"), s.Required("partnership"), s.Text("published") ?? "unknown", s.Text("kind") ?? "", hash, lessons, s.Place);
        return problems.Count == before ? review : null;
    }

    /// <summary>Reads the families of lessons: a map of short names to what they mean.</summary>
    public static IReadOnlyDictionary<string, string> ReadFamilies(Node root, ProblemList problems)
    {
        var families = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Section.Open(Section.Open(root, problems, "families of lessons", "families")?.Node("families"), problems, "families") is not { } s) return families;
        foreach (var entry in s.Entries) families[entry.Key.Text] = s.Required(entry.Key.Text);
        return families;
    }

    private string KindOf(Section l)
    {
        var kind = l.Required("kind");
        if (kind.Length > 0 && !Kinds.ContainsKey(kind)) problems.Unknown(ProblemKind.WrongWord, l.PlaceOf("kind"), kind, "a kind of lesson", Kinds.Keys);
        return kind;
    }

    private List<string> FamiliesOf(Section l)
    {
        foreach (var word in l.Words("family").Where(w => families.Count > 0 && !families.ContainsKey(w.Text)))
            problems.Unknown(ProblemKind.WrongWord, word.Place, word.Text, "a family of lessons", families.Keys);
        return [.. l.Words("family").Select(w => w.Text)];
    }

    private string? MeasureOf(Section l)
    {
        var measure = l.Text("measure");
        if (measure is not null && !measures.Contains(measure)) problems.Unknown(ProblemKind.WrongWord, l.PlaceOf("measure"), measure, "a measure", measures);
        return measure;
    }

    private Feature? FeatureOf(Section l)
    {
        if (Section.Open(l.Node("feature"), problems, "a feature", FeatureKeys) is not { } f) return null;
        var name = f.Required("name");
        f.Required("stands");
        return new(name, f.Word("stands", Standings) ?? FeatureStanding.NotYet);
    }
}
