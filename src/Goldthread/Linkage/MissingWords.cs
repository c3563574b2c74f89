using Goldthread.Reading;

namespace Goldthread.Linkage;

/// <summary>What is written where nothing is known, and what stands before the name of a child who has none yet.</summary>
public sealed class MissingWords
{
    private readonly HashSet<string> anywhere, unnamed, order;
    private readonly HashSet<int> dates;

    private MissingWords(HashSet<string> anywhere, HashSet<string> unnamed, HashSet<string> order, HashSet<int> dates) =>
        (this.anywhere, this.unnamed, this.order, this.dates) = (anywhere, unnamed, order, dates);

    public static MissingWords None { get; } = new([], [], [], []);

    public static MissingWords Read(Node file, ProblemList problems)
    {
        if (Section.Open(file, problems, "words that mean nothing", "anywhere", "unnamed", "birth_order", "dates") is not { } s) return None;
        HashSet<string> Of(string key) => s.Words(key).Select(w => w.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var days = new HashSet<int>();
        foreach (var date in s.Words("dates"))
            if (Cleaning.Date(date.Text, false) is var packed && packed > 0) days.Add(packed);
            else problems.Add(ProblemKind.BadDate, date, $"'{date.Text}' is no date.");
        return new(Of("anywhere"), Of("unnamed"), Of("birth_order"), days);
    }

    public bool Date(int packed) => packed == 0 || dates.Contains(packed);

    public bool Text(ReadOnlySpan<char> text) => anywhere.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    /// <summary>One digit over and over again is nobody's number.</summary>
    public static bool Digits(ReadOnlySpan<char> number) => number.Length < 2 || number.IndexOfAnyExcept(number[0]) < 0;

    /// <summary>The name without the words of an unnamed child before it, and what is then said of the order of birth: "baby" leaves nothing, "twin 2" leaves nothing and 2.</summary>
    public (Range Name, string? Order) Named(ReadOnlySpan<char> name, ReadOnlySpan<char> surname)
    {
        if (Text(name)) return (0..0, null);
        var at = 0;
        while (at < name.Length && unnamed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(name[at..]))) at = Math.Min(name.Length, at + Word(name[at..]).Length + 1);
        if (at == 0) return (0..name.Length, null);
        var rest = name[at..];
        if (rest.IsEmpty || rest.SequenceEqual(surname) || rest.StartsWith("of ")) return (0..0, null);
        return order.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest) ? (0..0, rest.ToString()) : (at..name.Length, null);
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> text) => text.IndexOf(' ') is var space && space < 0 ? text : text[..space];
}
