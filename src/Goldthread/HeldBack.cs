using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread;

/// <summary>A finding that its owner cannot be told as it stands.</summary>
/// <param name="Finding">As it stands for those who see everything that it rests on.</param>
/// <param name="Owner">The agency that it asks.</param>
/// <param name="Holders">The agencies that hold what the owner may not see, and hear first. They share, ask, or decline with a reason.</param>
public sealed record HeldBack(Finding Finding, string Owner, IReadOnlyList<string> Holders)
{
    /// <summary>Everything that speaks in the joined view and that an owner's own screen does not say in the same way.</summary>
    /// <param name="joined">With all records of <paramref name="records"/>.</param>
    /// <param name="records">By id, as their agencies told them.</param>
    /// <param name="screen">What an agency is shown.</param>
    public static IReadOnlyList<HeldBack> Of(IEnumerable<Finding> joined, IReadOnlyDictionary<string, Record> records, Func<string, Screen> screen) =>
        [.. from finding in joined
            where finding.Speaks != Truth.No
            from owner in finding.Owner.Agencies
            let shown = screen(owner)
            where !shown.Findings.Any(f => f.Key == finding.Key && f.Speaks == finding.Speaks && f.State == finding.State)
            select new HeldBack(finding, owner, HoldersOf(finding, records, shown))];

    /// <summary>
    /// What speaks in the joined view and is said neither to its owner nor to whoever withholds from the owner a record that it rests on: the holders withhold from each other, or what is withheld only dates what it rests on. None of them can decide what it does not see: a broker hears of it.
    /// </summary>
    public static IReadOnlyList<HeldBack> BetweenHolders(IEnumerable<Finding> joined, IReadOnlyDictionary<string, Record> records, Func<string, Screen> screen)
    {
        bool Hears(string agency, Finding finding) => screen(agency).Findings.Any(f => f.Key == finding.Key && f.Speaks == Truth.Yes);
        return [.. from held in Of(joined.Where(f => f.Speaks == Truth.Yes), records, screen)
                   let shown = screen(held.Owner).Visible.Records
                   let withheld = held.Finding.Evidence.Where(id => records.ContainsKey(id) && shown?.Has(id) != true).Select(id => records[id].By)
                   where !withheld.Append(held.Owner).Any(agency => Hears(agency, held.Finding))
                   select held];
    }

    private static List<string> HoldersOf(Finding finding, IReadOnlyDictionary<string, Record> records, Screen shown)
    {
        var rests = finding.Evidence.Concat(finding.MetBy).Where(records.ContainsKey).Select(id => records[id]).ToList();
        var unseen = rests.Where(r => shown.Visible.Records is not { } seen || !seen.Has(r.Id) || seen[r.Id].By != r.By).ToList();
        return [.. (unseen.Count > 0 ? unseen : rests).Select(r => r.By).Distinct().Order(StringComparer.Ordinal)];
    }
}
