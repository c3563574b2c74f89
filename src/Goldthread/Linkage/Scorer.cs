namespace Goldthread.Linkage;

/// <summary>What the model says of two records.</summary>
/// <param name="Bits">The odds that they are of one person, as a power of two.</param>
/// <param name="Family">The probability that they are of two people of one family.</param>
public readonly record struct PairScore(Comparison Levels, double Bits, double Family)
{
    public double Probability => 1 / (1 + double.Exp2(-Bits));
}

/// <summary>One step of the waterfall: what a field adds to the odds, as a power of two.</summary>
/// <param name="Step">The name of the field; <c>start</c> for the odds before any field, <c>family</c> for what it takes away that brothers and sisters agree as well.</param>
public sealed record WaterfallStep(string Step, Level Level, double Bits);

/// <summary>A model bound to the records it is asked about: their values say how much it means to have one in common.</summary>
sealed class Scorer
{
    private const int Levels = (int)Level.Different + 1;

    // How much less often brothers and sisters have the same first name than people by chance.
    private const double NamesakeInFamily = 0.05;

    // Of two children of one family, so many are twins.
    private const double Twins = 0.02;

    // As many people stand behind what is known of a value without counting.
    private const double Behind = 1000;

    private readonly RecordTable table;
    // By field and level. Of a value in common: same and family still to be divided by how many people have it.
    private readonly double[] same, chance, family;
    private readonly float[][] shares;
    private readonly bool[] counted;
    private double others, relatives;

    public Scorer(LinkModel model, RecordTable table)
    {
        (Model, this.table) = (model, table);
        var fields = table.Schema.Fields;
        (same, chance, family) = (new double[fields.Count * Levels], new double[fields.Count * Levels], new double[fields.Count * Levels]);
        counted = [.. fields.Select(f => f.Kind is not (FieldKind.Sex or FieldKind.NameOrder))];
        for (var f = 0; f < fields.Count; f++) Fill(f, fields[f], model.Of(fields[f]));
        shares = [.. fields.Select((_, f) => Shares(f))];
        Recount();
    }

    public LinkModel Model { get; }

    /// <summary>The odds of two records of whom nothing is told.</summary>
    public double Start => Math.Log2(others / (1 - others - relatives));

    /// <summary>More records have come: any two of them are the more seldom of one person.</summary>
    public void Recount()
    {
        var pairs = Math.Max(table.Count - 1, 1);
        (others, relatives) = (Math.Min(Model.Others / pairs, 0.5), Math.Min(Model.Relatives / pairs, 0.4));
    }

    private void Fill(int f, Field field, FieldModel model)
    {
        var traits = FieldTraits.Of(field.Kind);
        foreach (var level in traits.Levels)
        {
            var (m, u) = (model.Same[level], model.Chance[level]);
            var share = field.Kind == FieldKind.DateOfBirth && level == Level.Same ? Twins : traits.Family;
            var byChance = field.Kind == FieldKind.FirstName && level == Level.Same ? NamesakeInFamily : 1;
            var countedSame = level == Level.Same && counted[f];
            same[(f * Levels) + (int)level] = countedSame ? m : m / u;
            chance[(f * Levels) + (int)level] = countedSame ? byChance * (1 - share) : 0;
            family[(f * Levels) + (int)level] = countedSame ? share * (field.Kind == FieldKind.DateOfBirth ? 1 : m) : field.Kind == FieldKind.DateOfBirth ? 1 : ((share * m) + ((1 - share) * u)) / u;
        }
    }

    private float[] Shares(int field)
    {
        var column = table.Column(field);
        if (column.Kind is FieldKind.NameOrder or FieldKind.Sex or FieldKind.DateOfBirth) return [];
        var all = new float[column.Book.Size];
        for (var value = 1; value < all.Length; value++) all[value] = (float)Share(field, value);
        return all;
    }

    /// <summary>How many people have the value: what is counted without the two that are compared, and what is known of the population.</summary>
    private double Share(int field, int value)
    {
        var column = table.Column(field);
        var known = column.Kind switch
        {
            FieldKind.FirstName or FieldKind.MiddleName => table.Names.Entry(value).AsFirst,
            FieldKind.Surname => table.Names.Entry(value).AsSurname,
            _ => 0,
        };
        var rarest = FieldTraits.Of(column.Kind).Rarest;
        return (Math.Max(column.CountOf(value) - 2, 0) + (Behind * Math.Max(known, rarest))) / (column.Told + Behind);
    }

    /// <param name="values">The values in common, as the comparison gave them.</param>
    public PairScore Score(Comparison levels, ReadOnlySpan<int> values)
    {
        // At most a dozen factors, none beyond 2 to the 40th: their product stays within what a number holds.
        var (odds, kin) = (others, relatives);
        for (var f = 0; f < shares.Length; f++)
        {
            var level = levels[f];
            if (level == Level.Missing) continue;
            var (one, relative) = Factors(f, level, values[f]);
            odds *= one;
            kin *= relative;
        }
        var rest = 1 - others - relatives + kin;
        return new(levels, Math.Log2(odds / rest), kin / (rest + odds));
    }

    /// <summary>By what a field multiplies the odds of one person, and those of one family.</summary>
    private (double One, double Family) Factors(int f, Level level, int value)
    {
        var at = (f * Levels) + (int)level;
        if (level != Level.Same || !counted[f]) return (same[at], family[at]);
        var share = value < shares[f].Length ? shares[f][value] : Share(f, value);
        return (same[at] / share, (family[at] / share) + chance[at]);
    }

    public IReadOnlyList<WaterfallStep> Waterfall(PairScore score, ReadOnlySpan<int> values)
    {
        var steps = new List<WaterfallStep> { new("start", Level.Missing, Start) };
        for (var f = 0; f < shares.Length; f++)
            if (score.Levels[f] is not Level.Missing and var level) steps.Add(new(table.Schema.Fields[f].Name, level, Math.Log2(Factors(f, level, values[f]).One)));
        steps.Add(new("family", Level.Missing, score.Bits - steps.Sum(s => s.Bits)));
        return steps;
    }
}
