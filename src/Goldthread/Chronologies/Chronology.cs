using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Chronologies;

/// <summary>One entry of a child's story.</summary>
/// <param name="InView">Known by the moment, or perhaps.</param>
/// <param name="Relations">How the people it is about stood to the child at the time.</param>
public sealed record ChronologyEntry(Record Record, Span Occurred, Span Known, Truth InView, IReadOnlyList<string> Relations);

/// <summary>A child's story as at a moment: in time order, with what each person was to the child, and what is in doubt.</summary>
public sealed record Chronology(string Child, IReadOnlyList<ChronologyEntry> Entries, IReadOnlyList<Contradiction> Contradictions)
{
    /// <summary>For one reader the view is of what the reader may see (<see cref="Access.Visible"/>).</summary>
    public static Chronology For(string child, View view)
    {
        var (set, kinship) = (view.Set, new Kinship(view));
        var entries = set.Records
            .Select(r => new ChronologyEntry(r, set.Occurred(r), set.Known(r), view.Holds(r), Relations(r, child, kinship, set)))
            .Where(e => e.InView != Truth.No)
            .OrderBy(e => e.Occurred.Lo).ThenBy(e => e.Occurred.Hi).ThenBy(e => e.Record.Id, StringComparer.Ordinal)
            .ToList();
        return new(child, entries, Contradiction.In(view));
    }

    private static List<string> Relations(Record r, string child, Kinship kinship, RecordSet set)
    {
        FamilyPath[] paths = [FamilyPath.TheChild, FamilyPath.Mother, FamilyPath.Father, FamilyPath.Sibling, FamilyPath.PartnerOfParent, FamilyPath.Grandparent, FamilyPath.Carer, FamilyPath.AdultInHousehold];
        return [.. r.About.Where(set.People.ContainsKey).Select(p =>
        {
            var path = paths.FirstOrDefault(path => kinship.Is(p, path, child, set.OccurredOf(r)).Truth != Truth.No, FamilyPath.Anybody);
            return path == FamilyPath.Anybody ? p : path.Word();
        })];
    }
}
