namespace Goldthread.Linkage;

/// <summary>Whether two groups of records, each of one person, are one person. Each thread needs its own.</summary>
sealed class Joining(RecordTable table, Scorer scorer, Rules rules)
{
    /// <summary>Sixteen to one: from there on one match is better than another.</summary>
    public const double Margin = 4;

    private readonly Comparer comparer = new(table);

    public PairScore Score(int a, int b)
    {
        Span<int> values = stackalloc int[Schema.MostFields];
        return scorer.Score(comparer.Compare(a, b, values), values);
    }

    public Verdict Decide(int a, int b, PairScore score) => rules.Decide(a, b, score);

    public bool Barred(int a, int b) => rules.Decide(a, b, Score(a, b)).Barred;

    /// <summary>If no rule forbids it for any two of their records, and what speaks for it at its best outweighs all that speaks against. What is merely missing speaks against nothing.</summary>
    public bool May(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        var (best, against) = (double.MinValue, 0.0);
        foreach (var a in one)
            foreach (var b in other)
            {
                var score = Score(a, b);
                if (rules.Decide(a, b, score).Barred) return false;
                best = Math.Max(best, score.Bits);
                against += Math.Min(score.Bits - scorer.Start, 0);
            }
        return best + against > 0;
    }
}
