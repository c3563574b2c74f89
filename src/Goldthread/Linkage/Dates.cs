namespace Goldthread.Linkage;

/// <summary>Dates of birth as packed numbers, 20141224.</summary>
static class Dates
{
    private const int DaysOfTwoMonths = 62;

    /// <summary>Of two that are not the same.</summary>
    public static Level Compare(int a, int b)
    {
        var (yearA, monthA, dayA) = (a / 10_000, a / 100 % 100, a % 100);
        var (yearB, monthB, dayB) = (b / 10_000, b / 100 % 100, b % 100);
        if (yearA == yearB && monthA == dayB && dayA == monthB) return Level.DayForMonth;
        if (OneDigit(a, b)) return Level.OneDigit;
        if (yearA == yearB)
        {
            if (monthA == 0 || monthB == 0) return Level.Year;
            if ((monthA == 1 && dayA == 1) || (monthB == 1 && dayB == 1)) return Level.Placeholder;
            if (monthA == monthB) return dayA is 0 or 1 or 15 || dayB is 0 or 1 or 15 ? Level.Placeholder : Level.MonthAndYear;
        }
        if (monthA == monthB && dayA == dayB && monthA > 0) return Level.DayAndMonth;
        if (DaysApart(a, b) is <= DaysOfTwoMonths) return Level.Near;
        return yearA == yearB ? Level.Year : Level.Different;
    }

    /// <summary>Null when one of them is no day of the calendar.</summary>
    public static int? DaysApart(int a, int b) => Day(a) is { } x && Day(b) is { } y ? Math.Abs(x.DayNumber - y.DayNumber) : null;

    /// <summary>Whole years of the calendar, whatever the days.</summary>
    public static int YearsApart(int a, int b) => Math.Abs((a / 10_000) - (b / 10_000));

    public static DateOnly? Day(int packed)
    {
        var (year, month, day) = (packed / 10_000, packed / 100 % 100, packed % 100);
        return year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ? null : new(year, month, day);
    }

    private static bool OneDigit(int a, int b)
    {
        var (unlike, first, second) = (0, 0, 0);
        for (var place = 0; place < 8; place++, a /= 10, b /= 10)
        {
            if (a % 10 == b % 10) continue;
            unlike++;
            if (unlike == 1) (first, second) = ((a % 10 * 10) + (b % 10), place);
            else if (unlike > 2 || place != second + 1 || first != (b % 10 * 10) + (a % 10)) return false;
        }
        return unlike > 0;
    }
}
