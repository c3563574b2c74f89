using Goldthread.Records;

namespace Goldthread.Linkage;

/// <summary>How a record may be compared at all.</summary>
public enum Standing
{
    Ordinary,

    /// <summary>Of a child whom nobody named, in a consultation: never matched, nor shown as matchable.</summary>
    Unnamed,

    /// <summary>Of an identity that was closed by adoption: kept in quarantine, never beside another.</summary>
    Sealed,

    /// <summary>Of a child not yet born: followed to the birth through the mother, and not compared.</summary>
    Unborn,
}

/// <summary>Who one record is about, as its agency writes it.</summary>
/// <param name="Key">The record's own, in no other record.</param>
/// <param name="Agency">Whose record it is; empty when all are of one.</param>
/// <param name="Label">A child or a grown-up, as the agency's system has it.</param>
public readonly record struct Source(string Key, string Agency = "", Standing Standing = Standing.Ordinary, bool AddressProtected = false, PersonLabel Label = PersonLabel.Child);

/// <summary>Records as columns of numbers, so that a million of them are small and two values are compared by one comparison. They are added, never changed.</summary>
public sealed class RecordTable
{
    private readonly List<Source> sources = [];
    private readonly List<bool> special = [];
    private readonly Column[] columns;
    private readonly int width;
    private int[] rows = [];
    private readonly MissingWords missing;
    private readonly HashSet<int> retired = [];
    private readonly Dictionary<int, string> birthOrders = [];
    private readonly Dictionary<(int Field, int Record), int[]> earlier = [];
    private readonly IReadOnlySet<string> sealedNumbers;
    private readonly SupersededNumbers superseded;

    /// <param name="sealedNumbers">NHS numbers of identities that adoption closed: whatever comes with one is sealed.</param>
    /// <param name="superseded">NHS numbers in whose place another is taken; never one that is sealed. Those told of later hold for records that are added later.</param>
    public RecordTable(Schema schema, PopulationNames names, MissingWords missing, IReadOnlySet<string>? sealedNumbers = null, SupersededNumbers? superseded = null)
    {
        (Schema, this.missing, this.sealedNumbers, this.superseded) = (schema, missing, sealedNumbers ?? new HashSet<string>(), superseded ?? new());
        width = schema.Fields.Count;
        Names = new(names);
        columns = [.. schema.Fields.Select(f => new Column(f.Kind, f.Kind switch
        {
            FieldKind.FirstName or FieldKind.MiddleName or FieldKind.Surname => Names,
            FieldKind.NhsNumber => new CheckedBook(n => NhsNumber.Checks(n)),
            FieldKind.Upn => new CheckedBook(Upn.Checks),
            FieldKind.Postcode => new ShortBook(),
            _ => new Book(),
        }))];
    }

    public Schema Schema { get; }

    public int Count => sources.Count;

    public Source this[int record] => sources[record];

    /// <summary>Whether the record is anything but ordinary, or its address protected: whoever looks at many records need not look at each.</summary>
    internal bool Special(int record) => special[record];

    internal NameBook Names { get; }

    internal Column Column(int field) => columns[field];

    internal int Value(int field, int record) => rows[(record * width) + field];

    /// <summary>The values of a record, one for each field.</summary>
    internal ReadOnlySpan<int> Row(int record) => rows.AsSpan(record * width, width);

    /// <summary>Brings records near that are compared next: what lies far apart in memory is fetched at one time, and not one after another.</summary>
    /// <returns>Nothing that anybody needs; it is given so that the reading is not left out.</returns>
    internal int Fetch(ReadOnlySpan<int> records)
    {
        var sum = 0;
        foreach (var record in records) sum += rows[record * width];
        return sum;
    }

    /// <summary>For each record its place in an order that follows from the records' keys alone.</summary>
    internal int[] Ranks()
    {
        var order = Order();
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++) ranks[order[i]] = i;
        return ranks;
    }

    /// <summary>All records in an order that follows from their keys alone.</summary>
    internal int[] Order()
    {
        var hashes = new ulong[Count];
        for (var r = 0; r < hashes.Length; r++)
        {
            var hash = 0xCBF29CE484222325;
            foreach (var letter in sources[r].Key) hash = (hash ^ letter) * 0x100000001B3;
            hashes[r] = hash;
        }
        int[] order = [.. Enumerable.Range(0, Count)];
        Array.Sort(hashes, order);
        for (var i = 1; i < order.Length; i++)
            for (var j = i; j > 0 && hashes[j] == hashes[j - 1] && string.CompareOrdinal(sources[order[j]].Key, sources[order[j - 1]].Key) < 0; j--) (order[j], order[j - 1]) = (order[j - 1], order[j]);
        return order;
    }

    /// <summary>Counts values again, every record as much as it weighs; in an order of their own, since sums of fractions depend on it.</summary>
    internal void Recount(ReadOnlySpan<float> weights)
    {
        var order = Order();
        for (var f = 0; f < width; f++)
        {
            columns[f].Forget();
            foreach (var r in order) columns[f].CountIn(Value(f, r), weights[r]);
        }
    }

    internal string? BirthOrder(int record) => birthOrders.GetValueOrDefault(record);

    internal ReadOnlySpan<int> Earlier(int field, int record) => earlier.Count > 0 && earlier.TryGetValue((field, record), out var values) ? values : [];

    /// <summary>The number that checks; 0 = the record has none that does.</summary>
    internal int ValidNumber(int record) => Schema[FieldKind.NhsNumber] is var f && f >= 0 && Value(f, record) is var n && ((CheckedBook)columns[f].Book).Valid(n) ? n : 0;

    /// <summary>Takes a record in.</summary>
    /// <param name="values">One for each field of the schema but the order of names; null or empty = missing. Not kept.</param>
    /// <param name="earlierValues">Values that held before, or instead: by field, several of them parted by semicolons, the latest first.</param>
    /// <returns>Its number, from 0.</returns>
    public int Add(Source source, ReadOnlySpan<string?> values, bool monthFirst = false, IReadOnlyDictionary<int, string>? earlierValues = null)
    {
        var record = sources.Count;
        if ((record + 1) * width > rows.Length) Array.Resize(ref rows, Math.Max(rows.Length * 2, 1024 * width));
        Span<char> room = stackalloc char[Cleaning.Room], surname = stackalloc char[Cleaning.Room];
        var surnameLength = Schema[FieldKind.Surname] is var s && s >= 0 && s < values.Length ? Cleaning.Words(values[s], surname) : 0;
        for (var f = 0; f < columns.Length; f++)
        {
            var kind = Schema.Fields[f].Kind;
            var value = kind != FieldKind.NameOrder && f < values.Length && values[f] is { Length: > 0 } text ? Encode(kind, columns[f].Book, text, room, surname[..surnameLength], record, monthFirst) : 0;
            rows[(record * width) + f] = value;
        }
        if (earlierValues is not null)
            foreach (var (f, texts) in earlierValues)
                if (texts.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => EncodeEarlier(f, t, monthFirst)).Where(v => v > 0).ToArray() is { Length: > 0 } had) earlier[(f, record)] = had;
        SplitFirstName(record);
        var number = Schema[FieldKind.NhsNumber] is var n && n >= 0 ? columns[n].Book[Value(n, record)] : "";
        if (sealedNumbers.Contains(number)) source = source with { Standing = Standing.Sealed };
        sources.Add(source);
        special.Add(source.Standing != Standing.Ordinary || source.AddressProtected);
        for (var f = 0; f < width; f++) columns[f].CountIn(Value(f, record));
        return record;
    }

    /// <summary>Takes the last record back, as if it had never been added.</summary>
    internal void TakeBack()
    {
        var record = sources.Count - 1;
        for (var f = 0; f < width; f++)
        {
            columns[f].CountIn(Value(f, record), -1);
            earlier.Remove((f, record));
        }
        birthOrders.Remove(record);
        sources.RemoveAt(record);
        special.RemoveAt(record);
    }

    /// <summary>Says that a record holds no more: another has come in its place. It is compared with nothing from now on, and counts for nothing.</summary>
    internal void Retire(int record)
    {
        if (!retired.Add(record)) return;
        special[record] = true;
        for (var f = 0; f < width; f++) columns[f].CountIn(Value(f, record), -1);
    }

    internal bool IsRetired(int record) => special[record] && retired.Contains(record);

    /// <summary>How many records hold no more.</summary>
    internal int Retired => retired.Count;

    private int EncodeEarlier(int field, string text, bool monthFirst)
    {
        Span<char> room = stackalloc char[Cleaning.Room];
        return Encode(Schema.Fields[field].Kind, columns[field].Book, text, room, [], -1, monthFirst);
    }

    private int Encode(FieldKind kind, Book book, string text, Span<char> room, ReadOnlySpan<char> surname, int record, bool monthFirst)
    {
        switch (kind)
        {
            case FieldKind.DateOfBirth:
                return Cleaning.Date(text, monthFirst) is var date && missing.Date(date) ? 0 : date;
            case FieldKind.Sex:
                return text.AsSpan().Trim() is { Length: > 0 } sex ? char.ToLowerInvariant(sex[0]) switch { 'm' or 'b' or '1' => 1, 'f' or 'g' or '2' => 2, _ => 0 } : 0;
            case FieldKind.NhsNumber or FieldKind.Upn or FieldKind.Identifier:
                var number = room[..Cleaning.Number(text, room)];
                if (missing.Text(number) || MissingWords.Digits(number)) return 0;
                return kind == FieldKind.NhsNumber && superseded.Count > 0 && number.ToString() is var written && !sealedNumbers.Contains(written) ? book.Number(superseded.Of(written)) : book.Number(number);
            case FieldKind.Phone:
                var phone = room[..Cleaning.Phone(text, room)];
                return phone.Length < 6 || MissingWords.Digits(phone) ? 0 : book.Number(phone);
            case FieldKind.Email:
                var email = room[..Cleaning.Email(text, room)];
                return email.Length < 3 || missing.Text(email) ? 0 : book.Number(email);
            case FieldKind.Postcode:
                var postcode = room[..Cleaning.Number(text, room)];
                return missing.Text(postcode) || postcode.StartsWith("ZZ99") ? 0 : book.Number(postcode);
            case FieldKind.FirstName or FieldKind.MiddleName:
                var name = room[..Cleaning.Words(text, room)];
                var (named, order) = missing.Named(name, surname);
                if (order is not null && record >= 0) birthOrders[record] = order;
                return book.Number(name[named]);
            default:
                var words = room[..Cleaning.Words(text, room)];
                return missing.Text(words) ? 0 : book.Number(words);
        }
    }

    // "Mary Jane" with no middle name: Jane is the middle name.
    private void SplitFirstName(int record)
    {
        var (first, middle) = (Schema[FieldKind.FirstName], Schema[FieldKind.MiddleName]);
        if (first < 0 || middle < 0 || Value(middle, record) != 0 || Value(first, record) is not (> 0 and var number)) return;
        var text = Names[number];
        if (text.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var space)) return;
        rows[(record * width) + first] = Names.Number(text.AsSpan(0, space));
        rows[(record * width) + middle] = Names.Number(text.AsSpan(space + 1));
    }
}
