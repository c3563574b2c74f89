namespace Goldthread.Time;

/// <summary>
/// Uncertain moments as variables of a network of differences. Variable 0 is the origin of the axis.
/// "r9 is 2 to 4 days after r8" keeps its meaning however vague r8 is, because comparisons are asked of differences.
/// </summary>
public sealed class Network
{
    private readonly List<(int From, int To, long Lo, long Hi)> bounds = [];
    private readonly List<int> component = [0];
    private int count = 1;
    private Dictionary<(int From, int To), long>? closed;
    private Span[]? spans;

    public int Count => count;

    public int Variable()
    {
        (closed, spans) = (null, null);
        component.Add(count);
        return count++;
    }

    /// <summary>Demands lo ≤ x(to) − x(from) ≤ hi.</summary>
    public void Bound(int from, int to, Span difference)
    {
        bounds.Add((from, to, difference.Lo, difference.Hi));
        (closed, spans) = (null, null);
    }

    /// <summary>The least and greatest x(to) − x(from).</summary>
    public Span Difference(int from, int to)
    {
        if (from == to) return Span.At(0);
        Close();
        if (component[from] == component[to] && from != 0 && to != 0) return new(-closed![(to, from)], closed[(from, to)]);
        return from == 0 ? spans![to] : to == 0 ? new(-spans![from].Hi, -spans[from].Lo)
            : new(spans![to].Lo - spans[from].Hi, spans[to].Hi - spans[from].Lo);
    }

    /// <summary>Where a variable can lie.</summary>
    public Span At(int variable)
    {
        Close();
        return variable == 0 ? Span.At(0) : spans![variable];
    }

    /// <summary>The variables of bounds that cannot all hold, none of which can be left out; none when all dates can be true together.</summary>
    public IReadOnlyList<int> Contradiction()
    {
        if (Possible(bounds)) return [];
        var circle = bounds.ToList();
        foreach (var bound in bounds)
            if (circle.Where(b => b != bound).ToList() is var rest && !Possible(rest)) circle = rest;
        return [.. circle.SelectMany(b => new[] { b.From, b.To }).Where(v => v != 0).Distinct().Order()];
    }

    private static bool Possible(List<(int From, int To, long Lo, long Hi)> some) => Components(some).All(part =>
    {
        var d = Shortest(part.Members, part.Bounds);
        return !Enumerable.Range(0, part.Members.Count).Any(i => d[i, i] < 0);
    });

    // Variables that are tied only through the origin are independent: each component is looked at by itself, together with the origin.
    private static IEnumerable<(List<int> Members, List<(int From, int To, long Lo, long Hi)> Bounds)> Components(List<(int From, int To, long Lo, long Hi)> some)
    {
        var parent = new Dictionary<int, int>();
        foreach (var b in some.Where(b => b.From != 0 && b.To != 0)) parent[Root(b.From)] = Root(b.To);
        return some.GroupBy(b => Root(b.From == 0 ? b.To : b.From)).OrderBy(g => g.Key)
            .Select(g => ((List<int>)[0, .. g.SelectMany(b => new[] { b.From, b.To }).Where(v => v != 0).Distinct()], g.ToList()));

        int Root(int v)
        {
            while (parent.TryGetValue(v, out var above) && above != v) v = above;
            return v;
        }
    }

    private void Close()
    {
        if (spans is not null) return;
        for (var i = 0; i < count; i++) component[i] = i;
        var s = Enumerable.Repeat(Span.Anytime, count).ToArray();
        s[0] = Span.At(0);
        closed = [];
        foreach (var (members, own) in Components(bounds))
        {
            var d = Shortest(members, own);
            for (var i = 1; i < members.Count; i++)
            {
                component[members[i]] = members[1];
                s[members[i]] = new(-d[i, 0], d[0, i]);
                for (var j = 1; j < members.Count; j++) closed[(members[i], members[j])] = d[i, j];
            }
        }
        spans = s;
    }

    private static long[,] Shortest(List<int> members, List<(int From, int To, long Lo, long Hi)> bounds)
    {
        var n = members.Count;
        var at = new Dictionary<int, int>();
        for (var i = 0; i < n; i++) at[members[i]] = i;
        var d = new long[n, n];
        for (var i = 0; i < n; i++) for (var j = 0; j < n; j++) d[i, j] = i == j ? 0 : Span.Never;
        foreach (var b in bounds)
        {
            if (!at.TryGetValue(b.From, out var f) || !at.TryGetValue(b.To, out var t)) continue;
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
