using System.Globalization;
using Goldthread.Time;

namespace Goldthread.Properties.Soundness;

/// <summary>The cells into which cuts part the days, and the minutes within them at which moments are tried.</summary>
/// <param name="cuts">A cell ends with each of these minutes.</param>
/// <param name="everyDay">The cuts of any day are laid in all.</param>
internal sealed class Places(IEnumerable<long> cuts, bool everyDay)
{
    private readonly long[] ends = [.. cuts.Select(c => everyDay ? c - (Span.DayOf(c) * Span.Day) : c).Distinct().Order()];

    /// <summary>So many minutes of every cell that lies in the span, or all if it has fewer.</summary>
    public IReadOnlyList<long> Within(Span span, int each)
    {
        var places = new List<long>();
        for (var day = Span.DayOf(span.Lo); day <= Span.DayOf(span.Hi); day++)
        {
            var first = day * Span.Day;
            foreach (var last in EndsOf(day))
            {
                var length = last - first + 1;
                for (var i = 0; i < Math.Min(each, length); i++)
                {
                    var place = length <= each ? first + i : first + (length * (i + 1) / (each + 1));
                    if (place >= span.Lo && place <= span.Hi) places.Add(place);
                }
                first = last + 1;
            }
        }
        return places;
    }

    /// <summary>Alike for readings in which nothing that matters differs: day and cell of each moment, and the order of those that share a cell.</summary>
    public string Signature(IReadOnlyList<Readings.Unknown> moments, long[] values)
    {
        var cells = values.Select((v, i) => (Moment: i, Day: Span.DayOf(v), Cell: CellOf(v), InDay: v - (Span.DayOf(v) * Span.Day))).Where(p => !moments[p.Moment].Span.Exact).ToList();
        // Across days, too: with a clock of whole days' hours, what matters is the time of day.
        var ranks = cells.GroupBy(c => everyDay ? (0, c.Cell) : (c.Day, c.Cell)).SelectMany(g => g.Select(c => (c.Moment, Rank: g.Select(o => o.InDay).Distinct().Count(o => o < c.InDay)))).ToDictionary(r => r.Moment, r => r.Rank);
        return string.Join(';', cells.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Day},{c.Cell},{ranks[c.Moment]}")));
    }

    private IEnumerable<long> EndsOf(long day)
    {
        var (first, last) = (day * Span.Day, (day * Span.Day) + Span.Day - 1);
        return ends.Select(e => everyDay ? e + first : e).Where(e => e >= first && e < last).Append(last);
    }

    private long CellOf(long minute) => EndsOf(Span.DayOf(minute)).Count(e => e < minute);
}
