namespace Goldthread.Linkage;

/// <summary>A pair as it was written, by the places of its records.</summary>
/// <param name="Linked">Whether it was linked.</param>
/// <param name="Ruled">Whether a rule decided, and not the probability.</param>
public readonly record struct EvaluatedPair(int A, int B, double Probability, bool Linked, bool Ruled);

/// <param name="Wrong">Pairs that were taken for one person and are two.</param>
/// <param name="Missed">Pairs of one person that were not taken so.</param>
public sealed record Accuracy(long Right, long Wrong, long Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <param name="From">Inclusive; up to the next.</param>
/// <param name="True">How many of the pairs are of one person.</param>
public sealed record Calibration(double From, int Pairs, int True);

/// <summary>How right linking was.</summary>
/// <param name="People">Every two records of one person, however they came together.</param>
/// <param name="Links">The pairs that were linked by themselves.</param>
/// <param name="Exact">How many of the true persons have all of their records together, and no other.</param>
public sealed record Evaluation(Accuracy People, Accuracy Links, int Exact, int Persons, IReadOnlyList<Calibration> Calibration)
{
    private static readonly double[] Bands = [0.5, 0.8, 0.95, 0.99, 0.999];

    /// <param name="people">For each record the number of its person.</param>
    /// <param name="truth">Who it is; empty = not known, and then nobody's.</param>
    public static Evaluation Of(IReadOnlyList<int> people, IReadOnlyList<string> truth, IReadOnlyCollection<EvaluatedPair> pairs)
    {
        var all = Pairs(Enumerable.Range(0, truth.Count).Where(r => truth[r].Length > 0).CountBy(r => truth[r]));
        var right = Pairs(Enumerable.Range(0, truth.Count).Where(r => truth[r].Length > 0).CountBy(r => (people[r], truth[r])));
        var found = Pairs(people.CountBy(p => p));
        bool Same(EvaluatedPair p) => truth[p.A].Length > 0 && truth[p.A] == truth[p.B];
        var links = pairs.Where(p => p.Linked).ToList();
        long trueLinks = links.Count(Same);
        var sizes = truth.Where(t => t.Length > 0).CountBy(t => t).ToDictionary(StringComparer.Ordinal);
        var exact = Enumerable.Range(0, truth.Count).GroupBy(r => people[r], r => truth[r]).Count(g => g.Distinct().Count() == 1 && sizes.TryGetValue(g.First(), out var size) && size == g.Count());
        return new(new(right, found - right, all - right), new(trueLinks, links.Count - trueLinks, all - trueLinks), exact, sizes.Count,
            [.. Bands.Select((from, i) => Band(from, i + 1 < Bands.Length ? Bands[i + 1] : double.MaxValue))]);

        Calibration Band(double from, double to)
        {
            var within = pairs.Where(p => !p.Ruled && p.Probability >= from && p.Probability < to).ToList();
            return new(from, within.Count, within.Count(Same));
        }
    }

    /// <summary>For each value of a group, of the pairs of one person in which at least one record has it, how many were found.</summary>
    public static IReadOnlyList<(string Value, Accuracy Accuracy)> ByGroup(IReadOnlyList<int> people, IReadOnlyList<string> truth, IReadOnlyList<string> group)
    {
        var counts = new SortedDictionary<string, (long Right, long Wrong, long Missed)>(StringComparer.Ordinal);
        void Count(IEnumerable<IGrouping<string, int>> of, Func<int, int, (long, long, long)> what)
        {
            foreach (var records in of.Select(g => g.ToList()))
                for (var i = 0; i < records.Count; i++)
                    for (var j = 0; j < i; j++)
                        foreach (var value in new[] { group[records[i]], group[records[j]] }.Distinct())
                        {
                            var (right, wrong, missed) = what(records[i], records[j]);
                            counts[value] = counts.TryGetValue(value, out var c) ? (c.Right + right, c.Wrong + wrong, c.Missed + missed) : (right, wrong, missed);
                        }
        }
        Count(Enumerable.Range(0, truth.Count).Where(r => truth[r].Length > 0).GroupBy(r => truth[r]), (a, b) => people[a] == people[b] ? (1, 0, 0) : (0, 0, 1));
        Count(Enumerable.Range(0, truth.Count).GroupBy(r => $"{people[r]}"), (a, b) => truth[a].Length > 0 && truth[a] == truth[b] ? (0, 0, 0) : (0, 1, 0));
        return [.. counts.Select(c => (c.Key, new Accuracy(c.Value.Right, c.Value.Wrong, c.Value.Missed)))];
    }

    private static long Pairs<T>(IEnumerable<KeyValuePair<T, int>> sizes) => sizes.Sum(s => (long)s.Value * (s.Value - 1) / 2);
}
