using System.Collections.Concurrent;
using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>The records about one family with their moments tied into one network. Nothing of it changes.</summary>
public sealed class RecordSet
{
    private readonly Dictionary<string, Record> byId;
    private readonly Dictionary<string, Moment> occurred;
    private readonly Dictionary<string, Moment> known;
    private readonly Dictionary<string, Span> knownSpans;
    private readonly Dictionary<string, List<Record>> replacers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> events;
    private readonly Dictionary<string, IReadOnlyList<Record>> copies;
    private readonly Dictionary<string, Record> first;
    private readonly ConcurrentDictionary<object, IReadOnlyList<Record>> ofKinds = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, IReadOnlyList<Record>> asserting = new(StringComparer.Ordinal);

    internal RecordSet(IReadOnlyList<Record> records, IReadOnlyDictionary<string, PersonLabel> people, Reckoning reckoning, Moments moments,
        Dictionary<string, Moment> occurred, Dictionary<string, Moment> known)
    {
        Records = [.. records.OrderBy(r => r.Id, StringComparer.Ordinal)];
        Sorts = [.. Records.GroupBy(Sort).Select(sort => sort.ToList())];
        SayingAge = [.. Records.Where(SaysAge)];
        (People, Reckoning, Moments, this.occurred, this.known) = (people, reckoning, moments, occurred, known);
        byId = Records.ToDictionary(r => r.Id);
        knownSpans = Records.ToDictionary(r => r.Id, r => moments.At(known[r.Id]));
        var versions = Records.ToLookup(r => r.Source is { } s ? (s.System, s.Key) : default);
        foreach (var s in Records)
            foreach (var r in Earlier(s, versions, []).DistinctBy(r => r.Id).Where(r => Replaces(s, r)))
            {
                if (!replacers.TryGetValue(r.Id, out var its)) replacers[r.Id] = its = [];
                its.Add(s);
            }
        events = Events(versions);
        copies = Records.GroupBy(r => events[r.Id]).ToDictionary(same => same.Key, same => (IReadOnlyList<Record>)[.. same]);
        first = Records.GroupBy(Root).SelectMany(chain => chain.Select(r => (r.Id, First: chain.Aggregate((a, b) => ByKnown(a, b) <= 0 ? a : b)))).ToDictionary(f => f.Id, f => f.First);
    }

    // A set and one record more, which is tied to none of them.
    private RecordSet(RecordSet before, Record r, Moment occurred, Moment known)
    {
        (People, Reckoning, Moments, replacers) = (before.People, before.Reckoning, before.Moments, before.replacers);
        Records = Placed(before.Records, r);
        Sorts = before.Sorts.Any(s => Sort(s[0]) == Sort(r)) ? [.. before.Sorts.Select(s => Sort(s[0]) == Sort(r) ? Placed(s, r) : s)] : [.. before.Sorts, [r]];
        SayingAge = SaysAge(r) ? Placed(before.SayingAge, r) : before.SayingAge;
        byId = new(before.byId) { [r.Id] = r };
        this.occurred = new(before.occurred) { [r.Id] = occurred };
        this.known = new(before.known) { [r.Id] = known };
        knownSpans = new(before.knownSpans) { [r.Id] = Moments.At(known) };
        events = new(before.events) { [r.Id] = r.Id };
        copies = new(before.copies) { [r.Id] = [r] };
        first = new(before.first) { [r.Id] = r };
        foreach (var (kinds, found) in before.ofKinds) ofKinds[kinds] = ((IReadOnlyList<KindPattern>)kinds).Any(k => k.Matches(r.Kind.Name)) ? Placed(found, r) : found;
        foreach (var (relation, found) in before.asserting) asserting[relation] = Asserts(r, relation) ? Placed(found, r) : found;
    }

    /// <summary>The same set and one record more. Its date must be told by itself, no other by it, and it must correct, withdraw or repeat none of them.</summary>
    /// <returns>Null when its own dates cannot be true.</returns>
    internal RecordSet? With(Record r)
    {
        var happened = Moments.Add(r.Occurred.On(Reckoning.Axis));
        // What it is told by is not here yet, unless it is itself.
        Moment Anchor(string id) => id == r.Id ? happened : Moments.Add(Span.Anytime);
        r.Occurred.Tie(Moments, happened, Anchor);
        var learnt = happened;
        if (r.Known is { } said)
        {
            learnt = Moments.Add(said.On(Reckoning.Axis));
            said.Tie(Moments, learnt, Anchor);
            if (RecordSetBuilder.Follows(r, Reckoning.Axis)) Moments.Bound(happened, learnt, new(0, Span.Never));
        }
        return Moments.Possible(happened) && Moments.Possible(learnt) ? new(this, r, happened, learnt) : null;
    }

    /// <summary>In order of id, so that the order of files and lines means nothing.</summary>
    public IReadOnlyList<Record> Records { get; }

    /// <summary>Those of one kind, done or planned, by themselves.</summary>
    public IReadOnlyList<IReadOnlyList<Record>> Sorts { get; }

    /// <summary>Births, and whatever else may say how old somebody is.</summary>
    public IReadOnlyList<Record> SayingAge { get; }

    public IReadOnlyDictionary<string, PersonLabel> People { get; }

    public Reckoning Reckoning { get; }

    public Moments Moments { get; }

    /// <summary>The records of some kinds, in order of id. Remembered by the list that asks.</summary>
    public IReadOnlyList<Record> OfKinds(IReadOnlyList<KindPattern> kinds)
    {
        if (!ofKinds.TryGetValue(kinds, out var found)) ofKinds[kinds] = found = [.. Sorts.Where(sort => kinds.Any(k => k.Matches(sort[0].Kind.Name))).SelectMany(sort => sort).OrderBy(r => r.Id, StringComparer.Ordinal)];
        return found;
    }

    /// <summary>The records that assert a family relation; a birth and a pregnancy say who the mother is.</summary>
    public IReadOnlyList<Record> Asserting(string relation)
    {
        if (!asserting.TryGetValue(relation, out var found))
            asserting[relation] = found = [.. Records.Where(r => Asserts(r, relation))];
        return found;
    }

    public Record this[string id] => byId[id];

    public bool Has(string id) => byId.ContainsKey(id);

    public Moment OccurredOf(Record r) => occurred[r.Id];

    public Moment KnownOf(Record r) => known[r.Id];

    public Span Occurred(Record r) => Moments.At(occurred[r.Id]);

    public Span Known(Record r) => knownSpans[r.Id];

    /// <summary>Records that take this one's place once they are received: corrections, withdrawals, later versions of the same source key.</summary>
    public IReadOnlyList<Record> Replacers(Record r) => replacers.Count > 0 && replacers.TryGetValue(r.Id, out var its) ? its : [];

    /// <summary>The name of the statement, whatever its version: part of a duty's key.</summary>
    public string Root(Record r) => r.Source is { } s ? $"{s.System}/{s.Key}" : r.Supersedes is { } p && byId.TryGetValue(p, out var earlier) ? Root(earlier) : r.Id;

    /// <summary>The statement as it was first made, before its corrections.</summary>
    public Record First(Record r) => first[r.Id];

    /// <summary>When a statement was first known, in whatever version.</summary>
    public Span FirstKnown(Record r) => Known(first[r.Id]);

    /// <summary>The name of the event: the same for every record that says so.</summary>
    public string EventOf(Record r) => events[r.Id];

    /// <summary>Every record of the same event, itself included.</summary>
    public IReadOnlyList<Record> Copies(Record r) => copies[events[r.Id]];

    /// <summary>The same set with the content of some records taken out and their moments kept.</summary>
    public RecordSet Emptied(IReadOnlySet<string> ids) =>
        new([.. Records.Select(r => ids.Contains(r.Id) ? r with { Emptied = true } : r)], People, Reckoning, Moments, occurred, known);

    /// <summary>The order of statements: by when they were first known, then by id. A correction keeps its statement's place.</summary>
    public int Order(Record a, Record b) => ByKnown(first[a.Id], first[b.Id]) is var statements && statements != 0 ? statements : ByKnown(a, b);

    private static (string, bool) Sort(Record r) => (r.Kind.Name, r.Planned);

    private static bool SaysAge(Record r) => r.Kind.Name == "birth" || r.Fields.ContainsKey("age");

    private static bool Asserts(Record r, string relation) =>
        r.Kind.Asserts == relation || (relation == "mother" && !r.Planned && (r.Kind.Name == "birth" || r.Kind.Name.StartsWith("pregnancy.", StringComparison.Ordinal)));

    // Where its id puts it.
    private static List<Record> Placed(IReadOnlyList<Record> records, Record r)
    {
        var placed = new List<Record>(records.Count + 1);
        placed.AddRange(records);
        var at = placed.Count;
        while (at > 0 && string.CompareOrdinal(placed[at - 1].Id, r.Id) > 0) at--;
        placed.Insert(at, r);
        return placed;
    }

    private int ByKnown(Record a, Record b)
    {
        var (x, y) = (Known(a), Known(b));
        var byKnown = x.Lo != y.Lo ? x.Lo.CompareTo(y.Lo) : x.Hi.CompareTo(y.Hi);
        return byKnown != 0 ? byKnown : string.CompareOrdinal(a.Id, b.Id);
    }

    private bool Replaces(Record s, Record r)
    {
        if (s.Id == r.Id) return false;
        if (s.Source is { } a && r.Source is { } b && a.System == b.System && a.Key == b.Key) return a.Version > b.Version;
        var earlier = s.Supersedes ?? s.Withdraws;
        return earlier is not null && byId.TryGetValue(earlier, out var direct) && (direct.Id == r.Id || Replaces(direct, r));
    }

    // Those among which the records are that this one takes the place of.
    private IEnumerable<Record> Earlier(Record s, ILookup<(string, string), Record> versions, HashSet<string> seen)
    {
        if (!seen.Add(s.Id)) return [];
        var same = s.Source is { } source ? versions[(source.System, source.Key)] : [];
        return (s.Supersedes ?? s.Withdraws) is { } earlier && byId.TryGetValue(earlier, out var direct) ? [.. same, direct, .. Earlier(direct, versions, seen)] : same;
    }

    // The least id among all records joined by "same event as" or as corrections of one another, whichever way round.
    private Dictionary<string, string> Events(ILookup<(string, string), Record> versions)
    {
        var root = Records.ToDictionary(r => r.Id, r => r.Id);
        foreach (var r in Records)
            foreach (var other in new[] { r.SameEventAs, r.Supersedes, r.Withdraws }.OfType<string>().Where(byId.ContainsKey)) Join(r.Id, other);
        foreach (var same in versions.Where(v => v.Key != default))
            foreach (var r in same) Join(same.First().Id, r.Id);
        return Records.ToDictionary(r => r.Id, r => Root(r.Id));

        string Root(string id)
        {
            while (root[id] is var above && above != id) (root[id], id) = (root[above], above);
            return id;
        }

        void Join(string a, string b)
        {
            var (x, y) = (Root(a), Root(b));
            if (string.CompareOrdinal(x, y) < 0) root[y] = x;
            else root[x] = y;
        }
    }
}
