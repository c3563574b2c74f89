using Goldthread.Records;

namespace Goldthread.Watching;

/// <summary>How the records of one circle hang together.</summary>
internal sealed class Ties
{
    private readonly Dictionary<Name, List<Record>> events = [];
    private readonly Dictionary<Name, List<Record>> dates = [];
    private readonly Dictionary<Name, List<Record>> naming = [];

    public void Add(Record r)
    {
        foreach (var node in Tying.Events(r)) Put(events, node, r);
        foreach (var node in Tying.Dates(r).Distinct()) Put(dates, node, r);
        foreach (var node in Tying.Names(r)) Put(naming, node, r);
    }

    /// <summary>Does it stand by itself: its dates told by none and telling none, another version or telling of none?</summary>
    public bool Single(Record r) => !Dated(r) && Joined(r, []).Count == 0;

    /// <summary>Every record that is seen otherwise now that this one is there: other tellings of it, what is dated with it, and whatever names one of them.</summary>
    public IReadOnlyCollection<Record> Reached(Record r)
    {
        var all = new HashSet<Record>(ReferenceEqualityComparer.Instance) { r };
        var open = new Queue<Record>([r]);
        while (open.TryDequeue(out var at))
            foreach (var next in Tying.Events(at).SelectMany(node => events[node]).Concat(Tying.Dates(at).SelectMany(node => dates[node])).Concat(naming.GetValueOrDefault(Tying.Id(at.Id)) ?? []))
                if (all.Add(next)) open.Enqueue(next);
        return all;
    }

    /// <summary>May it bear on minutes before it was known? By dates that hang together, as what others named before it was there, or by making one event of two or of other people.</summary>
    /// <param name="arrived">Those that came with it.</param>
    public bool BearsBack(Record r, IReadOnlyCollection<Record> arrived)
    {
        if (Dated(r) || (naming.GetValueOrDefault(Tying.Id(r.Id)) ?? []).Exists(n => !arrived.Contains(n))) return true;
        var before = Joined(r, []).Where(o => !arrived.Contains(o)).ToList();
        return before.Count > 0 && (Joined(before[0], arrived).Count + 1 < before.Count || !r.About.All(p => before.Exists(o => o.About.Contains(p))));
    }

    private bool Dated(Record r) => Tying.Dates(r).SelectMany(node => dates[node]).Any(o => o != r);

    // The other tellings of its event, by way of none of some records: then what two of them name alike joins them only if it is there.
    private HashSet<Record> Joined(Record r, IReadOnlyCollection<Record> without)
    {
        var all = new HashSet<Record>(ReferenceEqualityComparer.Instance) { r };
        var open = new Queue<Record>([r]);
        while (open.TryDequeue(out var at))
            foreach (var next in Tying.Events(at).Where(node => without.Count == 0 || events[node].Exists(o => Tying.Id(o.Id) == node && !without.Contains(o))).SelectMany(node => events[node]))
                if (!without.Contains(next) && all.Add(next)) open.Enqueue(next);
        all.Remove(r);
        return all;
    }

    private static void Put(Dictionary<Name, List<Record>> ties, Name node, Record r)
    {
        if (!ties.TryGetValue(node, out var tied)) ties[node] = tied = [];
        tied.Add(r);
    }
}
