namespace Goldthread.Reading;

/// <summary>The nearest right word for a wrong one.</summary>
public static class Suggestion
{
    /// <summary>The known word that needs the fewest edits, if at most a third of the letters (and at least two) differ.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = known.Select(k => (Word: k, Edits: Edits(word, k))).OrderBy(k => k.Edits).ThenBy(k => k.Word, StringComparer.Ordinal).FirstOrDefault();
        return best.Word is not null && best.Edits <= Math.Max(2, word.Length / 3) ? best.Word : null;
    }

    // Damerau–Levenshtein in its optimal string alignment form.
    private static int Edits(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 12 || a.Length > 100) return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[a.Length, b.Length];
    }
}
