using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Properties.Laws;

/// <summary>Moved by whole weeks, with the guidance and the bank holidays, a story that counts in days, weeks and working days says the same so many weeks later.</summary>
public partial class ShiftLawTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-157)]
    [InlineData(261)]
    public void Replay_OfAStoryMovedByWeeks_MovesFindingsAndDeadlines(int weeks)
    {
        var moved = Catalogue.Of(Pack.Files.ToDictionary(f => f.Key, f => f.Key.StartsWith("timescales/", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(Moved(Encoding.UTF8.GetString(f.Value), weeks)) : f.Value));
        Assert.Empty(moved.Problems);
        var minutes = weeks * 7 * Span.Day;
        Law.Holds(RunSize.Of(100, 800, 30_000), 2_200_000, Breadth.DayPrecise, [.. Pack.All.Where(CountsInDays)], (tale, story) =>
        {
            var later = Replay.Of(Pack.Read(Moved(tale.Yaml, weeks), moved), [.. moved.Safeguards.Where(g => tale.Safeguards.Contains(g.Id))], moved.Setting);
            var first = Saying.Replay(story, Law.Safeguards(tale));
            return Saying.Difference(Whole(first, 0), Whole(later, minutes), $"{weeks} weeks later, told as if there were none:");
        });
    }

    [Fact]
    public void Safeguards_ThatCountInDays_AreMoreThanAFew() => Assert.InRange(Pack.All.Count(CountsInDays), 10, 1000);

    private static bool CountsInDays(Safeguard g) => g.From is null && Ingredients.Of(g).Periods.All(p => p.Unit is PeriodUnit.Days or PeriodUnit.Weeks or PeriodUnit.WorkingDays);

    private static List<string> Whole(Replay replay, long shift) =>
        [.. replay.Moments.Select(m => Saying.Minute(m - shift)), .. replay.Tracks.SelectMany(t => t.Steps.Select(s => $"{Saying.Minute(s.At - shift)} {Saying.Of(s.Finding, shift)}"))];

    private static string Moved(string text, int weeks) => Days().Replace(text, day => DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(weeks * 7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}", RegexOptions.None, 1000)]
    private static partial Regex Days();
}
