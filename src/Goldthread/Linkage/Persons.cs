namespace Goldthread.Linkage;

/// <summary>
/// Which records are one person, as links come and people decide. Links are never taken away: who is one person follows from all links made and all decisions that hold, so undoing a decision gives back exactly
/// what was before it. A person goes by the first record that came of those that are theirs: when two people become one the older name stays, and when they are parted again each has the name it had.
/// </summary>
/// <param name="barred">Whether two records may not be one person unless somebody decides so.</param>
sealed class Persons(RecordTable table, Func<int, int, bool> barred)
{
    // More than any score: what was linked together stays so, unless somebody decides.
    private const double Begun = 1000;

    private readonly record struct Edge(int A, int B, double Bits);

    private readonly Dictionary<int, List<Edge>> edges = [];
    private readonly Dictionary<int, List<int>> groups = [];
    private readonly Dictionary<int, int> leaders = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private int named;

    public Decisions Decisions { get; private set; } = Decisions.None;

    /// <summary>The first record of the person.</summary>
    public int Of(int record) => leaders.GetValueOrDefault(record, record);

    /// <summary>All records of the person, in the order in which they came.</summary>
    public IReadOnlyList<int> Records(int record) => groups.TryGetValue(Of(record), out var group) ? group : [record];

    /// <summary>Takes over what linking whole files gave: a record of the person whose first record is <paramref name="first"/>.</summary>
    public void Begin(int first, int record)
    {
        Add(new(first, record, Begun));
        if (!groups.TryGetValue(first, out var group)) groups[first] = group = [first];
        group.Add(record);
        (leaders[first], leaders[record]) = (first, first);
    }

    public void Link(int a, int b, double bits)
    {
        Add(new(a, b, bits));
        Settle([a]);
    }

    /// <summary>Takes a link back that likeness made; what people decided is theirs to undo.</summary>
    public void Unlink(int a, int b)
    {
        foreach (var end in new[] { a, b }) edges.GetValueOrDefault(end)?.RemoveAll(e => !double.IsPositiveInfinity(e.Bits) && ((e.A == a && e.B == b) || (e.A == b && e.B == a)));
        Settle([a, b]);
    }

    /// <summary>A record stands in the place of another with the same key: no link is its own yet, and every decision is.</summary>
    public void Replace(int old, int record)
    {
        edges.Remove(old, out var ended);
        var others = (ended ?? []).Select(e => (Record: e.A == old ? e.B : e.A, Decided: double.IsPositiveInfinity(e.Bits))).Distinct().ToList();
        foreach (var (other, _) in others) edges[other].RemoveAll(e => e.A == old || e.B == old);
        leaders.Remove(old);
        groups.Remove(old);
        numbers[table[record].Key] = record;
        foreach (var (other, _) in others.Where(o => o.Decided)) Add(new(record, other, double.PositiveInfinity));
        Settle([record, .. others.Select(o => o.Record)]);
    }

    public void Decide(Decision decision)
    {
        Decisions = Decisions.With(decision);
        SettleFor(decision);
    }

    /// <summary>Nothing happens when there is no such decision.</summary>
    public void Undo(string id)
    {
        if (Decisions.Made.FirstOrDefault(d => d.Id == id) is not { } decision) return;
        Decisions = Decisions.Without(id);
        SettleFor(decision);
    }

    private void SettleFor(Decision decision)
    {
        if (Number(decision.A) is not { } a || Number(decision.B) is not { } b) return;
        // A decision is an edge for ever, so that whoever it may have joined is looked at together; what it says at present is asked when they are.
        Add(new(a, b, double.PositiveInfinity));
        Settle([a, b]);
    }

    private void Add(Edge edge)
    {
        foreach (var end in new[] { edge.A, edge.B })
        {
            if (!edges.TryGetValue(end, out var of)) edges[end] = of = [];
            if (!of.Contains(edge)) of.Add(edge);
        }
    }

    private void Settle(IEnumerable<int> from)
    {
        var (all, waiting) = (new SortedSet<int>(), new Stack<int>(from));
        while (waiting.TryPop(out var record))
            if (all.Add(record))
                foreach (var edge in edges.GetValueOrDefault(record) ?? []) waiting.Push(edge.A == record ? edge.B : edge.A);
        foreach (var record in all)
        {
            leaders.Remove(record);
            groups.Remove(record);
        }
        var links = all.SelectMany(r => edges.GetValueOrDefault(r) ?? []).Distinct().Where(Holds).OrderByDescending(e => e.Bits).ThenBy(e => Math.Min(e.A, e.B)).ThenBy(e => Math.Max(e.A, e.B));
        foreach (var link in links)
        {
            var (a, b) = (Of(link.A), Of(link.B));
            if (a == b || !MayMeet(Records(a), Records(b), double.IsPositiveInfinity(link.Bits))) continue;
            List<int> joined = [.. Records(a).Concat(Records(b)).Order()];
            groups.Remove(Math.Max(a, b));
            groups[joined[0]] = joined;
            foreach (var record in joined) leaders[record] = joined[0];
        }
    }

    private bool Holds(Edge edge) => Decisions.Of(table[edge.A].Key, table[edge.B].Key) is var same && (double.IsPositiveInfinity(edge.Bits) ? same == true : same != false);

    // A decision that two are one overrules what is barred, but never a decision that two are not.
    private bool MayMeet(IReadOnlyList<int> one, IReadOnlyList<int> other, bool decided) =>
        one.All(a => other.All(b => Decisions.Of(table[a].Key, table[b].Key) is { } same ? same : decided || !barred(a, b)));

    /// <summary>The record that holds under a key; null = there is none.</summary>
    public int? Number(string key)
    {
        for (; named < table.Count; named++) numbers.TryAdd(table[named].Key, named);
        return numbers.TryGetValue(key, out var number) ? number : null;
    }
}
