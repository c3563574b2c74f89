namespace Goldthread.Linkage;

/// <summary>Two records that were compared, with what was decided.</summary>
public readonly record struct ScoredPair(int A, int B, PairScore Score, Verdict Verdict);

/// <summary>The pairs of whole files that are linked or to be looked at, and how many were compared to find them.</summary>
public sealed record Scoring(IReadOnlyList<ScoredPair> Pairs, long Compared);

/// <summary>
/// Links whole files in steps, each of which may be timed by whoever takes it: the index of keys on opening, then learning, scoring, and people. The same records in any order, on any number of cores,
/// give the same people.
/// </summary>
public sealed class Linker
{
    // Of each core, so that none waits long for another.
    private const int SlicesOfACore = 8;
    private readonly RecordTable table;
    private readonly KeyIndex index;
    private readonly Decisions decisions;
    private readonly int cores;

    public Linker(RecordTable table, Decisions decisions, int cores = 1)
    {
        (this.table, this.decisions, this.cores) = (table, decisions, cores);
        index = new(table);
        index.AddAll(table.Count);
    }

    public Learnt Learn(LinkModel before) => new Learning(table, index, cores).From(before);

    public Scoring Score(LinkModel model)
    {
        var (scorer, rules) = (new Scorer(model, table), new Rules(table, model, decisions));
        var count = cores * SlicesOfACore;
        int From(int slice) => (int)((long)table.Count * slice / count);
        var slices = Enumerable.Range(0, count).AsParallel().AsOrdered().WithDegreeOfParallelism(cores).Select(s => Score(scorer, rules, From(s), From(s + 1))).ToList();
        return new([.. slices.SelectMany(s => s.Pairs)], slices.Sum(s => s.Compared));
    }

    public People People(LinkModel model, Scoring scoring) => new Clustering(table, new(table, new(model, table), new(table, model, decisions))).Of(scoring.Pairs);

    public Waterfalls Waterfalls(LinkModel model) => new(table, new(model, table));

    private (List<ScoredPair> Pairs, long Compared) Score(Scorer scorer, Rules rules, int from, int to)
    {
        var (candidates, comparer) = (new Candidates(table, index), new Comparer(table));
        Span<int> values = stackalloc int[Schema.MostFields];
        var (pairs, compared) = (new List<ScoredPair>(), 0L);
        for (var record = from; record < to; record++)
        {
            var others = candidates.After(record);
            table.Fetch(others);
            compared += others.Length;
            foreach (var other in others)
            {
                var score = scorer.Score(comparer.Compare(record, other, values), values);
                var verdict = rules.Decide(record, other, score);
                if (verdict.Outcome is Outcome.Link or Outcome.Review) pairs.Add(new(record, other, score, verdict));
            }
        }
        return (pairs, compared);
    }
}
