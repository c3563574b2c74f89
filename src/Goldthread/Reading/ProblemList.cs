namespace Goldthread.Reading;

/// <summary>Collects every problem of one reading, so that a writer sees all of them at once.</summary>
public sealed class ProblemList
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> All => [.. problems.OrderBy(p => p.Place.File, StringComparer.Ordinal).ThenBy(p => p.Place.Line).ThenBy(p => p.Place.Column)];

    public bool Any => problems.Count > 0;

    public int Count => problems.Count;

    public void Add(ProblemKind kind, Place place, string message, string excerpt = "") =>
        problems.Add(new(kind, place, Shorten(excerpt), message));

    public void Add(ProblemKind kind, Node node, string message) => Add(kind, node.Place, message, node.Excerpt);

    public void AddRange(IEnumerable<Problem> more) => problems.AddRange(more);

    /// <summary>Says that a word is not known and offers the nearest one that is.</summary>
    public void Unknown(ProblemKind kind, Place place, string word, string what, IEnumerable<string> known)
    {
        var nearest = Suggestion.Nearest(word, known);
        Add(kind, place, $"'{Shorten(word)}' is not {what}.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}", word);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "…";
}
