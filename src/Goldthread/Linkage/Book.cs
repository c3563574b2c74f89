namespace Goldthread.Linkage;

/// <summary>Each value that is told, by a number from 1; 0 stands for a value that is missing.</summary>
class Book
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<string> texts = [""];

    public Book() => lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Size => texts.Count;

    public string this[int number] => texts[number];

    public int Number(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        if (lookup.TryGetValue(text, out var number)) return number;
        number = texts.Count;
        var kept = text.ToString();
        texts.Add(kept);
        numbers.Add(kept, number);
        Added(kept);
        return number;
    }

    protected virtual void Added(string text) { }
}

/// <summary>Names, with what is needed of each to compare it.</summary>
sealed class NameBook(PopulationNames names) : Book
{
    private readonly List<NameEntry> entries = [default];

    public PopulationNames Names => names;

    public ref readonly NameEntry Entry(int number) => ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries)[number];

    protected override void Added(string text) => entries.Add(new(Sound.Of(text), Sound.Of(names.Root(text)), (float)names.FirstName(text), (float)names.Surname(text), Outline.Of(text, names)));
}

/// <param name="Root">The sound of the commonest form of the name.</param>
/// <param name="AsFirst">Its share among first names of the population; 0 when it is not among those counted.</param>
readonly record struct NameEntry(uint Sound, uint Root, float AsFirst, float AsSurname, Outline Outline);

/// <summary>Short values of letters and digits, each as well in one number of a byte for each, the first lowest, so that two are compared without being read.</summary>
sealed class ShortBook : Book
{
    private readonly List<ulong> bytes = [0];

    /// <summary>0 of a value that is too long.</summary>
    public ulong Bytes(int number) => bytes[number];

    protected override void Added(string text)
    {
        ulong packed = 0;
        for (var i = 0; i < text.Length && text.Length <= sizeof(ulong); i++) packed |= (ulong)text[i] << (i * 8);
        bytes.Add(packed);
    }
}

/// <summary>Numbers that have a check digit, with whether it is right.</summary>
sealed class CheckedBook(Func<string, bool> checks) : Book
{
    private readonly List<bool> valid = [false];

    public bool Valid(int number) => valid[number];

    protected override void Added(string text) => valid.Add(checks(text));
}
