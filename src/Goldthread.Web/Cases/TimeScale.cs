using System.Globalization;
using Goldthread.Time;

namespace Goldthread.Web.Cases;

/// <summary>
/// Days drawn on a line: busy stretches wide, empty ones short, always in order. The scale is not even, and its ticks say so.
/// </summary>
public sealed class TimeScale
{
    // Only what is dated to about a year or better makes a stretch busy.
    private const int Dated = 400, Narrow = 12, Letter = 7;

    private readonly IReadOnlyList<long> days;
    private readonly IReadOnlyList<double> places;

    private TimeScale(IReadOnlyList<long> days, IReadOnlyList<double> places) => (this.days, this.places) = (days, places);

    public int Left => (int)Math.Round(places[0]);

    public int Right => (int)Math.Round(places[^1]);

    /// <param name="spans">First day and the day after the last, for everything with both ends.</param>
    public static TimeScale Of(IReadOnlyList<(long First, long End)> spans, int left, int right)
    {
        var edges = spans.SelectMany(s => new[] { s.First, s.End }).Distinct().Order().ToList();
        if (edges.Count == 0) edges = [0, 1];
        var weights = edges.Zip(edges.Skip(1), (a, b) => Weight(b - a, spans.Count(s => s.First <= a && b <= s.End && s.End - s.First <= Dated))).ToList();
        var unit = (right - left) / weights.Sum();
        var xs = new List<double> { left };
        foreach (var weight in weights) xs.Add(xs[^1] + (weight * unit));
        return new(edges, xs);
    }

    public int X(double day)
    {
        if (day <= days[0]) return Left;
        if (day >= days[^1]) return Right;
        var i = 1;
        while (days[i] < day) i++;
        var share = (day - days[i - 1]) / (days[i] - days[i - 1]);
        return (int)Math.Round(places[i - 1] + (share * (places[i] - places[i - 1])));
    }

    /// <summary>As many as have room, the rounder ones first.</summary>
    public IReadOnlyList<Tick> Ticks(Axis axis)
    {
        var chosen = new List<Tick>();
        foreach (var (day, label) in Candidates(axis))
        {
            var tick = new Tick(X(day), label);
            var end = tick.X + (label.Length * Letter) + Narrow;
            if (end <= Right + (2 * Narrow) && chosen.TrueForAll(t => end <= t.X || t.X + (t.Label.Length * Letter) + Narrow <= tick.X)) chosen.Add(tick);
        }
        return [.. chosen.OrderBy(t => t.X)];
    }

    private static double Weight(long gap, int busy) => (1 + Math.Log(gap)) * Math.Clamp(0.2 + (0.25 * busy), 0.2, 1);

    private IEnumerable<(double Day, string Label)> Candidates(Axis axis)
    {
        var (first, last) = (days[0], days[^1]);
        if (axis.Numbered)
        {
            // Far from day 0, years are sure enough; near it, days are counted.
            for (var day = 0L; day < last; day += 7) yield return (day, $"day {day}");
            foreach (var year in Years(axis)) if (year.Day < -300) yield return year;
            for (var day = -30L; day > Math.Max(first, -300); day -= 30) yield return (day, $"day {day}");
            foreach (var day in days.Where(d => d is > -60 and < 400)) yield return (day, $"day {day}");
            yield break;
        }
        foreach (var year in Years(axis)) yield return year;
        var month = axis.Earliest(first * Span.Day);
        month = new DateOnly(month.Year, month.Month, 1);
        var months = new List<(double, string)>();
        for (var n = 0; n < 1200 && DayOf(month, axis) < last; n++, month = month.AddMonths(1))
            if (DayOf(month, axis) >= first) months.Add((DayOf(month, axis), month.ToString("MMM yyyy", CultureInfo.InvariantCulture)));
        foreach (var one in months) yield return one;
        foreach (var day in days.SkipLast(1)) yield return (day, axis.Earliest(day * Span.Day).ToString("d MMM", CultureInfo.InvariantCulture));
    }

    private IEnumerable<(double Day, string Label)> Years(Axis axis)
    {
        var (from, to) = (axis.Earliest(days[0] * Span.Day).Year, axis.Latest(days[^1] * Span.Day).Year);
        for (var year = from; year <= to; year++)
            if (DayOf(new DateOnly(year, 1, 1), axis) is var day && day >= days[0] && day < days[^1]) yield return (day, year.ToString(CultureInfo.InvariantCulture));
    }

    private static long DayOf(DateOnly date, Axis axis) => date.DayNumber - axis.Candidates[axis.Candidates.Count / 2].DayNumber;
}

public sealed record Tick(int X, string Label);
