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
    private readonly IReadOnlyDictionary<string, string> kinds;

    public Names(Story story, Vocabulary vocabulary)
    {
        (this.story, kinds) = (story, vocabulary.AgencyKinds);
        agencies = story.Agencies.All.Values.ToDictionary(a => a.Name, a => Called(a, vocabulary), StringComparer.Ordinal);
        var subject = story.Incident is { } id ? story.Records[id].About.FirstOrDefault(IsChild) : null;
        Subject = subject ?? story.Records.People.Keys.FirstOrDefault(IsChild) ?? "";
        Child = story.Review is null ? Plain(Subject) : Proper(Subject);
        Case = story.Review is null ? Prose.Capital(Plain(story.Name)) : Child;
    }

    /// <summary>The label of the child whom the story is about.</summary>
    public string Subject { get; }

    /// <summary>What the child is called: a pseudonym.</summary>
    public string Child { get; }

    /// <summary>What the case is called: the child's pseudonym, or the name of an invented story.</summary>
    public string Case { get; }

    /// <summary>"midwifery", "the GP practice in Essex".</summary>
    public string Agency(string name) => agencies.TryGetValue(name, out var own) ? own : kinds.GetValueOrDefault(name, Plain(name));

    /// <summary>"Midwifery", "GP practice in Essex".</summary>
    public string AgencyTitle(string name) => Prose.Capital(Prose.WithoutArticle(Agency(name)));

    /// <summary>"Jody", "sibling 1", "stepfather's mother", "agency: the GP practice".</summary>
    public string Person(string label)
    {
        if (label == Subject) return Child;
        var parts = label.Split(':', 2);
        if (parts.Length == 1) return Plain(Owner().Replace(label, "$1's "));
        return parts[0] == "agency" ? Agency(parts[1]) : $"{parts[0]}: {Plain(parts[1])}";
    }

    public string People(IEnumerable<string> labels) => Prose.List(labels.Select(Person));

    /// <summary>What nobody said, or who did not send.</summary>
    public string TellUnknown(string unknown)
    {
        var parts = unknown.Split(": ", 2);
        return (parts[0], parts.Length) switch
        {
            ("not connected", 2) when story.Agencies[parts[1]] is { Connected: true } => $"{Agency(parts[1])} does not send such records",
            ("not connected", 2) => $"{Agency(parts[1])} sends nothing here",
            ("not heard", 2) => $"{Agency(parts[1])} was not heard",
            ("not looked at", 2) => $"the records of {Agency(parts[1])} are not looked at from here",
            _ => Tell(unknown),
        };
    }

    /// <summary>What the engine wrote, with the story's short names turned into words.</summary>
    public string Tell(string text) => Token().Replace(text, m =>
        m.Index > 1 && text[m.Index - 2] == '.' ? Prose.Capital(InWords(m.Value)) : InWords(m.Value));

    private string InWords(string word) =>
        agencies.TryGetValue(word, out var agency) ? agency
        : story.Records.Has(word) ? $"“{Prose.WithoutArticle(story.Records[word].Kind.Label)}” ({word})"
        : story.Records.People.ContainsKey(word) && IsChild(word) ? Person(word)
        : word.Contains('-', StringComparison.Ordinal) && kinds.TryGetValue(word, out var kind) ? kind
        : word;

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

    [GeneratedRegex(@"(father|mother|partner|parent|grandmother|grandfather)s-", RegexOptions.None, 1000)]
    private static partial Regex Owner();

    [GeneratedRegex(@"\bgp(\d*)\b", RegexOptions.None, 1000)]
    private static partial Regex Practice();

    // A whole short name; after an article it is an everyday word.
    [GeneratedRegex(@"(?<![\w.-])(?<!\b(?:the|a|an|The|A|An) )[A-Za-z][\w.]*(?:-[a-z0-9]+)*(?![\w-])(?<!\.)", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
