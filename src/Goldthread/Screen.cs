using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Chronologies;
using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Safeguards;

namespace Goldthread;

/// <summary>What one reader is shown of a child: the chronology, the duties with their states, and whom to ring. A function of what the reader may see, and of nothing else.</summary>
public sealed record Screen(Visible Visible, Chronology? Chronology, IReadOnlyList<Finding> Findings)
{
    /// <param name="setting">With the partnership's agencies. Those that nobody is to know of are left out, unless one is the reader's own.</param>
    public static Screen Of(Visible visible, Reader reader, string child, IReadOnlyList<Safeguard> safeguards, Setting setting, long at)
    {
        if (visible.Records is not { } set) return new(visible, null, []);
        var known = setting.Agencies.All.Values.Where(a => a.Name == reader.Agency || a.Tier is not (Tier.Hidden or Tier.Brokered));
        var standpoint = visible.Entrance == Entrance.OwnAgencyOnly ? new HashSet<string>(StringComparer.Ordinal) { reader.Agency } : null;
        var evaluator = new ReferenceEvaluator(set, safeguards, setting with { Agencies = new AgencyList(known, setting.Agencies.Routes) }, standpoint);
        return new(visible, Chronology.For(child, new View(set, at, standpoint)), evaluator.At(at));
    }
}
