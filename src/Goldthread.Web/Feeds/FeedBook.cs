using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Web.Links;

namespace Goldthread.Web.Feeds;

/// <summary>What a feed has told, as a journal has it.</summary>
/// <param name="Heard">Until when it has told all that its system knew; null = it was never heard.</param>
/// <param name="Records">Versions are counted each.</param>
/// <param name="Covers">Which kinds it tells of, for which agency.</param>
/// <param name="Waiting">Parts of files that could not be taken in, in the order in which they came; none of what is kept apart.</param>
public sealed record FeedBook(DateTimeOffset? Heard, long Records, long People, IReadOnlyList<Entry.Covers> Covers, IReadOnlyList<Entry.NotTaken> Waiting)
{
    public static FeedBook Empty { get; } = new(null, 0, 0, [], []);

    /// <summary>By the name of the feed.</summary>
    public static IReadOnlyDictionary<string, FeedBook> Of(Journal journal)
    {
        var books = new FeedBooks();
        books.Follow(journal);
        return books.Now;
    }
}

/// <summary>Every feed's book, kept up as the journal grows. What is told of an identity that adoption closed is counted in none.</summary>
public sealed class FeedBooks
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Page> pages = new(StringComparer.Ordinal);
    private SealedIdentities closed = new();

    // Where what is counted in none stands in the journal.
    private readonly HashSet<long> uncounted = [];
    private long through;

    public IReadOnlyDictionary<string, FeedBook> Now { get { lock (gate) return pages.ToDictionary(p => p.Key, p => p.Value.Book(), StringComparer.Ordinal); } }

    /// <summary>Reads what has been appended since.</summary>
    public void Follow(Journal journal)
    {
        lock (gate)
        {
            if (journal.Head.Position == through) return;
            var closing = false;
            foreach (var kept in journal.Read(through))
            {
                through = kept.Position;
                closed.Take(kept.Entry);
                closing |= kept.Entry is Entry.IdentitySealed or Entry.NotTaken { Is: NotTakenState.Apart };
                if (TellsOfClosed(kept.Entry)) uncounted.Add(kept.Position);
                else Take(kept.Entry);
            }
            if (closing) LeaveOut(journal);
        }
    }

    // What was told before the identity was closed.
    private void LeaveOut(Journal journal)
    {
        closed = SealedIdentities.Of(journal);
        foreach (var kept in closed.People.SelectMany(label => journal.Of(label)).Where(k => k.Position <= through && TellsOfClosed(k.Entry) && uncounted.Add(k.Position)))
            if (kept.Entry is Entry.Told t) At(t.Feed).Records--;
            else if (kept.Entry is Entry.PersonHeld p) At(p.Feed).People--;
    }

    private bool TellsOfClosed(Entry? entry) => entry switch
    {
        Entry.Told t => t.Record.About.Any(closed.Has),
        Entry.PersonHeld p => closed.Has(p.Person),
        _ => false,
    };

    private void Take(Entry? entry)
    {
        switch (entry)
        {
            case Entry.Told t: At(t.Feed).Records++; break;
            case Entry.PersonHeld p: At(p.Feed).People++; break;
            case Entry.Heartbeat h: At(h.Feed).Heard = h.Through; break;
            case Entry.Covers c: At(c.Feed).Covers[$"{c.Agency}\n{c.Kind}"] = c; break;
            case Entry.NotTaken { Is: NotTakenState.Waiting } n: At(n.Feed).Waiting[n.Key] = n; break;
            case Entry.NotTaken n: (pages.GetValueOrDefault(n.Feed))?.Waiting.Remove(n.Key); break;
        }
    }

    private Page At(string feed) => pages.TryGetValue(feed, out var page) ? page : pages[feed] = new();

    private sealed class Page
    {
        public DateTimeOffset? Heard { get; set; }

        public long Records { get; set; }

        public long People { get; set; }

        public Dictionary<string, Entry.Covers> Covers { get; } = new(StringComparer.Ordinal);

        public OrderedDictionary<string, Entry.NotTaken> Waiting { get; } = new(StringComparer.Ordinal);

        public FeedBook Book() => new(Heard, Records, People, [.. Covers.Values.OrderBy(c => c.Kind, StringComparer.Ordinal)], [.. Waiting.Values]);
    }
}
