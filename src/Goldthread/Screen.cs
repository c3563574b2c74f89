using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Chronologies;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread;

/// <summary>What one reader is shown of a child: the chronology, the duties with their states, and whom to ring. A function of what the reader may see, and of nothing else.</summary>
public sealed record Screen(Visible Visible, Chronology? Chronology, IReadOnlyList<Finding> Findings)
{
    /// <summary>The first later minute at which it may be another by the passing of time alone.</summary>
    public long Until { get; init; } = Span.Never;

    /// <param name="setting">With the partnership's agencies. Those that nobody is to know of are left out, unless one is the reader's own.</param>
    public static Screen Of(Visible visible, Reader reader, string child, IReadOnlyList<Safeguard> safeguards, Setting setting, long at)
    {
        if (visible.Records is not { } set) return new(visible, null, []) { Until = visible.Until };
        var known = setting.Agencies.All.Values.Where(a => a.Name == reader.Agency || a.Tier is not (Tier.Hidden or Tier.Brokered));
        var standpoint = visible.Entrance == Entrance.OwnAgencyOnly ? new HashSet<string>(StringComparer.Ordinal) { reader.Agency } : null;
        var evaluator = new ReferenceEvaluator(set, safeguards, setting with { Agencies = new AgencyList(known, setting.Agencies.Routes) }, standpoint);
        var view = new View(set, at, standpoint);
        var (chronology, said) = (Chronology.For(child, view), safeguards.SelectMany(g => evaluator.Subjects(g).Select(subject => evaluator.Look(g, subject, at))).ToList());
        // What may have been known for ever is said to begin at the first minute that is looked at, whichever that is.
        var until = set.Records.Any(r => set.Known(r).Lo <= -Span.Never / 2) ? at + 1 : said.Select(s => s.Until).Append(view.Horizon.Until).Append(visible.Until).Min();
        return new(visible, chronology, [.. said.SelectMany(s => s.Findings)]) { Until = until };
    }
}
