using System.Globalization;

namespace Goldthread.Linkage;

/// <summary>
/// A unique pupil number: a check letter, three digits of the local authority, and nine that the school gives, the last of them a letter while the number
/// is temporary. The check letter is that at the place of the digits times 2 to 13, summed, by remainder of 23 (children in need census, 1510 to 1550).
/// </summary>
public static class Upn
{
    private const string Letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

    // No authority has this code.
    private const string Authority = "999";

    public static bool Checks(string number) =>
        number.Length == 13 && Letters.Contains(number[0], StringComparison.Ordinal) && number.AsSpan(1, 11).IndexOfAnyExceptInRange('0', '9') < 0
        && (char.IsAsciiDigit(number[12]) || Letters.Contains(number[12], StringComparison.Ordinal)) && Letter(number.AsSpan(1)) == number[0];

    /// <summary>An invented number, each place another.</summary>
    /// <param name="place">From 0 to 999,999,999.</param>
    public static string ForTests(int place)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{Authority}{(long)place * 387_420_489 % 1_000_000_000:000000000}");
        return Letter(digits) + digits;
    }

    private static char Letter(ReadOnlySpan<char> twelve)
    {
        var sum = 0;
        for (var i = 0; i < 12; i++) sum += (char.IsAsciiDigit(twelve[i]) ? twelve[i] - '0' : Letters.IndexOf(twelve[i], StringComparison.Ordinal)) * (i + 2);
        return Letters[sum % 23];
    }
}
