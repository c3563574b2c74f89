using Goldthread.Feeds.Exports;
using Goldthread.Time;
using Goldthread.Web.Feeds;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;

namespace Goldthread.Web.Exports;

/// <summary>Who would have told us of what, and until when each was heard: nobody is to take the absence of records for the absence of events.</summary>
static class Sources
{
    private const int MostNamed = 4;

    /// <param name="reader">An agency; those that it may not know of are left out.</param>
    public static IReadOnlyList<SourceLine> Of(Board board, IReadOnlyDictionary<string, FeedBook> books, Telling tell, string reader)
    {
        var known = board.Register.Agencies.All.Values.Where(a => board.MayKnow(a.Name, reader)).Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        var lines = new List<SourceLine>();
        foreach (var (feed, book) in books.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            var covers = book.Covers.Where(c => known.Contains(c.Agency)).ToList();
            if (covers.Count == 0) continue;
            var since = covers.Select(c => board.Reckoning.Axis.Say(c.From.On(board.Reckoning.Axis))).Distinct(StringComparer.Ordinal).ToList();
            var often = covers.Select(c => c.HowOften).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            lines.Add(new(Named(covers.Select(c => tell.Agency(c.Agency))), feed, $"{Kinds(covers.Select(c => c.Kind))}{(often.Count > 0 ? $" ({Prose.List(often)})" : "")}", $"since {(since.Count == 1 ? since[0] : $"{since[0]}, parts of it later")}",
                $"{(book.Heard is { } heard ? $"told all up to {Telling.When(Minutes.Of(heard))}" : "never heard")}{(board.Silent.Contains(feed) ? ", and silent since" : "")}"));
        }
        var silent = known.Where(a => !books.Values.Any(b => b.Covers.Any(c => c.Agency == a))).Select(tell.Agency).ToList();
        if (silent.Count > 0) lines.Add(new(Named(silent), "none", "nothing: not connected, so what is held there can be neither seen nor missed", "never", "never heard"));
        return lines;
    }

    private static string Named(IEnumerable<string> agencies) => agencies.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is var all && all.Count <= MostNamed ? Prose.List(all) : $"{string.Join(", ", all.Take(MostNamed - 1))} and {all.Count - MostNamed + 1} more";

    // Branches of the vocabulary: "referral, plan and 3 kinds more" would hide what is told.
    private static string Kinds(IEnumerable<string> patterns) => patterns.Any(p => p == "*") ? "all kinds of record" : Prose.List(patterns.Select(p => p.Split('.')[0].Replace('-', ' ')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}
