using Goldthread.Reading;

namespace Goldthread.Records;

/// <summary>Reads vocabulary/aids.yaml.</summary>
public static class AidReader
{
    public static IReadOnlyList<string> Keys { get; } = ["label", "what", "sites", "reported", "limits", "kept_as", "source", "certainty"];

    /// <param name="sites">The codes of the sites of the body.</param>
    /// <returns>By name.</returns>
    public static IReadOnlyDictionary<string, Aid> Read(Mapping root, IReadOnlyDictionary<string, Kind> kinds, IReadOnlyList<string> sites, ProblemList problems)
    {
        var aids = new Dictionary<string, Aid>(StringComparer.Ordinal);
        foreach (var entry in root.Entries)
        {
            if (Section.Open(entry.Value, problems, "an aid", Keys) is not { } s) continue;
            foreach (var word in s.Words("sites").Where(w => !sites.Contains(w.Text))) problems.Unknown(ProblemKind.UnknownCode, word.Place, word.Text, "a site of the body", sites);
            foreach (var word in s.Words("kept_as").Where(w => !kinds.ContainsKey(w.Text))) problems.Unknown(ProblemKind.UnknownKind, word.Place, word.Text, "a kind of record", kinds.Keys);
            var certainty = s.Word("certainty", new Dictionary<string, char> { ["A"] = 'A', ["B"] = 'B', ["C"] = 'C' });
            aids[entry.Key.Text] = new(entry.Key.Text, s.Required("label"), s.Required("what"), [.. s.Words("sites").Select(w => w.Text)], s.Required("reported"),
                s.Required("limits"), [.. s.Words("kept_as").Select(w => w.Text)], s.Required("source"), certainty ?? 'C');
        }
        return aids;
    }
}
