namespace Goldthread.Linkage;

/// <summary>Who of the records of a file is a baby: of them least is told, and so they are looked at by themselves.</summary>
public static class AgeGroups
{
    public const string UnderOne = "under 1 year", OneAndOver = "1 year and over", NotYetBorn = "not yet born", NotTold = "not told";

    /// <param name="dates">The date of birth of each record, as it is written.</param>
    /// <param name="at">The day on which they are so old.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<string> dates, bool monthFirst, DateOnly at) => [.. dates.Select(d => Day(d, monthFirst) is not { } born ? NotTold : born > at ? NotYetBorn : born > at.AddYears(-1) ? UnderOne : OneAndOver)];

    /// <summary>The day to which a file that does not say its own goes: the latest birth that two of its records tell, since of one the year may be a slip. Null where no two tell one.</summary>
    public static DateOnly? LastOf(IEnumerable<string> dates, bool monthFirst) => dates.Select(d => Day(d, monthFirst)).OfType<DateOnly>().CountBy(d => d).Where(d => d.Value > 1).Select(d => (DateOnly?)d.Key).Max();

    private static DateOnly? Day(string text, bool monthFirst) => Dates.Day(Cleaning.Date(text, monthFirst));
}
