using System.Globalization;
using Goldthread.Time;

namespace Goldthread.Feeds.Imports;

/// <summary>Reads days and moments as files write them. Moments with an offset become civil ones of Europe/London; what is coarser than a day stays so, and so does a stretch of years or months.</summary>
/// <param name="forms">Of days, beside yyyy-MM-dd, in the order in which they are tried.</param>
internal sealed class Dates(IReadOnlyList<string> forms)
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    /// <returns>Null when it is no date.</returns>
    public FuzzyDate? Read(string text)
    {
        if (text == "undated") return FuzzyDateParser.Parse(text);
        if (DateTime.TryParseExact(text, [.. forms, .. Days], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return FuzzyDateParser.Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return FuzzyDateParser.Parse(moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : Minute, CultureInfo.InvariantCulture));
        if (text.Length > 10 && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            var zero = Axis.Dated.Candidates[0];
            return FuzzyDateParser.Parse(zero.ToDateTime(TimeOnly.MinValue).AddMinutes(Civil.MinuteOf(instant.ToUnixTimeMilliseconds(), zero)).ToString(Minute, CultureInfo.InvariantCulture));
        }
        return text.Split("..").All(t => t.Length is 4 or 7 && t.All(c => char.IsAsciiDigit(c) || c == '-')) ? FuzzyDateParser.Parse(text) : null;
    }

    private static readonly string[] Days = ["yyyy-MM-dd"];

    // Without an offset it is the time of the place where it was written; midnight to the second is how tables write a day.
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
}
