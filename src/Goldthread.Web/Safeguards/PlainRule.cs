using System.Text.RegularExpressions;
using Goldthread.Safeguards;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Safeguards;

/// <summary>One step of a rule, and what belongs under it.</summary>
public sealed record RuleLine(string Text, IReadOnlyList<string> Under);

/// <summary>A safeguard's rule in plain words, without its heading and its ending, which a page says in its own places.</summary>
public static partial class PlainRule
{
    public static IReadOnlyList<RuleLine> Of(Safeguard g, Catalogue catalogue)
    {
        var lines = Plain.Words(g, catalogue.Vocabulary, catalogue.Timescales).SkipWhile(l => l.Length > 0).Skip(1).TakeWhile(l => l.Length > 0);
        var rule = new List<(string Text, List<string> Under)>();
        foreach (var line in lines)
        {
            var words = Prose.Capital(Words(Source().Replace(line.Trim(), ""), catalogue));
            if (line.StartsWith(' ') && rule.Count > 0) rule[^1].Under.Add(words);
            else rule.Add((words, []));
        }
        return [.. rule.Select(r => new RuleLine(r.Text, r.Under))];
    }

    /// <summary>Agency kinds by their labels; whoever recorded, sent or received by those words.</summary>
    public static string Words(string line, Catalogue catalogue)
    {
        var text = Recorder().Replace(line, m => $"{(m.Groups["who"].Value == "recorder" ? "whoever recorded" : m.Groups["who"].Value == "sender" ? "whoever sent" : "whoever received")} the {m.Groups["what"]}");
        return Slug().Replace(text, m => catalogue.Vocabulary.AgencyKinds.TryGetValue(m.Value, out var label) ? label : catalogue.Vocabulary.Roles.ContainsKey(m.Value) || catalogue.Routes.Groups.ContainsKey(m.Value) ? m.Value.Replace('-', ' ') : m.Value);
    }

    // The page gives the sources of its clocks in a place of their own.
    [GeneratedRegex(@" \((?:statute|statutoryguidance|national|local), certainty .*\)$", RegexOptions.None, 1000)]
    private static partial Regex Source();

    [GeneratedRegex(@"\b(?<who>recorder|sender|receiver) of (?<what>[\w-]+)", RegexOptions.None, 1000)]
    private static partial Regex Recorder();

    [GeneratedRegex(@"(?<![\w.-])(?:gp|[a-z]+(?:-[a-z]+)+)(?![\w-])", RegexOptions.None, 1000)]
    private static partial Regex Slug();
}
