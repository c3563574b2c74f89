namespace Goldthread.Linkage;

/// <summary>Explains the score of two records, field by field. Each thread needs its own.</summary>
public sealed class Waterfalls
{
    private readonly Comparer comparer;
    private readonly Scorer scorer;

    internal Waterfalls(RecordTable table, Scorer scorer) => (comparer, this.scorer) = (new(table), scorer);

    /// <summary>The odds to start with, what each field adds, and what brothers and sisters take away; together they are the score.</summary>
    public IReadOnlyList<WaterfallStep> Of(int a, int b)
    {
        Span<int> values = stackalloc int[Schema.MostFields];
        return scorer.Waterfall(scorer.Score(comparer.Compare(a, b, values), values), values);
    }
}
