using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>What each feed has told, as a journal has it.</summary>
/// <param name="Heard">Until when it has told all that its system knew; null = it was never heard.</param>
/// <param name="Records">Versions are counted each.</param>
/// <param name="Waiting">Parts of files that could not be taken in, in the order in which they came.</param>
public sealed record FeedBook(DateTimeOffset? Heard, long Records, long People, IReadOnlyList<Entry.NotTaken> Waiting)
{
    /// <summary>By the name of the feed.</summary>
    public static IReadOnlyDictionary<string, FeedBook> Of(Journal journal)
    {
        var pages = new Dictionary<string, Page>(StringComparer.Ordinal);
        Page At(string feed) => pages.TryGetValue(feed, out var page) ? page : pages[feed] = new();
        foreach (var kept in journal.Read())
            switch (kept.Entry)
            {
                case Entry.Told t: At(t.Feed).Records++; break;
                case Entry.PersonHeld p: At(p.Feed).People++; break;
                case Entry.Heartbeat h: At(h.Feed).Heard = h.Through; break;
                case Entry.NotTaken { Is: NotTakenState.Waiting } n: At(n.Feed).Waiting[n.Key] = n; break;
                case Entry.NotTaken n: At(n.Feed).Waiting.Remove(n.Key); break;
            }
        return pages.ToDictionary(p => p.Key, p => new FeedBook(p.Value.Heard, p.Value.Records, p.Value.People, [.. p.Value.Waiting.Values]), StringComparer.Ordinal);
    }

    private sealed class Page
    {
        public DateTimeOffset? Heard { get; set; }

        public long Records { get; set; }

        public long People { get; set; }

        public OrderedDictionary<string, Entry.NotTaken> Waiting { get; } = new(StringComparer.Ordinal);
    }
}
