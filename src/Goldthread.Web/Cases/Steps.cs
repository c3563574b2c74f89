using System.Globalization;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Web.Cases;

/// <summary>A day at whose end one looks.</summary>
/// <param name="Token">As it stands in an address: "2014-05-09", "day 5"; null = the whole story.</param>
/// <param name="Minute">The last minute looked at.</param>
public sealed record Step(string? Token, long Minute, string Label)
{
    public bool Whole => Token is null;
}

/// <summary>The days on which something became known or fell due, in order.</summary>
public sealed partial class Steps
{
    private readonly Axis axis;

    private Steps(Axis axis, IEnumerable<long> moments)
    {
        this.axis = axis;
        Days = [.. moments.Select(Span.DayOf).Distinct().Order().Select(Of)];
    }

    public static Step Whole { get; } = new(null, Span.Never, "all of it");

    public IReadOnlyList<Step> Days { get; }

    public static Steps Of(Replay replay) => new(replay.Set.Reckoning.Axis, replay.Moments);

    /// <summary>The step that an address names: one of the days, or any other day between; null = none.</summary>
    public Step? Find(string? token)
    {
        if (string.IsNullOrEmpty(token) || token == "all") return Whole;
        if (Days.FirstOrDefault(s => s.Token == token) is { } step) return step;
        if (Days.Count == 0) return null;
        long? day = null;
        if (axis.Numbered && DayNumber().Match(token) is { Success: true } numbered) day = long.Parse(numbered.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        else if (!axis.Numbered && DateOnly.TryParseExact(token, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) day = date.DayNumber - axis.Candidates[0].DayNumber;
        return day is { } d && d >= Span.DayOf(Days[0].Minute) && d <= Span.DayOf(Days[^1].Minute) ? Of(d) : null;
    }

    public Step? Before(Step step) => Days.LastOrDefault(s => s.Minute < step.Minute);

    public Step? After(Step step) => Days.FirstOrDefault(s => s.Minute > step.Minute);

    private Step Of(long day)
    {
        var minute = Span.EndOfDay(day * Span.Day);
        if (!axis.Numbered) return new(axis.Earliest(minute).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), minute, SpanText.Point(axis, minute));
        var point = SpanText.Point(axis, minute);
        return new($"day {day}", minute, point.StartsWith("day", StringComparison.Ordinal) ? point : $"day {day} ({point})");
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^day (-?\d{1,6})$", System.Text.RegularExpressions.RegexOptions.None, 1000)]
    private static partial System.Text.RegularExpressions.Regex DayNumber();
}
