using System.Globalization;
using System.Text.RegularExpressions;

namespace Goldthread.Time;

/// <summary>Reads fuzzy dates as they are written in stories; the forms are those of docs/reference/dates.</summary>
public static partial class FuzzyDateParser
{
    /// <returns>Null when the text is no date (or no such day exists).</returns>
    public static FuzzyDate? Parse(string text)
    {
        if (DayOrMinute(text) is { } plain) return new(text, [plain]);
        var limits = new List<DateLimit>();
        if (text.Trim() == "undated") return new(text, limits);
        foreach (var part in text.Split(" and "))
        {
            if (Limit(part.Trim()) is not { } limit) return null;
            limits.Add(limit);
        }
        return new(text, limits);
    }

    // Most dates are a day or a minute and nothing else, and are read without being tried for every other form.
    private static DateLimit.Civil? DayOrMinute(string text) => text.Length is 10 or 16 && text[4] == '-' && text[7] == '-' && One(text) is { } one ? new(one.From, one.To) : null;

    private static DateLimit? Limit(string text)
    {
        if (DayNumbers().Match(text) is { Success: true } day)
        {
            var first = long.Parse(day.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            var last = day.Groups[2].Success ? long.Parse(day.Groups[2].ValueSpan, CultureInfo.InvariantCulture) : first;
            return first <= last ? new DateLimit.Days(first, last) : null;
        }
        if (Offset().Match(text) is { Success: true } offset) return Relative(offset);
        if (Order().Match(text) is { Success: true } order) return Ordered(order.Groups[1].Value, order.Groups[2].Value);
        return Dates(text) is { } dates ? new DateLimit.Civil(dates.From, dates.To) : null;
    }

    private static DateLimit? Relative(Match m)
    {
        if (Period.UnitOf(m.Groups["unit"].Value) is not { } unit || unit == PeriodUnit.WorkingDays) return null;
        if (!int.TryParse(m.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n > 10_000) return null;
        var last = n;
        if (m.Groups["m"].Success && (!int.TryParse(m.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out last) || last < n || last > 10_000)) return null;
        if (unit == PeriodUnit.Years && last > 150) return null;
        var inMinutes = unit is PeriodUnit.Minutes or PeriodUnit.Hours;
        var scale = inMinutes ? 1 : Span.Day;
        var (least, most) = (new Period(n, unit).Length.Lo / scale, new Period(last, unit).Length.Hi / scale);
        var (within, atLeast, side) = (m.Groups["within"].Success, m.Groups["least"].Success, m.Groups["side"].Value);
        if (side == "of" && !within) return null;
        var after = within ? new Span(side == "of" ? -most : 0, most) : new Span(least, atLeast ? Span.Never : most);
        if (side == "before") after = new(-after.Hi, -after.Lo);
        return inMinutes ? new DateLimit.Relative(m.Groups["id"].Value, after) : new DateLimit.DaysApart(m.Groups["id"].Value, after);
    }

    private static DateLimit? Ordered(string word, string target)
    {
        if (Dates(target) is { } dates)
            return word switch
            {
                "before" when dates.From is { } f => new DateLimit.Civil(null, f.AddMinutes(-1)),
                "by" => new DateLimit.Civil(null, dates.To),
                "after" when dates.To is { } t => new DateLimit.Civil(t.AddMinutes(1), null),
                "not before" => new DateLimit.Civil(dates.From, null),
                _ => null,
            };
        if (!RecordId().IsMatch(target)) return null;
        return word switch
        {
            "before" => new DateLimit.Relative(target, new(-Span.Never, -1)),
            "by" => new DateLimit.Relative(target, new(-Span.Never, 0)),
            "after" => new DateLimit.Relative(target, new(1, Span.Never)),
            "not before" => new DateLimit.Relative(target, new(0, Span.Never)),
            _ => new DateLimit.DaysApart(target, Span.At(0)),
        };
    }

    /// <summary>A day, from its first minute to its last, or a moment, on dated axes; null = it is neither.</summary>
    public static Span? DayOrMoment(string text) => Dates(text) is ({ } from, { } to) && to - from < TimeSpan.FromDays(1) ? new Span(Axis.Dated.OfMoment(from).Lo, Axis.Dated.OfMoment(to).Hi) : null;

    /// <summary>A date, or two joined by "..", as its first and last minute.</summary>
    public static (DateTime? From, DateTime? To)? Dates(string text)
    {
        var at = text.IndexOf("..", StringComparison.Ordinal);
        if (at < 0) return One(text) is { } one ? (one.From, one.To) : null;
        var (left, right) = (text[..at].Trim(), text[(at + 2)..].Trim());
        var first = left.Length == 0 ? null : One(left);
        var last = right.Length == 0 ? null : One(right);
        if ((left.Length > 0 && first is null) || (right.Length > 0 && last is null) || (first is null && last is null)) return null;
        return first?.From > last?.To ? null : (first?.From, last?.To);
    }

    // Dates outside these years are slips of the pen; refusing them keeps every sum within a calendar.
    private const int FirstYear = 1850, LastYear = 2200;

    private static (DateTime From, DateTime To)? One(string text)
    {
        var years = Year().EnumerateMatches(text);
        if (years.MoveNext() && int.Parse(text.AsSpan(years.Current.Index, years.Current.Length), CultureInfo.InvariantCulture) is < FirstYear or > LastYear) return null;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return (moment, moment);
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return (day, day.AddDays(1).AddMinutes(-1));
        if (DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return (month, month.AddMonths(1).AddMinutes(-1));
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole is >= FirstYear and <= LastYear)
            return (new(whole, 1, 1), new DateTime(whole + 1, 1, 1).AddMinutes(-1));
        if (Season().Match(text) is not { Success: true } season) return null;
        var from = new DateTime(int.Parse(season.Groups[2].ValueSpan, CultureInfo.InvariantCulture), season.Groups[1].Value switch { "spring" => 3, "summer" => 6, "autumn" => 9, _ => 12 }, 1);
        return (from, from.AddMonths(3).AddMinutes(-1));
    }

    [GeneratedRegex(@"^day (-?\d{1,5})(?:\.\.(-?\d{1,5}))?$", RegexOptions.None, 60_000)]
    private static partial Regex DayNumbers();

    [GeneratedRegex(@"^(?:(?<within>within)|(?<least>at least))? ?(?<n>\d+)(?:\.\.(?<m>\d+))? (?<unit>[a-z]+) (?<side>of|after|before) (?<id>[A-Za-z][\w.-]*)$", RegexOptions.None, 60_000)]
    private static partial Regex Offset();

    [GeneratedRegex(@"^(before|by|after|not before|same day as) (\S.*)$", RegexOptions.None, 60_000)]
    private static partial Regex Order();

    [GeneratedRegex(@"\d{4}", RegexOptions.None, 60_000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^[A-Za-z][\w.-]*$", RegexOptions.None, 60_000)]
    private static partial Regex RecordId();

    [GeneratedRegex(@"^(spring|summer|autumn|winter) (\d{4})$", RegexOptions.None, 60_000)]
    private static partial Regex Season();
}
