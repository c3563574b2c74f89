using System.Numerics;

namespace Goldthread.Linkage;

/// <summary>Compares values of one column that are not the same and are no names.</summary>
sealed class TextComparer
{
    private const double VeryClose = 0.92, Close = 0.82;
    private readonly Book book;
    private readonly ShortBook? codes;
    private readonly LevelCache texts, emails;

    public TextComparer(Book book) => (this.book, codes, texts, emails) = (book, book as ShortBook, new(UnlikeTexts), new(UnlikeEmails));

    public Level Number(int a, int b) => Similarity.OneDigit(book[a], book[b]) || Similarity.Slips(book[a], book[b], 1) == 1 ? Level.OneDigit : Level.Different;

    public Level Postcode(int a, int b)
    {
        if (codes?.Bytes(a) is > 0 and var one && codes.Bytes(b) is > 0 and var other) return Postcode(one, other);
        var x = book[a].AsSpan();
        var y = book[b].AsSpan();
        if (Similarity.OneDigit(x, y)) return OnlyUnit(x, y) ? Level.Sector : Level.OneDigit;
        if (x.Length < 5 || y.Length < 5) return Level.Different;
        if (x[..^2].SequenceEqual(y[..^2])) return Level.Sector;
        return x[..^3].SequenceEqual(y[..^3]) ? Level.District : Level.Different;
    }

    /// <summary>The same of two that are packed.</summary>
    private static Level Postcode(ulong x, ulong y)
    {
        static int Length(ulong code) => sizeof(ulong) - (BitOperations.LeadingZeroCount(code) / 8);
        static byte At(ulong code, int place) => (byte)(code >> (place * 8));
        var length = Length(x);
        if (length != Length(y)) return Level.Different;
        var first = BitOperations.TrailingZeroCount(x ^ y) / 8;
        var rest = (x ^ y) >> (first * 8);
        var slip = rest <= byte.MaxValue || (rest <= ushort.MaxValue && At(x, first) == At(y, first + 1) && At(y, first) == At(x, first + 1));
        var unit = first >= length - 2;
        if (slip) return unit && length > 4 && char.IsAsciiLetter((char)At(x, length - 1)) && char.IsAsciiLetter((char)At(y, length - 1)) ? Level.Sector : Level.OneDigit;
        return length < 5 ? Level.Different : unit ? Level.Sector : first >= length - 3 ? Level.District : Level.Different;
    }

    // The last two letters of a British postcode are the street: another one is a neighbour as likely as a slip.
    private static bool OnlyUnit(ReadOnlySpan<char> x, ReadOnlySpan<char> y) => x.Length > 4 && char.IsAsciiLetter(x[^1]) && char.IsAsciiLetter(y[^1]) && x[..^2].SequenceEqual(y[..^2]);

    public Level Email(int a, int b) => emails.Of(a, b);

    public Level Text(int a, int b) => texts.Of(a, b);

    private Level UnlikeEmails(int a, int b)
    {
        var x = book[a].AsSpan();
        var y = book[b].AsSpan();
        var (at, atToo) = (x.IndexOf('@'), y.IndexOf('@'));
        if (at > 2 && atToo > 2 && x[..at].SequenceEqual(y[..atToo])) return Level.Part;
        if (Similarity.Slips(x, y, 2) <= 2) return Level.Typo;
        return Similarity.JaroWinkler(x, y) >= VeryClose ? Level.Near : Level.Different;
    }

    private Level UnlikeTexts(int a, int b)
    {
        var (x, y) = (book[a], book[b]);
        if (Similarity.Slips(x, y, x.Length > 5 ? 2 : 1) <= (x.Length > 5 ? 2 : 1)) return Level.Typo;
        if (Shared(x, y) is var shared && shared >= 0.6) return Level.Part;
        var alike = Similarity.JaroWinkler(x, y);
        return alike >= VeryClose ? Level.Typo : alike >= Close && shared > 0 ? Level.Near : Level.Different;
    }

    /// <summary>The share of words that both have.</summary>
    private static double Shared(string x, string y)
    {
        var (words, others) = (x.Split(' '), y.Split(' '));
        if (words.Length + others.Length < 3) return 0;
        return 2.0 * words.Count(w => others.Contains(w)) / (words.Length + others.Length);
    }
}
