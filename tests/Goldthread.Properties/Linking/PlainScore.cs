using Goldthread.Linkage;

namespace Goldthread.Properties.Linking;

/// <summary>What the model says of two records, worked out anew for every two: the odds of one person and those of one family, field by field.</summary>
sealed class PlainScore(RecordTable table, LinkModel model)
{
    const double Twins = 0.02, NamesakeInFamily = 0.05, Behind = 1000;

    public PairScore Of(Level[] levels, int[] values)
    {
        double pairs = Math.Max(table.Count - 1, 1);
        var (others, relatives) = (Math.Min(model.Others / pairs, 0.5), Math.Min(model.Relatives / pairs, 0.4));
        var (odds, kin, comparison) = (others, relatives, new Comparison());
        for (var f = 0; f < levels.Length; f++)
        {
            comparison = comparison.With(f, levels[f]);
            if (levels[f] == Level.Missing) continue;
            var (one, family) = Field(f, levels[f], values[f]);
            (odds, kin) = (odds * one, kin * family);
        }
        var rest = 1 - others - relatives + kin;
        return new(comparison, Math.Log2(odds / rest), kin / (rest + odds));
    }

    (double One, double Family) Field(int f, Level level, int value)
    {
        var (field, kind) = (table.Schema.Fields[f], table.Schema.Fields[f].Kind);
        var (m, u, date) = (model.Of(field).Same[level], model.Of(field).Chance[level], kind == FieldKind.DateOfBirth);
        var inFamily = date && level == Level.Same ? Twins : FieldTraits.Of(kind).Family;
        if (level != Level.Same || kind is FieldKind.Sex or FieldKind.NameOrder) return (m / u, date ? 1 : ((inFamily * m) + ((1 - inFamily) * u)) / u);
        var share = Share(table.Column(f), value);
        return (m / share, (inFamily * (date ? 1 : m) / share) + ((kind == FieldKind.FirstName ? NamesakeInFamily : 1) * (1 - inFamily)));
    }

    double Share(Column column, int value)
    {
        var known = column.Kind switch
        {
            FieldKind.FirstName or FieldKind.MiddleName => table.Names.Entry(value).AsFirst,
            FieldKind.Surname => table.Names.Entry(value).AsSurname,
            _ => 0,
        };
        return (Math.Max(column.CountOf(value) - 2, 0) + (Behind * Math.Max(known, FieldTraits.Of(column.Kind).Rarest))) / (column.Told + Behind);
    }
}
