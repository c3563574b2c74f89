using System.Globalization;

namespace Goldthread.Properties.Tales;

/// <summary>Tells true moments as fuzzy dates: what is told is never false.</summary>
/// <param name="zero">Day 0 of a tale on day numbers; null = it has dates.</param>
internal sealed class Blur(Dice dice, Breadth breadth, DateTime? zero)
{
    /// <summary>Occurred and known, as told, by record.</summary>
    public Dictionary<string, (string Occurred, string? Known)> Tell(IReadOnlyList<Draft> drafts)
    {
        var uncertain = Uncertain(drafts);
        var told = new Dictionary<string, (string, string?)>(StringComparer.Ordinal);
        for (var i = 0; i < drafts.Count; i++)
        {
            var d = drafts[i];
            var others = drafts.Take(i).Where(o => !o.Fact || breadth == Breadth.Wide).ToList();
            var occurred = uncertain.Contains((d.Id, false)) ? Say(d.Occurred, others, false) : Precise(d.Occurred);
            var known = d.Known is not { } k ? null : uncertain.Contains((d.Id, true)) ? Say(k, d.Planned ? others : [.. others, d], true) : Precise(k);
            told[d.Id] = (occurred, known);
        }
        return told;
    }

    private HashSet<(string, bool)> Uncertain(IReadOnlyList<Draft> drafts)
    {
        var all = drafts.SelectMany(d => d.Known is null ? new[] { (d.Id, false) } : [(d.Id, false), (d.Id, true)]).ToList();
        if (breadth == Breadth.DayPrecise) return [.. all];
        if (breadth == Breadth.Wide) return [.. all.Where(_ => dice.Chance(75))];
        var facts = drafts.Where(d => d.Fact).Select(d => d.Id).ToHashSet();
        var n = dice.One([2, 2, 2, 3, 3, 4]);
        return [.. dice.Shuffled(all.Where(m => !facts.Contains(m.Item1) || dice.Chance(8))).Take(n)];
    }

    private string Say(DateTime m, IReadOnlyList<Draft> others, bool known)
    {
        if (breadth == Breadth.Wide && zero is null && dice.Chance(40)) return Far(m, known);
        var near = others.Where(o => Math.Abs((m.Date - o.Occurred.Date).Days) <= (breadth == Breadth.Wide ? 40 : 3)).ToList();
        var roll = dice.Between(1, 100);
        if (near.Count == 0 || roll <= 60) return Own(m);
        var other = dice.One(near);
        return roll <= 75 ? $"{Own(m)} and {Order(m, other)}" : Distance((m.Date - other.Occurred.Date).Days, other.Id);
    }

    private string Own(DateTime m)
    {
        if (zero is { } nought)
            return dice.Chance(60) ? Precise(m) : $"day {(m.Date - nought.Date).Days - dice.Between(0, 2)}..{(m.Date - nought.Date).Days + dice.Between(0, 6)}";
        if (breadth == Breadth.DayPrecise ? dice.Chance(75) : dice.Chance(55)) return Day(m);
        var before = dice.Between(0, 2);
        var (first, last) = (m.AddDays(-before), m.AddDays(dice.Between(0, 2 - before)));
        return breadth == Breadth.Small && dice.Chance(15) && first.Date < m.Date ? $"{Day(first)}T12:00..{Day(last)}" : first.Date == last.Date ? Day(m) : $"{Day(first)}..{Day(last)}";
    }

    private string Order(DateTime m, Draft other) =>
        m > other.Occurred ? dice.One([$"after {other.Id}", $"not before {other.Id}", .. m.Date > other.Occurred.Date ? new[] { $"at least 1 days after {other.Id}" } : []])
        : m < other.Occurred ? dice.One([$"before {other.Id}", $"by {other.Id}", .. m.Date < other.Occurred.Date ? new[] { $"at least 1 days before {other.Id}" } : []])
        : dice.One([$"by {other.Id}", $"not before {other.Id}"]);

    private string Distance(int days, string id)
    {
        var (n, side) = (Math.Abs(days), days < 0 ? "before" : "after");
        if (n == 0) return dice.One([$"same day as {id}", $"same day as {id}", $"within {dice.Between(0, 1)} days of {id}", $"within 1 days after {id}"]);
        return dice.One([$"{n} days {side} {id}", $"{n} days {side} {id}", $"within {n} days {side} {id}", $"{Math.Max(0, n - 1)}..{n + 1} days {side} {id}", .. n == 7 ? new[] { $"1 weeks {side} {id}" } : []]);
    }

    private string Far(DateTime m, bool known) => dice.Between(1, 10) switch
    {
        1 or 2 or 3 => m.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        4 => m.ToString("yyyy", CultureInfo.InvariantCulture),
        5 => $"{(m.Month is 12 or 1 or 2 ? "winter" : m.Month < 6 ? "spring" : m.Month < 9 ? "summer" : "autumn")} {(m.Month < 3 ? m.Year - 1 : m.Year)}",
        6 => $"{Day(m.AddDays(-dice.Between(0, 30)))}..",
        7 => known ? Day(m) : $"..{Day(m.AddDays(dice.Between(0, 30)))}",
        8 => known ? Own(m) : "undated",
        _ => $"{Day(m.AddDays(-dice.Between(0, 40)))}..{Day(m.AddDays(dice.Between(0, 40)))}",
    };

    private string Precise(DateTime m) => zero is { } nought ? $"day {(m.Date - nought.Date).Days}" : Exact(m);

    internal static string Day(DateTime m) => m.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Exact(DateTime m) => m.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
