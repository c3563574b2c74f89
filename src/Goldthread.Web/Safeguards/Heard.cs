using Goldthread.Safeguards;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Safeguards;

/// <summary>A case in which a safeguard speaks, or may.</summary>
public sealed record Heard(string Case, bool Invented, string Title, bool Certain, string Since, string Href)
{
    public static IReadOnlyList<Heard> Of(Safeguard g, Casebook casebook) => [.. casebook.Cases.Select(one => Of(g, one)).OfType<Heard>()];

    private static Heard? Of(Safeguard g, ReplayedCase one) => one.InTurn(() =>
    {
        var look = Look.Into(one, Steps.Whole);
        if (Occasion.By(look.Replay, Steps.Whole.Minute).FirstOrDefault(o => o.Safeguard.Id == g.Id && o.Spoke) is not { } first) return null;
        var since = SpokenCard.From(look, first);
        var at = one.Steps.Days.FirstOrDefault(s => s.Minute >= (first.Certain ?? first.Earliest!.Value)) ?? Steps.Whole;
        return new Heard(one.Names.Case, one.Invented, one.Story.Title, first.Certain is not null, since, look.Href(at, null, g.Id, "#as-at"));
    });
}
