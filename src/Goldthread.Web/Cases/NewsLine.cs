using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Web.Cases;

/// <summary>What is new on the day looked at.</summary>
/// <param name="Word">"Known", "Perhaps known", "Speaks", "May speak", "Overdue".</param>
public sealed record NewsLine(string Word, string Text, string Href)
{
    public static IReadOnlyList<NewsLine> Of(Look look, IReadOnlyList<SpokenCard> cards, IReadOnlyList<Occasion> occasions)
    {
        if (look.At.Whole) return [];
        var day = Span.DayOf(look.At.Minute);
        var news = new List<NewsLine>();
        foreach (var r in look.Set.Records.Where(look.Sees))
        {
            var known = look.Set.Known(r);
            var last = known.Bounded && Span.DayOf(known.Hi) == day;
            if (last || (known.Bounded && Span.DayOf(known.Lo) == day)) news.Add(new(last ? "Known" : "Perhaps known", look.Link(r.Id).Text, look.Link(r.Id).Href));
        }
        var spoken = occasions.Where(o => o.Spoke).ToList();
        for (var i = 0; i < spoken.Count; i++)
        {
            var (o, card) = (spoken[i], cards[i]);
            if (o.Certain is { } c && Span.DayOf(c) == day) news.Add(new("Speaks", card.Safeguard.Title, $"#{card.Anchor}"));
            else if (Span.DayOf(o.Earliest!.Value) == day) news.Add(new(card.Word, card.Safeguard.Title, $"#{card.Anchor}"));
            news.AddRange(o.Duties.Where(d => Turned(d.Track, day)).Select(d => new NewsLine("Overdue", d.Now.What, $"#{card.Anchor}")));
        }
        return news;

        static bool Turned(Stories.Track track, long day) =>
            track.Steps.Where(s => s.Finding.State == DutyState.Overdue).Select(s => (long?)Span.DayOf(s.At)).FirstOrDefault() == day;
    }
}
