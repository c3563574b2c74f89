using System.Globalization;

namespace Goldthread.Linkage;

/// <summary>
/// The ten digits of an NHS number: the first nine times 10 to 2, summed; 11 less the remainder by 11 is the tenth, 11 written as 0 and 10 given to
/// nobody. Numbers that begin with 999 are kept for tests. A number that checks may still be somebody else's.
/// </summary>
public static class NhsNumber
{
    public static bool Checks(string number) => number.Length == 10 && number.All(char.IsAsciiDigit) && CheckDigit(number) == number[9] - '0';

    /// <summary>One of the numbers for tests, each place another.</summary>
    /// <param name="place">From 0 to 999,999.</param>
    /// <returns>Null for those places, about one in eleven, whose number would have no check digit.</returns>
    public static string? ForTests(int place)
    {
        // Neighbours in a list are given numbers that are far apart: 606,209 has no factor in common with a million.
        var nine = string.Create(CultureInfo.InvariantCulture, $"999{((long)place * 606_209 + 271_828) % 1_000_000:000000}");
        return CheckDigit(nine) is var digit && digit == 10 ? null : nine + (char)('0' + digit);
    }

    private static int CheckDigit(string number)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (number[i] - '0') * (10 - i);
        return (11 - (sum % 11)) % 11;
    }
}
