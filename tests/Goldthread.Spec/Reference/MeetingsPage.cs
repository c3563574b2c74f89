using Goldthread.Agencies;

namespace Goldthread.Spec.Reference;

/// <summary>Every kind of meeting, with who must be there.</summary>
public static class MeetingsPage
{
    const string Says = """
        What each kind of meeting is for, who must be there, by when it is held and what it leaves behind. Some roles are asked for by the family: they are worked out, as at the time of the meeting, from the ages of its children and from what is open for whom.

        These are defaults in `meetings/`. A partnership replaces them by its own; names that are easily mixed up are kept apart by their purpose.
        """;

    public static string Text()
    {
        var (meetings, vocabulary) = (Project.Catalogue.Meetings, Project.Catalogue.Vocabulary);
        var page = Markdown.Page("Meetings", Says, "meetings/");
        foreach (var m in meetings.Values.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            page.Heading(2, m.Name).Say($"{char.ToUpperInvariant(m.Label[0])}{m.Label[1..]}: {Markdown.Codes(m.Kinds.Select(k => k.Text))}. {m.Purpose}");
            page.Table(["who must be there", "when"], m.Required.Select(r => (IReadOnlyList<string>)[vocabulary.AgencyKinds.GetValueOrDefault(r.Agency, $"any of {r.Agency}"), When(r.When)]));
            page.Say($"{(m.Quorum is { } q ? $"It may decide with {q} agencies. " : "")}{(m.Clock is { } clock ? $"Held by `{clock}`: {Project.Catalogue.Timescales.Clocks[clock].Label}. " : "")}It leaves behind: {m.Output}");
        }
        return page.ToString();
    }

    static string When(RequiredWhen? when) => when switch
    {
        RequiredWhen.Aged { AtLeast: var least, Under: { } under } => $"for each child of the family of at least {least} and under {under}",
        RequiredWhen.Aged { AtLeast: var least } => $"for each child of the family of at least {least}",
        RequiredWhen.Open { From.Count: > 0 } o => $"{o.Episode.Label} is open for {o.About}, from {string.Join(" or ", o.From)}",
        RequiredWhen.Open o => $"{o.Episode.Label} is open for {o.About}",
        _ => "always",
    };
}
