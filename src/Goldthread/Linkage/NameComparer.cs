namespace Goldthread.Linkage;

/// <summary>Compares names, and remembers the answer for pairs it has met lately.</summary>
sealed class NameComparer
{
    // Names that more than one in ten thousand people have.
    private const float Common = 1e-4f;
    private const double VeryClose = 0.93, Close = 0.82;
    private readonly NameBook book;
    private readonly LevelCache firsts, surnames;

    public NameComparer(NameBook book) => (this.book, firsts, surnames) = (book, new(UnlikeFirst), new(UnlikeSurname));

    public Level First(int a, int b)
    {
        if (a == 0 || b == 0) return Level.Missing;
        if (a == b) return Level.Same;
        ref readonly var one = ref book.Entry(a);
        ref readonly var other = ref book.Entry(b);
        return one.Outline.IsFarFrom(other.Outline, Close) && !one.Outline.MayBeForm(other.Outline) ? Level.Different : firsts.Of(a, b);
    }

    public Level Surname(int a, int b)
    {
        if (a == 0 || b == 0) return Level.Missing;
        if (a == b) return Level.Same;
        ref readonly var one = ref book.Entry(a);
        ref readonly var other = ref book.Entry(b);
        return one.Outline.IsFarFrom(other.Outline, Close) && one.Sound != other.Sound ? Level.Different : surnames.Of(a, b);
    }

    private Level UnlikeFirst(int a, int b)
    {
        var (x, y) = (book[a], book[b]);
        if (book.Names.SameName(x, y)) return Level.Variant;
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? Level.Initial : Level.Different;
        if (SharesWord(x, y)) return Level.Part;
        var (one, other) = (book.Entry(a), book.Entry(b));
        var slip = IsSlip(x, y);
        if (slip) return one.AsFirst > Common && other.AsFirst > Common ? one.Sound == other.Sound ? Level.Variant : Level.TwoNames : Level.Typo;
        if (x.Length >= 3 && y.Length >= 3 && (x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal))) return Level.Part;
        return IsNear(x, y) ? one.AsFirst > Common && other.AsFirst > Common ? Level.Different : Level.Near : Level.Different;
    }

    private Level UnlikeSurname(int a, int b)
    {
        var (x, y) = (book[a], book[b]);
        if (SharesWord(x, y)) return Level.Part;
        if (x.Length == 1 || y.Length == 1) return x[0] == y[0] ? Level.Near : Level.Different;
        if (IsSlip(x, y)) return Level.Typo;
        if (Joined(x, y)) return Level.Variant;
        if (IsNear(x, y)) return Level.Near;
        var (one, other) = (book.Entry(a), book.Entry(b));
        return one.Sound == other.Sound && one.Sound > 0xFFFF ? Level.Near : Level.Different;
    }

    /// <summary>Short names bear one slip, longer ones two.</summary>
    private static bool IsSlip(string x, string y)
    {
        var most = Math.Min(x.Length, y.Length) >= 7 ? 2 : 1;
        if (Similarity.Slips(x, y, most) <= most && Math.Min(x.Length, y.Length) > 2) return true;
        return x.Length > 4 && y.Length > 4 && Similarity.JaroWinkler(x, y) >= VeryClose;
    }

    private static bool IsNear(string x, string y) =>
        Math.Min(x.Length, y.Length) > 3 && (Similarity.JaroWinkler(x, y) >= Close || Similarity.Slips(x, y, 2) <= 2);

    // One written without the gap: "al hassan" and "alhassan", "mac donald" and "macdonald".
    private static bool Joined(string x, string y) =>
        (x.Contains(' ', StringComparison.Ordinal) || y.Contains(' ', StringComparison.Ordinal)) && x.Replace(" ", "", StringComparison.Ordinal) == y.Replace(" ", "", StringComparison.Ordinal);

    private static bool SharesWord(string x, string y)
    {
        if (!x.Contains(' ', StringComparison.Ordinal) && !y.Contains(' ', StringComparison.Ordinal)) return false;
        foreach (var word in x.AsSpan().Split(' '))
        {
            if (x.AsSpan(word).Length < 3) continue;
            foreach (var other in y.AsSpan().Split(' '))
                if (x.AsSpan(word).SequenceEqual(y.AsSpan(other))) return true;
        }
        return false;
    }
}
