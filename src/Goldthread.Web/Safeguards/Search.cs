using System.Text.RegularExpressions;
using Goldthread.Safeguards;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Safeguards;

/// <summary>What somebody looks for among the safeguards. What is empty does not narrow.</summary>
/// <param name="Words">All of them must stand in the title, the rule, its weaknesses or its lessons.</param>
/// <param name="Agency">A kind of agency that the rule names, itself or by a group.</param>
public sealed partial record Search(string Words, string Family, string Agency, string Level)
{
    public bool Narrows => (Words + Family + Agency + Level).Length > 0;

    public bool Finds(Safeguard g, Catalogue catalogue) =>
        (Family.Length == 0 || g.Family == Family) && (Level.Length == 0 || Plain.LevelWord(g.Level) == Level)
        && (Agency.Length == 0 || Agencies(g, catalogue).Contains(Agency)) && (Words.Length == 0 || Said(g, catalogue) is var text && Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The kinds of agency that the rule names, itself or by a group.</summary>
    public static IReadOnlySet<string> Agencies(Safeguard g, Catalogue catalogue)
    {
        var words = Slug().Matches(string.Join('\n', Plain.Words(g, catalogue.Vocabulary, catalogue.Timescales).TakeWhile(l => !l.StartsWith("Taught by", StringComparison.Ordinal)))).Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        return catalogue.Vocabulary.AgencyKinds.Keys.Where(k => words.Contains(k) || catalogue.Routes.Groups.Any(group => words.Contains(group.Key) && group.Value.Contains(k))).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>"with the words “bruise” and “ear”, in injuries, that name the police, to act on today".</summary>
    public string Say(Catalogue catalogue)
    {
        var said = new List<string>();
        if (Words.Length > 0) said.Add($"with {(Words.Contains(' ', StringComparison.Ordinal) ? "the words" : "the word")} {Prose.List(Words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => $"“{w}”"))}");
        if (Family.Length > 0) said.Add($"in the family {Family.Replace('-', ' ')}");
        if (Agency.Length > 0) said.Add($"that names {catalogue.Vocabulary.AgencyKinds.GetValueOrDefault(Agency, Agency)}");
        if (Level.Length > 0) said.Add($"of the level {Level}");
        return string.Join(", ", said);
    }

    private static string Said(Safeguard g, Catalogue catalogue) =>
        string.Join('\n', [g.Id, g.Say, .. Plain.Words(g, catalogue.Vocabulary, catalogue.Timescales), .. LessonLine.Of(catalogue, g).Select(l => l.Text)]);

    [GeneratedRegex(@"(?<![\w.-])[a-z]+(?:-[a-z]+)*(?![\w-])", RegexOptions.None, 1000)]
    private static partial Regex Slug();
}
