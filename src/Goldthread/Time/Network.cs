namespace Goldthread.Time;

/// <summary>
/// Uncertain moments as variables of a network of differences. Variable 0 is the origin of the axis.
/// "r9 is 2 to 4 days after r8" keeps its meaning however vague r8 is, because comparisons are asked of differences.
/// Variables that are tied only through the origin are independent: what is added to one part leaves the others as they were.
/// </summary>
public sealed class Network
{
    private readonly List<(int From, int To, long Lo, long Hi)> bounds = [];
    private readonly List<Part> parts = [new([])];
    private readonly List<int> places = [0];

    // Variables that are tied to one another, with the shortest paths between them once they have been asked for; place 0 of those is the origin.
    private sealed class Part(List<int> members)
    {
        public List<int> Members => members;

        public List<(int From, int To, long Lo, long Hi)> Bounds { get; } = [];

        public long[,]? Closed { get; set; }
    }

    public int Count => parts.Count;

    public int Variable()
    {
        parts.Add(new([parts.Count]));
        places.Add(1);
        return parts.Count - 1;
    }

    /// <summary>Demands lo ≤ x(to) − x(from) ≤ hi.</summary>
    public void Bound(int from, int to, Span difference)
    {
        bounds.Add((from, to, difference.Lo, difference.Hi));
        var part = from == 0 ? parts[to] : to == 0 ? parts[from] : Joined(parts[from], parts[to]);
        part.Bounds.Add(bounds[^1]);
        part.Closed = null;
    }

    /// <summary>The least and greatest x(to) − x(from).</summary>
    public Span Difference(int from, int to)
    {
        if (from == to) return Span.At(0);
        if (from != 0 && to != 0 && parts[from] == parts[to])
        {
            var d = Closed(parts[from]);
            return new(-d[places[to], places[from]], d[places[from], places[to]]);
        }
        var (a, b) = (At(from), At(to));
        return from == 0 ? b : to == 0 ? new(-a.Hi, -a.Lo) : new(b.Lo - a.Hi, b.Hi - a.Lo);
    }

    /// <summary>Where a variable can lie.</summary>
    public Span At(int variable)
    {
        if (variable == 0) return Span.At(0);
        var (d, place) = (Closed(parts[variable]), places[variable]);
        return new(-d[place, 0], d[0, place]);
    }

    /// <summary>The variables of bounds that cannot all hold, none of which can be left out; none when all dates can be true together.</summary>
    public IReadOnlyList<int> Contradiction()
    {
        if (parts.Distinct().All(Possible)) return [];
        var circle = bounds.ToList();
        foreach (var bound in bounds)
            if (circle.Where(b => b != bound).ToList() is var rest && !Possible(rest)) circle = rest;
        return [.. circle.SelectMany(b => new[] { b.From, b.To }).Where(v => v != 0).Distinct().Order()];
    }

    /// <summary>Can all that is demanded of a variable, and of those that it is tied to, hold together?</summary>
    public bool Possible(int variable) => Possible(parts[variable]);

    private Part Joined(Part a, Part b)
    {
        if (a == b) return a;
        var (into, from) = a.Members.Count >= b.Members.Count ? (a, b) : (b, a);
        foreach (var v in from.Members)
        {
            into.Members.Add(v);
            (parts[v], places[v]) = (into, into.Members.Count);
        }
        into.Bounds.AddRange(from.Bounds);
        return into;
    }

    private long[,] Closed(Part part) => part.Closed ??= Shortest(part.Members.Count + 1, part.Bounds);

    private bool Possible(Part part) => part.Members.Count == 0 || Possible(Closed(part));

    private static bool Possible(long[,] d)
    {
        for (var i = 0; i < d.GetLength(0); i++)
            if (d[i, i] < 0) return false;
        return true;
    }

    private static bool Possible(List<(int From, int To, long Lo, long Hi)> some)
    {
        var network = new Network();
        foreach (var v in Enumerable.Range(1, some.SelectMany(b => new[] { b.From, b.To }).DefaultIfEmpty().Max())) network.Variable();
        foreach (var (from, to, lo, hi) in some) network.Bound(from, to, new(lo, hi));
        return network.parts.Distinct().All(network.Possible);
    }

    private long[,] Shortest(int n, List<(int From, int To, long Lo, long Hi)> bounds)
    {
        var d = new long[n, n];
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = i == j ? 0 : Span.Never;
        foreach (var b in bounds)
        {
            var (f, t) = (places[b.From], places[b.To]);
            if (b.Hi < Span.Never) d[f, t] = Math.Min(d[f, t], b.Hi);
            if (b.Lo > -Span.Never) d[t, f] = Math.Min(d[t, f], -b.Lo);
        }
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
            {
                if (d[i, k] >= Span.Never / 2) continue;
                for (var j = 0; j < n; j++)
                    if (d[k, j] < Span.Never / 2 && d[i, k] + d[k, j] < d[i, j]) d[i, j] = d[i, k] + d[k, j];
            }
        return d;
    }
}
