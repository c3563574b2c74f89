namespace Goldthread.Linkage;

/// <summary>The values of one field, and how many records have each. Dates and sexes are their own numbers.</summary>
sealed class Column(FieldKind kind, Book book)
{
    private float[] counts = new float[64];

    public FieldKind Kind => kind;

    public Book Book => book;

    /// <summary>How many records say something at all.</summary>
    public float Told { get; private set; }

    public void CountIn(int value)
    {
        if (value == 0) return;
        var slot = Slot(value);
        if (slot >= counts.Length) Array.Resize(ref counts, Math.Max(counts.Length * 2, slot + 1));
        counts[slot]++;
        Told++;
    }

    /// <summary>How many records have the value; less when several records of one person count as one.</summary>
    public float CountOf(int value) => Slot(value) is var slot && slot < counts.Length ? counts[slot] : 0;

    public void Forget()
    {
        Array.Clear(counts);
        Told = 0;
    }

    public void CountIn(int value, float weight)
    {
        if (value == 0) return;
        counts[Slot(value)] += weight;
        Told += weight;
    }

    // A date's place among the days from 1800 to 2199, months and days up to 31 each; whatever lies outside is counted together.
    private int Slot(int value)
    {
        if (kind != FieldKind.DateOfBirth) return value;
        var (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
        return year is < 1800 or > 2199 || month > 31 || day > 31 ? 0 : ((((year - 1800) * 32) + month) * 32) + day;
    }
}
