using System.Collections.Concurrent;
using System.Globalization;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Properties.Feeds;

/// <summary>In how many of the cases what happened.</summary>
internal sealed class Shares
{
    private static readonly string[] Asked = ["correction", "withdrawal", "relink", "relation", "calendar", "feed changed", "safeguards changed"];

    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);
    private int all;

    public void Count(Feed feed, Course course)
    {
        Interlocked.Increment(ref all);
        var told = feed.Given.Select(g => g.Happening).OfType<Happening.Told>().Select(t => t.Record).ToList();
        var first = feed.Given.First(g => g.Happening is Happening.Told).Minute;
        bool Any<T>(Func<T, bool>? which = null) where T : Happening => feed.Given.Any(g => g.Happening is T h && (which is null || which(h)));
        One("a change of state", course.Changes.Any(c => c.Kind is ChangeKind.Stands or ChangeKind.Prompts or ChangeKind.Withdrawn or ChangeKind.WithdrawnHadBeenMet));
        One("something said", course.Changes.Count > 0);
        One("correction", told.Exists(r => r.Supersedes is not null) || told.Where(r => r.Source is not null).GroupBy(r => r.Source!.Key).Any(s => s.Count() > 1));
        One("withdrawal", told.Exists(r => r.Withdraws is not null));
        One("relink", Any<Happening.Linked>());
        One("link undone", Any<Happening.Unlinked>());
        One("relation", feed.Given.Any(g => g.Minute > first && g.Happening is Happening.Told { Record: var r } && (r.Kind.Asserts is not null || r.Kind.Name.StartsWith("household.", StringComparison.Ordinal))));
        One("calendar", Any<Happening.Dated>());
        One("gateway opened", Any<Happening.Opened>());
        One("gateway closed", Any<Happening.Closed>());
        One("birth", told.Exists(r => r.Kind.Name == "birth"));
        One("heartbeat", Any<Happening.Heard>());
        One("feed changed", Any<Happening.Feed>() || Any<Happening.Silent>());
        One("safeguards changed", Any<Happening.Ruled>());
        One("late or back-dated", feed.Given.Any(g => g.Happening is Happening.Told { Record: var r } && (r.Known ?? r.Occurred).On(Axis.Dated) is { Bounded: true } k && k.Hi + Span.Day < g.Minute));
        One("clocks changed", Days(course).Any(d => d.Month is 3 or 10 && d.AddDays(7).Month is 4 or 11));
        One("bank holiday", Days(course) is { Count: > 0 } days && feed.Setting.Timescales.Calendar.Holidays.Any(h => h.Date >= days[0] && h.Date <= days[^1]));
    }

    /// <summary>Of enough cases: at least so many in a hundred.</summary>
    public void AreEnough()
    {
        Assert.True(Of("a change of state") >= 30, ToString());
        Assert.All(Asked, what => Assert.True(Of(what) >= 10, $"{what}: {ToString()}"));
    }

    public override string ToString() => $"{all} cases: {string.Join(", ", counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {Of(c.Key):0} %")))}";

    private double Of(string what) => all == 0 ? 0 : counts.GetValueOrDefault(what) * 100.0 / all;

    private static List<DateOnly> Days(Course course) => [.. course.Minutes.Where(m => Math.Abs(m) < Span.Never / 4).Select(m => Axis.DateOf(m, Axis.Dated.Candidates[0])).Order()];

    private void One(string what, bool happened)
    {
        if (happened) counts.AddOrUpdate(what, 1, (_, n) => n + 1);
    }
}
