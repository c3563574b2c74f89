namespace Goldthread.Linkage;

/// <summary>NHS numbers that were given up for another, as when two records of one person were merged: whoever is written under the old one is written under the current one.</summary>
public sealed class SupersededNumbers
{
    private readonly Dictionary<string, string> next = new(StringComparer.Ordinal);

    public int Count => next.Count;

    /// <summary>Told again, the last word stands.</summary>
    /// <param name="old">Ten digits, as <paramref name="current"/>.</param>
    /// <returns>False: it is not taken, because one does not check or the old one would stand for itself in the end.</returns>
    public bool Add(string old, string current)
    {
        if (!NhsNumber.Checks(old) || !NhsNumber.Checks(current) || From(current).Contains(old)) return false;
        next[old] = current;
        return true;
    }

    /// <summary>The number that stands for it now; itself where it was never given up.</summary>
    public string Of(string number) => From(number).Last();

    private IEnumerable<string> From(string number)
    {
        for (var at = number; at is not null; at = next.GetValueOrDefault(at)) yield return at;
    }
}
