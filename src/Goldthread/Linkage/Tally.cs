using System.Collections.Frozen;

namespace Goldthread.Linkage;

/// <summary>How often each level of each field was seen.</summary>
sealed class Tally(Schema schema)
{
    private const int Levels = (int)Level.Different + 1;
    private readonly double[] counts = new double[schema.Fields.Count * Levels];

    public double Weight { get; private set; }

    /// <summary>What was weighed as of brothers and sisters.</summary>
    public double Kin { get; set; }

    /// <param name="but">A field of which the pair says nothing; -1 = it says something of each.</param>
    public void Add(Comparison levels, double weight, int but = -1)
    {
        Weight += weight;
        for (var f = 0; f < schema.Fields.Count; f++)
            if (f != but) counts[(f * Levels) + (int)levels[f]] += weight;
    }

    public Tally Plus(Tally other)
    {
        var sum = new Tally(schema) { Weight = Weight + other.Weight, Kin = Kin + other.Kin };
        for (var i = 0; i < counts.Length; i++) sum.counts[i] = counts[i] + other.counts[i];
        return sum;
    }

    /// <summary>The fields of a model, by what was seen of one person and by chance, and what was known before.</summary>
    public static FrozenDictionary<string, FieldModel> Fields(Schema schema, LinkModel before, Tally same, double weightSame, Tally chance, double weightChance)
    {
        var others = before.Fields.Where(b => schema.Fields.All(f => f.Name != b.Key));
        return others.Concat(schema.Fields.Select((f, i) =>
        {
            var was = before.Of(f);
            // That names stand in their places by chance means nothing: it is a question only of two records of one person.
            return KeyValuePair.Create(f.Name, new FieldModel(same.Shares(i, f.Kind, was.Same, weightSame), f.Kind == FieldKind.NameOrder ? was.Chance : chance.Shares(i, f.Kind, was.Chance, weightChance)));
        })).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private FrozenDictionary<Level, double> Shares(int field, FieldKind kind, FrozenDictionary<Level, double> before, double weight)
    {
        var levels = FieldTraits.Of(kind).Levels;
        var total = weight + levels.Sum(l => counts[(field * Levels) + (int)l]);
        return levels.ToFrozenDictionary(l => l, l => (counts[(field * Levels) + (int)l] + (weight * before[l])) / total);
    }
}
