using Goldthread.Linkage;

namespace Goldthread.Properties.Linking;

/// <summary>Two records of a register compared as the rules of each field say it: every word read, nothing remembered, no short way taken.</summary>
sealed class PlainComparison(RecordTable table)
{
    readonly int first = table.Schema[FieldKind.FirstName], middle = table.Schema[FieldKind.MiddleName], surname = table.Schema[FieldKind.Surname];

    /// <summary>The level of each field, and the value that both have where they have one.</summary>
    public (Level[] Levels, int[] Values) Of(int a, int b)
    {
        var (levels, values) = (new Level[table.Schema.Fields.Count], new int[table.Schema.Fields.Count]);
        for (var f = 0; f < levels.Length; f++)
        {
            var (x, y) = (table.Value(f, a), table.Value(f, b));
            (levels[f], values[f]) = (x == 0 || y == 0 ? Level.Missing : x == y ? Level.Same : Unlike(f, x, y), x);
        }
        Crossed(a, b, levels, values);
        return (levels, values);
    }

    Level Unlike(int field, int x, int y)
    {
        var book = table.Column(field).Book;
        switch (table.Schema.Fields[field].Kind)
        {
            case FieldKind.FirstName or FieldKind.MiddleName:
                return First(x, y);
            case FieldKind.Surname:
                return Surname(x, y);
            case FieldKind.DateOfBirth:
                return Dates.Compare(x, y);
            case FieldKind.NhsNumber when NhsNumber.Checks(book[x]) && NhsNumber.Checks(book[y]):
                return Level.Different;
            case FieldKind.NhsNumber:
                return Similarity.OneDigit(book[x], book[y]) || Similarity.Slips(book[x], book[y], 1) == 1 ? Level.OneDigit : Level.Different;
            case FieldKind.Postcode:
                return Postcode(book[x], book[y]);
            default:
                return Level.Different;
        }
    }

    void Crossed(int a, int b, Level[] levels, int[] values)
    {
        var (firstA, firstB, surnameA, surnameB) = (table.Value(first, a), table.Value(first, b), table.Value(surname, a), table.Value(surname, b));
        var order = table.Schema[FieldKind.NameOrder];
        if (levels[first] != Level.Same && levels[surname] != Level.Same)
        {
            var (one, other) = (OrSame(firstA, surnameB), OrSame(surnameA, firstB));
            if (Strength(one) + Strength(other) > Math.Max(Strength(levels[first]) + Strength(levels[surname]), 2))
            {
                var ((better, likelier), (worse, rest)) = ((one, firstA), (other, surnameA));
                if (one != other ? (Strength(other), one).CompareTo((Strength(one), other)) >= 0 : !Likelier(firstA, surnameA)) ((better, likelier), (worse, rest)) = ((other, surnameA), (one, firstA));
                (levels[first], levels[surname], levels[order]) = (better, worse switch { Level.Initial or Level.Middle => Level.Different, Level.TwoNames => Level.Typo, _ => worse }, Level.Swapped);
                (values[first], values[surname]) = (likelier, rest);
                return;
            }
        }
        bool IsMiddle(int name, int record) => OrSame(name, table.Value(middle, record)) is Level.Same or Level.Variant or Level.Typo;
        if (levels[first] is Level.Different or Level.Near && (IsMiddle(firstA, b) || IsMiddle(firstB, a))) levels[first] = Level.Middle;
        levels[order] = levels[first] != Level.Missing && levels[surname] != Level.Missing ? Level.Same : Level.Missing;
    }

    Level OrSame(int x, int y) => x == 0 || y == 0 ? Level.Missing : x == y ? Level.Same : First(x, y);

    bool Likelier(int one, int other) => (table.Names.Entry(one).AsFirst, table.Names.Entry(other).AsFirst) is var (x, y) && x != y ? x > y : string.CompareOrdinal(table.Names[one], table.Names[other]) <= 0;

    public Level First(int a, int b)
    {
        var (x, y, one, other) = (table.Names[a], table.Names[b], table.Names.Entry(a), table.Names.Entry(b));
        var common = one.AsFirst > 1e-4f && other.AsFirst > 1e-4f;
        if (table.Names.Names.SameName(x, y)) return Level.Variant;
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? Level.Initial : Level.Different;
        if (WordInCommon(x, y)) return Level.Part;
        if (Slip(x, y)) return !common ? Level.Typo : one.Sound == other.Sound ? Level.Variant : Level.TwoNames;
        if (Math.Min(x.Length, y.Length) >= 3 && (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal))) return Level.Part;
        return Near(x, y) && !common ? Level.Near : Level.Different;
    }

    public Level Surname(int a, int b)
    {
        var (x, y, sound, soundOther) = (table.Names[a], table.Names[b], table.Names.Entry(a).Sound, table.Names.Entry(b).Sound);
        if (WordInCommon(x, y)) return Level.Part;
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? Level.Near : Level.Different;
        if (Slip(x, y)) return Level.Typo;
        if ($"{x}{y}".Contains(' ', StringComparison.Ordinal) && x.Replace(" ", "", StringComparison.Ordinal) == y.Replace(" ", "", StringComparison.Ordinal)) return Level.Variant;
        return Near(x, y) || (sound == soundOther && sound > 0xFFFF) ? Level.Near : Level.Different;
    }

    static bool Slip(string x, string y)
    {
        var (least, most) = (Math.Min(x.Length, y.Length), Math.Min(x.Length, y.Length) >= 7 ? 2 : 1);
        return (least > 2 && Similarity.Slips(x, y, most) <= most) || (least > 4 && Similarity.JaroWinkler(x, y) >= 0.93);
    }

    static bool Near(string x, string y) => Math.Min(x.Length, y.Length) > 3 && (Similarity.JaroWinkler(x, y) >= 0.82 || Similarity.Slips(x, y, 2) <= 2);

    static bool WordInCommon(string x, string y) => $"{x}{y}".Contains(' ', StringComparison.Ordinal) && x.Split(' ').Any(w => w.Length >= 3 && y.Split(' ').Contains(w));

    public static Level Postcode(string x, string y)
    {
        var unit = x.Length > 4 && char.IsAsciiLetter(x[^1]) && y.Length > 0 && char.IsAsciiLetter(y[^1]);
        if (Similarity.OneDigit(x, y)) return unit && x[..^2] == y[..^2] ? Level.Sector : Level.OneDigit;
        if (x.Length < 5 || y.Length < 5) return Level.Different;
        return x[..^2] == y[..^2] ? Level.Sector : x[..^3] == y[..^3] ? Level.District : Level.Different;
    }

    static int Strength(Level level) => level switch { Level.Same => 3, Level.Variant or Level.Part or Level.Typo => 2, Level.Near or Level.Initial or Level.Missing => 0, _ => -2 };
}
