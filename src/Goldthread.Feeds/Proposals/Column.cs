using System.Globalization;
using System.Text.RegularExpressions;

namespace Goldthread.Feeds.Proposals;

/// <summary>A column of a table that nobody has described yet: its header, and what stands in it.</summary>
/// <param name="Values">Of the rows that were looked at; empty where nothing stands.</param>
internal sealed partial record Column(string Name, IReadOnlyList<string> Values)
{
    /// <summary>The words of the header in lower case: "DateOfBirth", "date_of_birth" and "D.O.B" are of the same words.</summary>
    public IReadOnlyList<string> Words { get; } = [.. Word().Matches(Abbreviated().Replace(Name, m => m.Value.Replace(".", "", StringComparison.Ordinal))).Select(m => m.Value.ToLowerInvariant())];

    private List<string> Written => [.. Values.Where(v => v.Length > 0)];

    public bool Has(params IEnumerable<string> words) => Words.Any(w => words.Contains(w, StringComparer.Ordinal));

    /// <summary>Nearly all that stands in it is so, and something does.</summary>
    public bool Mostly(Func<string, bool> holds) => Written is { Count: > 0 } written && written.Count(holds) >= written.Count * 0.8;

    public bool Always => Values.Count > 1 && Values.Distinct(StringComparer.Ordinal).Count() == 1;

    public bool Full => Values.Count > 0 && Values.All(v => v.Length > 0);

    public int Different => Written.Distinct(StringComparer.Ordinal).Count();

    /// <summary>How its days are written: the form in which most can be read, day before month where both could be; null = these are no days.</summary>
    public string? DateForm
    {
        get
        {
            var written = Written;
            var (form, read) = Forms.Select(f => (Form: f, Read: written.Count(v => Reads(v, f)))).MaxBy(f => f.Read);
            return written.Count > 0 && read >= written.Count * 0.8 ? form : null;
        }
    }

    // The first of those that read as many is taken.
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy", "dd/MM/yy", "dd-MM-yyyy", "dd.MM.yyyy", "d.M.yyyy", "dd MMM yyyy", "dd-MMM-yyyy", "dd-MMM-yy", "d MMMM yyyy", "yyyyMMdd", "yyyy/MM/dd",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "MM/dd/yyyy", "M/d/yyyy",
    ];

    private static bool Reads(string text, string form) => DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1880 and < 2100;

    [GeneratedRegex("[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:[A-Za-z]\.){2,}[A-Za-z]?", RegexOptions.None, 1000)]
    private static partial Regex Abbreviated();
}
