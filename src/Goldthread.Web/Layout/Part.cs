namespace Goldthread.Web.Layout;

/// <summary>A part of a list that is too long for one page.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Most">So many stand in a part.</param>
/// <param name="All">So many there are in all.</param>
/// <param name="Address">Of the page, with whom is read for: "/children?as=westmarsh-police".</param>
public sealed record Part(int Number, int Most, int All, string Address)
{
    /// <param name="asked">What the address asks for; the nearest part that there is.</param>
    public static Part Of(int? asked, int most, int all, string address) => new(Math.Clamp(asked ?? 1, 1, Math.Max(1, (all + most - 1) / most)), most, all, address);

    public int Skipped => (Number - 1) * Most;

    public string? Before => Number > 1 ? At(Number - 1) : null;

    public string? After => Number * Most < All ? At(Number + 1) : null;

    /// <summary>"51 to 100 of 675".</summary>
    public string Says => $"{Skipped + 1} to {Math.Min(Skipped + Most, All)} of {All}";

    private string At(int number) => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}part={number}";
}
