using Goldthread.Escalation;

namespace Goldthread.Spec.Reference;

/// <summary>How an overdue duty and a challenge climb.</summary>
public static class LaddersPage
{
    const string Says = """
        How an overdue duty climbs, and a professional challenge: whom each rung asks, how long it waits for somebody to say that they have seen it, and how long whoever did has to act before it climbs on. A rung is asked from the end of the one before.

        *Certainty*: A read in the primary text, B in a secondary one, C not confirmed. The files are in `ladders/`; a partnership replaces the periods by its own, with source and owner. For each use there is one ladder.
        """;

    public static string Text()
    {
        var page = Markdown.Page("Ladders", Says, "ladders/");
        foreach (var ladder in Project.Catalogue.Ladders.Values.Distinct().OrderBy(l => l.Name, StringComparer.Ordinal))
        {
            page.Heading(2, ladder.Name).Say($"{char.ToUpperInvariant(ladder.Label[0])}{ladder.Label[1..]}; for {Markdown.Codes(ladder.For.Select(f => LadderReader.Uses.First(u => u.Value == f).Key))}. Certainty {ladder.Certainty}. Owner: {ladder.Owner}. Source: {ladder.Source}.");
            page.Table(["rung", "seen within", "acted on within"], ladder.Rungs.Select(r => (IReadOnlyList<string>)[LadderReader.Tos.First(t => t.Value == r.To).Key, r.Acknowledge.Amount == 0 ? "at once" : r.Acknowledge.ToString(), r.Act.ToString()]));
        }
        return page.ToString();
    }
}
