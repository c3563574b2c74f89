namespace Goldthread.Linkage;

/// <summary>Compares two records of a table field by field. It remembers words that it has compared, so each thread needs its own.</summary>
sealed class Comparer(RecordTable table)
{
    private readonly FieldKind[] kinds = [.. table.Schema.Fields.Select(f => f.Kind)];
    private readonly NameComparer names = new(table.Names);
    private readonly TextComparer[] texts = [.. table.Schema.Fields.Select((_, f) => new TextComparer(table.Column(f).Book))];
    private readonly int first = table.Schema[FieldKind.FirstName], middle = table.Schema[FieldKind.MiddleName], surname = table.Schema[FieldKind.Surname], order = table.Schema[FieldKind.NameOrder];

    /// <param name="values">Receives for each field the value that is the same in both, if one is.</param>
    public Comparison Compare(int a, int b, Span<int> values)
    {
        var comparison = new Comparison();
        ReadOnlySpan<int> one = table.Row(a), other = table.Row(b);
        var withheld = (table.Special(a) || table.Special(b)) && (table[a].AddressProtected || table[b].AddressProtected) && table[a].Agency != table[b].Agency;
        for (var f = 0; f < kinds.Length; f++)
        {
            var kind = kinds[f];
            if (kind is FieldKind.FirstName or FieldKind.Surname or FieldKind.NameOrder) continue;
            if (withheld && Protected(kind)) continue;
            var (x, y) = (one[f], other[f]);
            values[f] = x;
            var level = x == 0 || y == 0 ? Level.Missing : x == y ? Level.Same : Unlike(f, kind, x, y);
            if (level is not (Level.Missing or Level.Same) && EverSame(f, a, b, x, y)) level = Level.Former;
            comparison = comparison.With(f, level);
        }
        return Names(comparison, a, b, values);
    }

    /// <summary>Whether the field says where somebody is.</summary>
    public static bool Protected(FieldKind kind) => kind is FieldKind.Postcode or FieldKind.AddressLine or FieldKind.Locality or FieldKind.Phone;

    private Level Unlike(int field, FieldKind kind, int x, int y) => kind switch
    {
        FieldKind.MiddleName => names.First(x, y),
        FieldKind.DateOfBirth => Dates.Compare(x, y),
        FieldKind.Sex => Level.Different,
        FieldKind.NhsNumber or FieldKind.Upn => Checked(field, x, y),
        FieldKind.Identifier or FieldKind.Phone => texts[field].Number(x, y),
        FieldKind.Postcode => texts[field].Postcode(x, y),
        FieldKind.Email => texts[field].Email(x, y),
        _ => texts[field].Text(x, y),
    };

    // Two numbers that both check are two numbers, however close.
    private Level Checked(int field, int x, int y) =>
        table.Column(field).Book is CheckedBook book && book.Valid(x) && book.Valid(y) ? Level.Different : texts[field].Number(x, y);

    private bool EverSame(int field, int a, int b, int x, int y)
    {
        var had = table.Earlier(field, a);
        var hadToo = table.Earlier(field, b);
        if (had.IsEmpty && hadToo.IsEmpty) return false;
        return had.Contains(y) || hadToo.Contains(x) || had.ContainsAny(hadToo);
    }

    private Comparison Names(Comparison comparison, int a, int b, Span<int> values)
    {
        var (firstA, firstB) = (first < 0 ? 0 : table.Value(first, a), first < 0 ? 0 : table.Value(first, b));
        var (surnameA, surnameB) = (surname < 0 ? 0 : table.Value(surname, a), surname < 0 ? 0 : table.Value(surname, b));
        var (given, family) = (names.First(firstA, firstB), names.Surname(surnameA, surnameB));
        if (family is not (Level.Missing or Level.Same) && EverSame(surname, a, b, surnameA, surnameB)) family = Level.Former;
        if (order >= 0 && given is not Level.Same && family is not Level.Same)
        {
            var crossed = names.First(firstA, surnameB);
            // Two names that are two names: whatever the others are, it is not enough.
            var crossedToo = Strength(crossed) < 0 ? crossed : names.First(surnameA, firstB);
            if (Strength(crossed) + Strength(crossedToo) > Math.Max(Strength(given) + Strength(family), 2))
            {
                // Which of the two names is the first name nobody says: the one on which they agree better, else the likelier, whichever record is asked first.
                var ((better, likelier), (worse, rest)) = GoesFirst((crossed, firstA), (crossedToo, surnameA)) ? ((crossed, firstA), (crossedToo, surnameA)) : ((crossedToo, surnameA), (crossed, firstA));
                (values[first], values[surname]) = (likelier, rest);
                return comparison.With(first, better).With(surname, AsSurname(worse)).With(order, Level.Swapped);
            }
        }
        if (given is Level.Different or Level.Near && middle >= 0 && (IsMiddle(firstA, b) || IsMiddle(firstB, a))) given = Level.Middle;
        if (first >= 0)
        {
            values[first] = firstA;
            comparison = comparison.With(first, given);
        }
        if (surname >= 0)
        {
            values[surname] = surnameA;
            comparison = comparison.With(surname, family);
        }
        return order >= 0 && given != Level.Missing && family != Level.Missing ? comparison.With(order, Level.Same) : comparison;
    }

    private bool GoesFirst((Level Level, int Name) one, (Level Level, int Name) other)
    {
        if (one.Level != other.Level) return (Strength(other.Level), one.Level).CompareTo((Strength(one.Level), other.Level)) < 0;
        var (likely, likelyToo) = (table.Names.Entry(one.Name).AsFirst, table.Names.Entry(other.Name).AsFirst);
        return likely != likelyToo ? likely > likelyToo : string.CompareOrdinal(table.Names[one.Name], table.Names[other.Name]) <= 0;
    }

    private bool IsMiddle(int name, int record) => names.First(name, table.Value(middle, record)) is Level.Same or Level.Variant or Level.Typo;

    private static int Strength(Level level) => level switch { Level.Same => 3, Level.Variant or Level.Part or Level.Typo => 2, Level.Near or Level.Initial => 0, Level.Missing => 0, _ => -2 };

    private static Level AsSurname(Level level) => level switch { Level.Initial or Level.Middle => Level.Different, Level.TwoNames => Level.Typo, _ => level };
}
