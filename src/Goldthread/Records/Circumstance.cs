using Goldthread.Reading;

namespace Goldthread.Records;

/// <summary>Who somebody is or what befell them: never a trigger on its own.</summary>
/// <param name="Kinds">One such record is the circumstance.</param>
/// <param name="Counted">Records of which any number is the circumstance.</param>
/// <param name="Attributes">Of somebody other than the child.</param>
public sealed record Circumstance(string Name, IReadOnlyList<KindPattern> Kinds, IReadOnlyList<KindPattern> Counted, IReadOnlyList<string> Attributes, string Why)
{
    public static IReadOnlyList<string> Keys { get; } = ["kinds", "counted", "attributes", "why"];

    internal static IReadOnlyList<Circumstance> Read(Mapping file, IReadOnlyCollection<string> kinds, ProblemList problems)
    {
        List<KindPattern> Patterns(Section s, string key)
        {
            foreach (var word in s.Words(key).Where(w => !kinds.Any(new KindPattern(w.Text).Matches)))
                problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", kinds);
            return [.. s.Words(key).Select(w => new KindPattern(w.Text))];
        }
        return [.. file.Entries.Select(e => (e.Key.Text, Section: Section.Open(e.Value, problems, "a circumstance", Keys))).Where(e => e.Section is not null)
            .Select(e => new Circumstance(e.Text, Patterns(e.Section!, "kinds"), Patterns(e.Section!, "counted"), [.. e.Section!.Words("attributes").Select(w => w.Text)], e.Section!.Required("why")))];
    }
}
