using Goldthread.Records;

namespace Goldthread.Feeds.Proposals;

/// <summary>Which kind of record a column of days dates, going by the words of its header.</summary>
internal static class KindGuess
{
    private static readonly HashSet<string> Idle = new(StringComparer.Ordinal) { "date", "dates", "day", "of", "the", "last", "latest", "most", "recent", "first", "on", "at", "time", "when", "in", "to", "for", "from", "actual" };

    /// <summary>Null: none, or several as well.</summary>
    public static Kind? Of(Column column, IEnumerable<Kind> kinds)
    {
        var words = column.Words.Where(w => !Idle.Contains(w)).Select(Stem).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0) return null;
        var scored = kinds.Select(k => (Kind: k, Score: Score(k, words))).Where(k => k.Score > 0).OrderByDescending(k => k.Score).Take(2).ToList();
        return scored.Count == 0 || (scored.Count == 2 && scored[0].Score == scored[1].Score) ? null : scored[0].Kind;
    }

    // The end of a kind's name must be said, and either all that the header says or two words of the name.
    private static double Score(Kind kind, HashSet<string> words)
    {
        var names = kind.Name.Split('.').Select(n => n.Split('-').Select(Stem).ToList()).ToList();
        if (!names[^1].TrueForAll(words.Contains)) return 0;
        var all = names.SelectMany(n => n).Distinct(StringComparer.Ordinal).ToList();
        var said = all.Count(words.Contains);
        return said >= 2 || words.IsSubsetOf(all) ? (double)said / all.Count : 0;
    }

    private static string Stem(string word)
    {
        foreach (var end in new[] { "ment", "ing", "ed", "es", "s", "e" })
            if (word.Length > end.Length + 3 && word.EndsWith(end, StringComparison.Ordinal)) return end == "ment" ? word : word[..^end.Length];
        return word;
    }
}
