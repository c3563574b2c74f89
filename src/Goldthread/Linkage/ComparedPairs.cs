namespace Goldthread.Linkage;

/// <summary>Pairs with their levels and the values they have in common, so that they can be weighed again and again.</summary>
sealed class ComparedPairs
{
    private readonly List<Comparison> levels;
    private readonly List<float> weights;
    private readonly List<int> values;
    private readonly int width;

    /// <param name="merged">Whether pairs that no model can tell apart are kept once, with their number.</param>
    public ComparedPairs(RecordTable table, (int A, int B)[] pairs, bool merged)
    {
        width = table.Schema.Fields.Count;
        (levels, weights, values) = (new(merged ? 0 : pairs.Length), new(merged ? 0 : pairs.Length), new(merged ? 0 : pairs.Length * width));
        var comparer = new Comparer(table);
        var alike = new Dictionary<(Comparison, ulong), int>();
        Span<int> room = stackalloc int[Schema.MostFields];
        foreach (var (a, b) in pairs)
        {
            var found = comparer.Compare(a, b, room);
            if (merged)
            {
                if (alike.TryGetValue((found, InCommon(found, room)), out var place))
                {
                    weights[place]++;
                    continue;
                }
                alike[(found, InCommon(found, room))] = levels.Count;
            }
            levels.Add(found);
            weights.Add(1);
            values.AddRange(room[..width]);
        }
    }

    public int Count => levels.Count;

    public Comparison Levels(int pair) => levels[pair];

    public float Weight(int pair) => weights[pair];

    public ReadOnlySpan<int> Values(int pair) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values).Slice(pair * width, width);

    private ulong InCommon(Comparison found, ReadOnlySpan<int> room)
    {
        var hash = 0xCBF29CE484222325;
        for (var f = 0; f < width; f++)
            if (found[f] == Level.Same) hash = (hash ^ (uint)room[f]) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 29);
    }
}
