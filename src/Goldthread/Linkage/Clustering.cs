namespace Goldthread.Linkage;

/// <summary>Who is one person.</summary>
/// <param name="Of">For each record the lowest number of a record of the same person.</param>
/// <param name="Many">Records that match one person as well as another, who are two; they stand alone.</param>
public sealed record People(IReadOnlyList<int> Of, IReadOnlySet<int> Many);

/// <summary>
/// From pairs to people. The strongest link first, two groups become one if <see cref="Joining"/> lets them: one bad link between two families stands against every other pair of the two, and loses.
/// (Greedy edge contraction, after Keuper et al. 2015, with pairs that may not meet.)
/// </summary>
sealed class Clustering(RecordTable table, Joining joining)
{
    private readonly int[] leaders = [.. Enumerable.Range(0, table.Count)];
    private readonly Dictionary<int, List<int>> groups = [];

    public People Of(IReadOnlyList<ScoredPair> pairs)
    {
        var ranks = table.Ranks();
        var links = pairs.Where(p => p.Verdict.Outcome == Outcome.Link).ToArray();
        Array.Sort(links, (x, y) => Compare(x, y, ranks));
        var refused = new List<ScoredPair>();
        foreach (var link in links)
        {
            var (a, b) = (Leader(link.A), Leader(link.B));
            if (a == b) continue;
            if (link.Verdict.Rule == Rule.DecidedSame || joining.May(Group(a), Group(b))) Join(a, b);
            else refused.Add(link);
        }
        // Of two that are both torn, the same one whatever their order in the file.
        var many = refused.SelectMany(r => new[] { r.A, r.B }.Where(record => Torn(record, r)).OrderBy(record => ranks[record]).Take(1)).ToHashSet();
        return new(Apart(many), many);
    }

    // What was decided by people first, then by strength; between equals by the records' own keys, so that their order in the file decides nothing.
    private static int Compare(ScoredPair x, ScoredPair y, int[] ranks)
    {
        var (decidedX, decidedY) = (x.Verdict.Rule == Rule.DecidedSame, y.Verdict.Rule == Rule.DecidedSame);
        if (decidedX != decidedY) return decidedX ? -1 : 1;
        if (y.Score.Bits.CompareTo(x.Score.Bits) is var byBits && byBits != 0) return byBits;
        var (lowX, lowY) = (Math.Min(ranks[x.A], ranks[x.B]), Math.Min(ranks[y.A], ranks[y.B]));
        return lowX != lowY ? lowX.CompareTo(lowY) : Math.Max(ranks[x.A], ranks[x.B]).CompareTo(Math.Max(ranks[y.A], ranks[y.B]));
    }

    /// <summary>Whether a record that was linked belongs as well, or nearly, where it was refused.</summary>
    private bool Torn(int record, ScoredPair refused)
    {
        var own = Group(Leader(record));
        return own.Count > 1 && own.Where(o => o != record).Max(o => Strength(record, o)) - refused.Score.Bits < Joining.Margin;
    }

    private double Strength(int a, int b)
    {
        var score = joining.Score(a, b);
        return joining.Decide(a, b, score).Rule == Rule.DecidedSame ? double.MaxValue : score.Bits;
    }

    private int[] Apart(HashSet<int> many)
    {
        int[] people = [.. Enumerable.Range(0, table.Count)];
        foreach (var group in groups.Values)
        {
            var together = group.Where(r => !many.Contains(r)).ToList();
            foreach (var r in together) people[r] = together.Min();
        }
        return people;
    }

    private void Join(int a, int b)
    {
        var (kept, gone) = a < b ? (a, b) : (b, a);
        Group(kept).AddRange(Group(gone));
        groups.Remove(gone);
        leaders[gone] = kept;
    }

    private List<int> Group(int leader) => groups.TryGetValue(leader, out var group) ? group : groups[leader] = [leader];

    private int Leader(int record)
    {
        while (leaders[record] != record) record = leaders[record] = leaders[leaders[record]];
        return record;
    }
}
