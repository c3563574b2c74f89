using System.Text.RegularExpressions;
using Goldthread.Records;

namespace Goldthread.Safeguards;

/// <summary>What the sentences of a safeguard may not say: cases, dates, blame.</summary>
internal static partial class Wording
{
    public static bool NamesACase(Safeguard g) => Dated().IsMatch(g.Id + g.Title + g.Say);

    /// <summary>The words that lay blame, with what to say instead and where they stand: "say", "title".</summary>
    public static IEnumerable<(string Where, string Words, string Instead)> Blame(Safeguard g, Vocabulary vocabulary)
    {
        var sentences = new[] { ("title", g.Title), ("say", g.Say), ("misses", g.Misses), ("false_alarms", g.FalseAlarms) }.Concat(g.Then.Select(d => ($"what ({d.Id})", d.What)));
        return from sentence in sentences from word in vocabulary.Blame where Stands(word.Key, sentence.Item2) select (sentence.Item1, word.Key, word.Value);
    }

    private static bool Stands(string words, string sentence)
    {
        for (var at = sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = sentence.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || !char.IsLetterOrDigit(sentence[at - 1])) && (at + words.Length == sentence.Length || !char.IsLetterOrDigit(sentence[at + words.Length]))) return true;
        return false;
    }

    [GeneratedRegex(@"\b(19|20)\d\d\b|\bCase [A-Z]|\bChild [A-Z]\b", RegexOptions.None, 1000)]
    private static partial Regex Dated();
}
