using System.Text.RegularExpressions;
using Goldthread.Safeguards;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Safeguards;

/// <summary>One step of a rule, and what belongs under it.</summary>
public sealed record RuleLine(string Text, IReadOnlyList<string> Under);

/// <summary>What somebody is expected to do.</summary>
/// <param name="By">By when; null = without a deadline of its own.</param>
/// <param name="Source">Where that is said, with its force and how sure we are of it.</param>
/// <param name="Under">What shows that it was done, and what does not.</param>
public sealed record ExpectedDuty(string Who, string What, string? By, string? Source, IReadOnlyList<string> Under);

/// <summary>A safeguard's rule in plain words, without its heading and its ending, which a page says in its own places.</summary>
public static partial class PlainRule
{
    private const string Then = "Then ", ExpectedTo = " is expected to: ";

    /// <summary>When it speaks: all but what is expected of people.</summary>
    public static IReadOnlyList<RuleLine> Of(Safeguard g, Catalogue catalogue) =>
        [.. Blocks(g, catalogue).Where(b => !b.Head.StartsWith(Then, StringComparison.Ordinal)).Select(b => new RuleLine(Prose.Capital(Words(b.Head, catalogue)), [.. b.Under.Select(u => Prose.Capital(Words(u, catalogue)))]))];

    /// <summary>Who is expected to do what by when.</summary>
    public static IReadOnlyList<ExpectedDuty> Duties(Safeguard g, Catalogue catalogue) =>
        [.. Blocks(g, catalogue).Where(b => b.Head.StartsWith(Then, StringComparison.Ordinal)).Select(b => Duty(b.Head, b.Under, catalogue))];

    /// <summary>Agency kinds by their labels; whoever recorded, sent or received by those words.</summary>
    public static string Words(string line, Catalogue catalogue)
    {
        var text = Recorder().Replace(line, m => $"{(m.Groups["who"].Value == "recorder" ? "whoever recorded" : m.Groups["who"].Value == "sender" ? "whoever sent" : "whoever received")} the {m.Groups["what"]}");
        return Slug().Replace(text, m => catalogue.Vocabulary.AgencyKinds.TryGetValue(m.Value, out var label) ? label : catalogue.Vocabulary.Roles.ContainsKey(m.Value) || catalogue.Routes.Groups.ContainsKey(m.Value) ? m.Value.Replace('-', ' ') : m.Value);
    }

    private static ExpectedDuty Duty(string head, IReadOnlyList<string> under, Catalogue catalogue)
    {
        var parts = head[Then.Length..].Split(ExpectedTo, 2);
        var timed = under.FirstOrDefault(u => Source().IsMatch(u));
        var source = timed is null ? null : Source().Match(timed);
        return new(Prose.Capital(Words(parts[0], catalogue)), parts[^1], source is null ? null : Prose.Capital(Words(timed![..source.Index], catalogue)),
            source is null ? null : $"{Prose.Capital(source.Groups["force"].Value)}, {ClockLine.Say(source.Groups["certainty"].Value[0])}: {source.Groups["source"].Value.TrimEnd('.')}.",
            [.. under.Where(u => u != timed).Select(u => Prose.Capital(Words(u, catalogue)))]);
    }

    private static List<(string Head, List<string> Under)> Blocks(Safeguard g, Catalogue catalogue)
    {
        var blocks = new List<(string Head, List<string> Under)>();
        foreach (var line in Plain.Words(g, catalogue.Vocabulary, catalogue.Timescales).SkipWhile(l => l.Length > 0).Skip(1).TakeWhile(l => l.Length > 0))
        {
            if (line.StartsWith(' ') && blocks.Count > 0) blocks[^1].Under.Add(line.Trim());
            else blocks.Add((line.Trim(), []));
        }
        return blocks;
    }

    [GeneratedRegex(@" \((?<force>statute|statutory guidance|national|local), certainty (?<certainty>[ABC]): (?<source>.*)\)$", RegexOptions.None, 1000)]
    private static partial Regex Source();

    [GeneratedRegex(@"\b(?<who>recorder|sender|receiver) of (?<what>[\w-]+)", RegexOptions.None, 1000)]
    private static partial Regex Recorder();

    [GeneratedRegex(@"(?<![\w.-])(?:gp|[a-z]+(?:-[a-z]+)+)(?![\w-])", RegexOptions.None, 1000)]
    private static partial Regex Slug();
}
