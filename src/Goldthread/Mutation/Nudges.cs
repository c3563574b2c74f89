using System.Globalization;
using System.Text.RegularExpressions;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Mutation;

/// <summary>Numbers and periods a little less and a little more: one unit, or half and double where the unit is shorter than a day.</summary>
public static partial class Nudges
{
    public const string Shorter = " shorter";

    public const string Longer = " longer";

    /// <summary>The text with each of its numbers nudged down and up.</summary>
    public static IEnumerable<string> Of(string text)
    {
        if (Day().IsMatch(text)) yield break;
        foreach (Match m in Number().Matches(text))
        {
            if (!int.TryParse(m.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)) continue;
            var brief = m.Groups[2].Value.StartsWith("hour", StringComparison.Ordinal) || m.Groups[2].Value.StartsWith("minute", StringComparison.Ordinal);
            foreach (var other in Others(amount, brief))
                yield return string.Create(CultureInfo.InvariantCulture, $"{text[..m.Groups[1].Index]}{other}{text[(m.Groups[1].Index + m.Groups[1].Length)..]}");
        }
    }

    /// <summary>The same clocks, and for each one a shorter and a longer one of its name with <see cref="Shorter"/> and <see cref="Longer"/> added. A clock that is over at once has no shorter one.</summary>
    public static TimescaleList Twins(TimescaleList timescales)
    {
        var clocks = new Dictionary<string, Clock>(timescales.Clocks, StringComparer.Ordinal);
        foreach (var clock in timescales.Clocks.Values)
        {
            clocks[clock.Name + Longer] = clock with { Versions = [.. clock.Versions.Select(v => v with { Period = Other(v.Period, 1) })] };
            if (clock.Versions.All(v => v.Period.Amount > 0)) clocks[clock.Name + Shorter] = clock with { Versions = [.. clock.Versions.Select(v => v with { Period = Other(v.Period, 0) })] };
        }
        return timescales with { Clocks = clocks };
    }

    private static Period Other(Period period, int which)
    {
        var others = Others(period.Amount, period.Unit is PeriodUnit.Hours or PeriodUnit.Minutes);
        return period with { Amount = others[Math.Min(which, others.Length - 1)] };
    }

    private static int[] Others(int amount, bool brief) => amount == 0 ? [1] : brief ? [amount / 2, amount * 2] : [amount - 1, amount + 1];

    // A number by itself: not the 47 of section-47, nor a part of a decimal one.
    [GeneratedRegex(@"(?<![\w.-])(\d+)(?![\w.-])(?: (\w+))?", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{4}-\d{2}", RegexOptions.None, 1000)]
    private static partial Regex Day();
}
