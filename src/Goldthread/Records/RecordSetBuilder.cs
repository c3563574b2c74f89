using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>Ties read records into a set: checks what they say of each other and lays their moments in the network.</summary>
public static class RecordSetBuilder
{
    /// <param name="places">Where each record stands, by id.</param>
    /// <param name="unread">Ids of records that could not be read: named rightly, and left out of the network.</param>
    /// <returns>Null when a problem was added, or some record was not read.</returns>
    public static RecordSet? Build(IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people, Reckoning reckoning,
        IReadOnlyDictionary<string, Place> places, IReadOnlySet<string> unread, ProblemList problems)
    {
        var before = problems.Count;
        var byId = new Dictionary<string, Record>(StringComparer.Ordinal);
        foreach (var r in records)
            if (!byId.TryAdd(r.Id, r)) problems.Add(ProblemKind.DuplicateId, places[r.Id], $"Two records are called '{r.Id}'.", r.Id);
        foreach (var r in byId.Values)
        {
            foreach (var id in Named(r).Where(id => !byId.ContainsKey(id) && !unread.Contains(id)))
                problems.Unknown(ProblemKind.UnknownRecord, places[r.Id], id, $"a record (named by {r.Id})", byId.Keys);
            if ((r.Supersedes ?? r.Withdraws) is { } earlier && byId.TryGetValue(earlier, out var target) && (target.By != r.By || (target.Source is { } s && (s.System, s.Key) != (r.Source?.System, r.Source?.Key))))
                problems.Add(ProblemKind.ForeignCorrection, places[r.Id], $"{r.Id} by {r.By} corrects {target.Id} by {target.By}.", r.Id);
            if (Circular(r, byId)) problems.Add(ProblemKind.ImpossibleOrder, places[r.Id], $"{r.Id} supersedes itself by way of others.", r.Id);
            CheckFamily(r, people, places[r.Id], problems);
        }
        if (byId.Values.Any(r => r.Occurred.Anchors.Concat(r.Known?.Anchors ?? []).Any(a => !byId.ContainsKey(a) && !unread.Contains(a)))) return null;

        var laid = new Laid(reckoning);
        foreach (var r in laid.Lay([.. byId.Values]))
            problems.Add(ProblemKind.KnownBeforeOccurred, places[r.Id], $"{r.Id} ({r.Kind.Name}) is known before it happened.", r.Known!.Text);
        if (laid.Impossible() is { Count: > 0 } ids)
        {
            problems.Add(ProblemKind.ImpossibleOrder, places[ids[0]], $"These cannot all be true: {string.Join(", ", ids.Select(id => $"{id} ({byId[id].Occurred.Text})"))}.", ids[0]);
            return null;
        }
        return problems.Count > before || unread.Count > 0 ? null : laid.Set(records, people);
    }

    /// <summary>Ties what has arrived so far: what one record names and is not here may come later, and leaves a date open until then.</summary>
    /// <returns>Null when the dates cannot all be true, or two records have one id.</returns>
    public static RecordSet? Arrived(IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people, Reckoning reckoning)
    {
        if (records.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count() < records.Count) return null;
        var laid = new Laid(reckoning);
        laid.Lay(records);
        return laid.Impossible().Count > 0 ? null : laid.Set(records, people);
    }

    // Is it known when it happened or later? What is told otherwise, of no plan, is told wrongly.
    internal static bool Follows(Record r, Axis axis) => !r.Planned && (r.Kind.MayBePlanned || r.Known!.On(axis).Hi >= r.Occurred.On(axis).Lo);

    // The moments of records in one network.
    private sealed class Laid(Reckoning reckoning)
    {
        private readonly Moments moments = new();
        private readonly Dictionary<string, Moment> known = [];
        private Dictionary<string, Moment> occurred = [];

        /// <returns>Those that were known before they happened.</returns>
        public IReadOnlyList<Record> Lay(IReadOnlyList<Record> records)
        {
            var early = new List<Record>();
            occurred = records.OrderBy(r => r.Id, StringComparer.Ordinal).ToDictionary(r => r.Id, r => moments.Add(r.Occurred.On(reckoning.Axis)));
            Moment Anchor(string id) => occurred.TryGetValue(id, out var m) ? m : moments.Add(Span.Anytime);
            foreach (var r in records.OrderBy(r => r.Id, StringComparer.Ordinal))
            {
                r.Occurred.Tie(moments, occurred[r.Id], Anchor);
                if (r.Known is null)
                {
                    known[r.Id] = occurred[r.Id];
                    continue;
                }
                known[r.Id] = moments.Add(r.Known.On(reckoning.Axis));
                r.Known.Tie(moments, known[r.Id], Anchor);
                if (Follows(r, reckoning.Axis)) moments.Bound(occurred[r.Id], known[r.Id], new(0, Span.Never));
                else if (!r.Planned) early.Add(r);
            }
            return early;
        }

        /// <summary>Ids of records whose dates cannot all be true; none when they can.</summary>
        public IReadOnlyList<string> Impossible() => moments.Contradiction() is { Count: > 0 } circle
            ? [.. occurred.Concat(known).Where(m => circle.Contains(m.Value)).Select(m => m.Key).Distinct().Order(StringComparer.Ordinal)] : [];

        public RecordSet Set(IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people)
        {
            foreach (var moment in occurred.Values.Concat(known.Values)) moments.At(moment);
            return new(records, people, reckoning, moments, occurred, known);
        }
    }

    private static IEnumerable<string> Named(Record r) =>
        [.. r.Concerning, .. r.Disputes, .. new[] { r.Of, r.SameEventAs, r.Supersedes, r.Withdraws }.OfType<string>(), .. r.Occurred.Anchors, .. r.Known?.Anchors ?? []];

    private static bool Circular(Record r, Dictionary<string, Record> byId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = r; at.Supersedes is { } p && byId.TryGetValue(p, out var earlier); at = earlier)
            if (!seen.Add(at.Id)) return true;
        return false;
    }

    private static void CheckFamily(Record r, IReadOnlyDictionary<string, PersonLabel> people, Place place, ProblemList problems)
    {
        if (r.Kind.Asserts is null) return;
        var named = r.About.Where(people.ContainsKey).ToList();
        if (named.Count < 2) problems.Add(ProblemKind.FamilyPeople, place, $"{r.Id} ({r.Kind.Name}) names {named.Count} of the people.", r.Id);
    }
}
