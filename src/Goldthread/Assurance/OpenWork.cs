using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Assurance;

/// <summary>When children's social care had open work with a family: an assessment, a child in need, an enquiry, a plan, an order, care.</summary>
/// <param name="Spans">In order of time, none touching another.</param>
public sealed record OpenWork(IReadOnlyList<Span> Spans)
{
    private static readonly string[] Episodes = ["case", "child-in-need", "child-in-need-plan", "section-47", "child-protection-plan", "supervision-order", "care-order", "looked-after"];

    /// <summary>Open from what opened it until the next that closes it for one of the same people.</summary>
    public static OpenWork Of(RecordSet set, Vocabulary vocabulary)
    {
        var open = new List<Span>();
        foreach (var episode in Episodes.Where(vocabulary.Episodes.ContainsKey).Select(e => vocabulary.Episodes[e]))
            foreach (var opening in set.OfKinds(episode.Opens).Where(r => !r.Planned))
            {
                var from = set.Occurred(opening).Lo;
                var until = set.OfKinds(episode.Closes).Where(c => !c.Planned && c.About.Intersect(opening.About).Any()).Select(c => set.Occurred(c).Lo).Where(c => c >= from).DefaultIfEmpty(Span.Never).Min();
                open.Add(new(from, until));
            }
        var joined = new List<Span>();
        foreach (var span in open.OrderBy(s => s.Lo).ThenBy(s => s.Hi))
        {
            if (joined.Count > 0 && span.Lo <= joined[^1].Hi) joined[^1] = joined[^1].Join(span);
            else joined.Add(span);
        }
        return new(joined);
    }

    public bool At(long minute) => Spans.Any(s => s.Lo <= minute && minute < s.Hi);

    /// <summary>So many minutes of a span.</summary>
    public long Within(Span span) => Spans.Select(s => s.Meet(span)).Where(s => !s.Empty).Sum(s => s.Hi - s.Lo);
}
