using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>What people call the agencies, people and records that a story knows by short names.</summary>
public sealed partial class Names
{
    private readonly Story story;
    private readonly Dictionary<string, string> agencies;

    public Names(Story story, Vocabulary vocabulary)
    {
        this.story = story;
        agencies = story.Agencies.All.Values.ToDictionary(a => a.Name, a => Called(a, vocabulary), StringComparer.Ordinal);
        var subject = story.Incident is { } id ? story.Records[id].About.FirstOrDefault(IsChild) : null;
        Subject = subject ?? story.Records.People.Keys.FirstOrDefault(IsChild) ?? "";
        Case = Proper(Subject.Length > 0 ? Subject : story.Name);
    }

    /// <summary>The label of the child whom the story is about.</summary>
    public string Subject { get; }

    /// <summary>The pseudonym of the case.</summary>
    public string Case { get; }

    /// <summary>"midwifery", "the GP practice in Essex".</summary>
    public string Agency(string name) => agencies.GetValueOrDefault(name, Plain(name));

    /// <summary>"Midwifery", "GP practice in Essex".</summary>
    public string AgencyTitle(string name) => Prose.Capital(Prose.WithoutArticle(Agency(name)));

    /// <summary>"Jody", "sibling 1", "stepfather's mother", "agency: the GP practice".</summary>
    public string Person(string label)
    {
        if (label == Subject) return Case;
        var parts = label.Split(':', 2);
        if (parts.Length == 1) return Plain(Owner().Replace(label, "$1's "));
        return parts[0] == "agency" ? Agency(parts[1]) : $"{parts[0]}: {Plain(parts[1])}";
    }

    /// <summary>What the engine wrote, with the story's short names turned into words.</summary>
    public string Tell(string text) => Prose.Dates(Token().Replace(text, m =>
        agencies.TryGetValue(m.Value, out var agency) ? agency
        : story.Records.Has(m.Value) ? $"entry {m.Value}"
        : story.Records.People.ContainsKey(m.Value) && IsChild(m.Value) ? Person(m.Value)
        : m.Value));

    private bool IsChild(string person) => story.Records.People.TryGetValue(person, out var label) && label is PersonLabel.Child or PersonLabel.UnbornThenChild;

    private static string Called(Agency agency, Vocabulary vocabulary)
    {
        var label = vocabulary.AgencyKinds.GetValueOrDefault(agency.Kind, Plain(agency.Kind));
        if (agency.Name == agency.Kind) return label;
        var area = agency.Area is { } a ? $"{a}-" : null;
        var inArea = area is not null && agency.Name.StartsWith(area, StringComparison.Ordinal);
        var rest = inArea ? agency.Name[area!.Length..] : agency.Name;
        var called = rest == agency.Kind ? label : label.EndsWith(Plain(rest), StringComparison.Ordinal) ? label : Plain(rest);
        return inArea ? $"{called} in {Title(agency.Area!)}" : called;
    }

    private static string Proper(string label) => string.Join(' ', label.Split('-').Select(w => w.Length <= 2 ? w.ToUpperInvariant() : Title(w)));

    private static string Plain(string slug) => Practice().Replace(slug.Replace('-', ' '), m => m.Groups[1].Length > 0 ? $"GP {m.Groups[1]}" : "GP");

    private static string Title(string words) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(words);

    [GeneratedRegex(@"\b(father|mother|partner|parent|grandmother|grandfather)s-", RegexOptions.None, 1000)]
    private static partial Regex Owner();

    [GeneratedRegex(@"\bgp(\d*)\b", RegexOptions.None, 1000)]
    private static partial Regex Practice();

    // A whole short name; after an article it is an everyday word.
    [GeneratedRegex(@"(?<![\w.-])(?<!\b(?:the|a|an|The|A|An) )[A-Za-z][\w.]*(?:-[a-z0-9]+)*(?![\w-])(?<!\.)", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
