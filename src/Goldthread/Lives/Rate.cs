using System.Globalization;
using Goldthread.Reading;

namespace Goldthread.Lives;

/// <summary>How often something is so, as somebody published it.</summary>
/// <param name="Unit">One of <see cref="Units"/>.</param>
public sealed record Rate(string Name, decimal Value, string Unit, string Source)
{
    /// <summary>The units that a rate may have, and what one of them is in a million.</summary>
    public static IReadOnlyDictionary<string, int> Units { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["per cent"] = 10_000,
        ["per 1,000 a year"] = 1_000,
        ["per 10,000 a year"] = 100,
        ["children to one practitioner"] = 0,
    };

    /// <summary>In a million; of what, and in which time, the unit says.</summary>
    public long InAMillion => (long)(Value * Units[Unit]);

    public bool IsYearly => Unit.EndsWith("a year", StringComparison.Ordinal);

    public static IReadOnlyList<string> Keys { get; } = ["value", "unit", "source"];

    /// <summary>Reads rates.yaml: each with its value, unit and source.</summary>
    public static IReadOnlyDictionary<string, Rate> Read(Node? node, ProblemList problems)
    {
        var rates = new Dictionary<string, Rate>(StringComparer.Ordinal);
        foreach (var entry in Section.Open(node, problems, "rates")?.Entries ?? [])
        {
            if (Section.Open(entry.Value, problems, "a rate", Keys) is not { } s) continue;
            var unit = s.Required("unit");
            if (unit.Length > 0 && !Units.ContainsKey(unit)) problems.Unknown(ProblemKind.WrongWord, s.PlaceOf("unit"), unit, "a unit of rates", Units.Keys);
            if (!decimal.TryParse(s.Required("value"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value < 0 || value > 1_000_000)
                problems.Add(ProblemKind.WrongShape, s.PlaceOf("value"), "A rate is a number.", s.Text("value") ?? "");
            s.Required("source");
            if (Units.ContainsKey(unit)) rates[entry.Key.Text] = new(entry.Key.Text, value, unit, s.Text("source") ?? "");
        }
        return rates;
    }
}
