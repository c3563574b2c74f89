namespace Goldthread.Linkage;

/// <summary>
/// Which records are compared at all: those that have at least one key in common. A key joins two facts that seldom agree by chance, or is one fact by itself; names stand in it by
/// their sound and commonest form, first name and surname in either place, and dates with day and month in either order, so that one slip leaves most keys as they were.
/// </summary>
sealed class Keys(RecordTable table)
{
    /// <summary>No record has more keys.</summary>
    public const int Most = 28;

    public const int MostEver = 80;

    private const int HalfPostcode = 3, MostOfWeak = 16, MostComparisons = 1_000_000;
    private readonly Schema schema = table.Schema;

    /// <summary>A key that more of all records have is too common to say anything. Few records can be compared all the more thoroughly.</summary>
    public static int MostRecords(ulong key, int records) => (key & 1) != 0 ? MostEver : Math.Clamp(MostComparisons / Math.Max(records, 1), MostOfWeak, MostEver);

    /// <returns>How many places are filled; a key that the record has not is 0, and some may be twice.</returns>
    public int Of(int record, Span<ulong> keys)
    {
        if (table.Special(record) && (table[record].Standing != Standing.Ordinary || table.IsRetired(record))) return 0;
        var count = 0;
        var first = schema[FieldKind.FirstName] is var f && f >= 0 && table.Value(f, record) is > 0 and var given ? table.Names.Entry(given).Root : 0;
        var surname = schema[FieldKind.Surname] is var s && s >= 0 && table.Value(s, record) is > 0 and var family ? table.Names.Entry(family).Sound : 0;
        var date = schema[FieldKind.DateOfBirth] is var d && d >= 0 ? table.Value(d, record) : 0;
        var (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        var anyOrder = (uint)((year * 10_000) + (Math.Min(month, day) * 100) + Math.Max(month, day));
        var both = first == 0 || surname == 0 ? 0 : first < surname ? ((ulong)first << 32) | surname : ((ulong)surname << 32) | first;

        Add(keys, 1, first, anyOrder);
        Add(keys, 1, surname, anyOrder);
        Add(keys, 2, both, (uint)year);
        Add(keys, 3, both, (uint)((month * 100) + day));
        Weak(keys, 4, both, 1);
        Weak(keys, 5, anyOrder, 1);
        Weak(keys, 6, first, 1);
        Weak(keys, 7, surname, 1);
        var safe = !table.Special(record);
        for (var field = 0; field < schema.Fields.Count; field++)
        {
            var kind = schema.Fields[field].Kind;
            var value = (uint)table.Value(field, record);
            var salt = (ulong)(16 + (field * 8));
            switch (kind)
            {
                case FieldKind.Identifier when value > 0:
                    Add(keys, salt, value, 1);
                    Add(keys, salt + 1, Digits(table.Column(field).Book[(int)value]), 1);
                    break;
                case FieldKind.NhsNumber or FieldKind.Upn or FieldKind.Email or FieldKind.Mother or FieldKind.Father:
                    Add(keys, salt, value, 1);
                    break;
                case FieldKind.Phone or FieldKind.AddressLine when safe:
                    Add(keys, salt, value, 1);
                    break;
                case FieldKind.Postcode when safe && value > 0:
                    Add(keys, salt, value, first);
                    Add(keys, salt, value, surname);
                    Weak(keys, salt, value, 1);
                    Add(keys, salt + 1, value, (uint)(date / 100));
                    var code = table.Column(field).Book[(int)value];
                    if (code.Length > HalfPostcode + 1) Add(keys, salt + 2, Hash(code.AsSpan(0, code.Length - HalfPostcode)), anyOrder);
                    break;
                case FieldKind.Locality or FieldKind.Other when safe:
                    Add(keys, salt, value, first);
                    Add(keys, salt, value, surname);
                    break;
                default:
                    break;
            }
        }
        // By what somebody had before they are found as far as there is room: the latest that they had first.
        for (var field = 0; field < schema.Fields.Count; field++)
            if (schema.Fields[field].Kind is var kind && (IsWhole(kind) || (safe && kind is (FieldKind.Phone or FieldKind.AddressLine))))
                foreach (var had in table.Earlier(field, record))
                    if (count < keys.Length) Add(keys, (ulong)(16 + (field * 8)), (uint)had, 1);
        return count;

        // One fact that is enough by itself.
        static bool IsWhole(FieldKind kind) => kind is FieldKind.Identifier or FieldKind.NhsNumber or FieldKind.Upn or FieldKind.Email or FieldKind.Mother or FieldKind.Father;

        // One fact alone says something only where few records have it.
        void Weak(Span<ulong> keys, ulong salt, ulong one, uint other)
        {
            Add(keys, salt, one, other);
            keys[count - 1] &= ~1UL;
        }

        void Add(Span<ulong> keys, ulong salt, ulong one, uint other)
        {
            keys[count++] = one == 0 || other == 0 ? 0 : Mix((one * 0x9E3779B97F4A7C15) ^ ((ulong)other << 17) ^ (salt << 54)) | 1;
        }
    }

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in text) hash = (hash ^ letter) * 0x100000001B3;
        return hash;
    }

    // The same whatever the order: digits that changed places change nothing.
    private static ulong Digits(string number)
    {
        ulong sum = 1;
        foreach (var digit in number) sum += Mix(digit);
        return sum;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
