using Goldthread.Reading;

namespace Goldthread.Learning;

/// <summary>Reads one file of reviews/.</summary>
public static class ReviewReader
{
    private static readonly Dictionary<string, string> Kinds = new[] { "failure", "good practice", "learning", "recommendation", "mechanism", "context" }.ToDictionary(k => k);

    public static IReadOnlyList<string> Keys { get; } = ["review", "title", "partnership", "published", "kind", "document", "lessons"];

    public static IReadOnlyList<string> LessonKeys { get; } = ["id", "at", "kind", "family", "text", "carries"];

    public static Review? Read(Node root, ProblemList problems)
    {
        var before = problems.Count;
        if (Section.Open(root, problems, "a review", Keys) is not { } s) return null;
        var hash = Section.Open(s.Node("document"), problems, "a document", "sha256", "source", "note")?.Required("sha256") ?? "";
        var lessons = new List<Lesson>();
        foreach (var node in s.List("lessons"))
        {
            if (Section.Open(node, problems, "a lesson", LessonKeys) is not { } l) continue;
            var lesson = new Lesson(l.Required("id"), l.Required("at"), KindOf(l, problems), l.Text("family") ?? "", l.Required("text"), [.. l.Words("carries").Select(w => w.Text)]);
            if (lessons.Exists(o => o.Id == lesson.Id)) problems.Add(ProblemKind.DuplicateId, l.PlaceOf("id"), $"Two lessons are called '{lesson.Id}'.", lesson.Id);
            lessons.Add(lesson);
        }
        var review = new Review(s.Required("review"), s.Required("title"), s.Required("partnership"), s.Text("published") ?? "unknown", s.Text("kind") ?? "", hash, lessons, s.Place);
        return problems.Count == before ? review : null;
    }

    private static string KindOf(Section l, ProblemList problems)
    {
        var kind = l.Required("kind");
        if (kind.Length > 0 && !Kinds.ContainsKey(kind)) problems.Unknown(ProblemKind.WrongWord, l.PlaceOf("kind"), kind, "a kind of lesson", Kinds.Keys);
        return kind;
    }
}
