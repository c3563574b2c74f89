using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Chronologies;

/// <summary>Which episodes were open, for whom, at a moment, as known in a view. An episode that nobody recorded as opened is not open.</summary>
public sealed class EpisodeLog(View view, Kinship kinship)
{
    private RecordSet Set => view.Set;

    /// <summary>Records that may have opened the episode for somebody on the path.</summary>
    public IEnumerable<Record> Openings(Episode episode) => Set.OfKinds(episode.Opens).Where(r => !r.Planned);

    /// <summary>Was the episode open at the moment for somebody who stands on the path?</summary>
    /// <param name="from">Only as recorded by agencies that pass; null = by any.</param>
    public Judged IsOpen(Episode episode, FamilyPath path, string child, Moment when, Func<string, bool>? from = null) =>
        Judged.Any(Openings(episode).Where(o => from is null || from(o.By)).Select(o =>
            Concerns(o, path, child, when)
                .And(Judged.Of(view.Holds(o).And(view.NotAfter(Set.OccurredOf(o), when)), o.Id))
                .And(ClosedBy(episode, o, when).Not() with { Evidence = [] })));

    /// <summary>Was the episode that this record opened closed by the moment (null: by now)?</summary>
    public Judged ClosedBy(Episode episode, Record opening, Moment? when) =>
        Judged.Any(Set.OfKinds(episode.Closes).Where(c => !c.Planned && c.Id != opening.Id && c.About.Intersect(opening.About).Any()).Select(c =>
        {
            var closed = view.Holds(c).And(view.NotAfter(Set.OccurredOf(opening), Set.OccurredOf(c)));
            return Judged.Of(when is { } w ? closed.And(view.NotAfter(Set.OccurredOf(c), w)) : closed, c.Id);
        }));

    private Judged Concerns(Record r, FamilyPath path, string child, Moment when) => Judged.Any(r.About.Select(p => kinship.Is(p, path, child, when)));
}
