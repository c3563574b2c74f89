using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>What a feed has sent before; and what it sends, as entries of a journal.</summary>
/// <param name="Known">What was told under each key, by its last version.</param>
/// <param name="Waiting">Parts that could not be taken, by key.</param>
/// <param name="Settled">Keys of those that were dropped, or corrected, since: sent again as they were, they do not wait anew.</param>
/// <param name="Heard">When it was last heard; null = never.</param>
public sealed record Arrivals(IReadOnlyDictionary<string, Known> Known, IReadOnlyDictionary<string, Entry.NotTaken> Waiting, IReadOnlySet<string> Settled, DateTimeOffset? Heard)
{
    public static Arrivals Nothing => new(new Dictionary<string, Known>(), new Dictionary<string, Entry.NotTaken>(), new HashSet<string>(), null);

    /// <summary>By what people here are called outside, where the format speaks of them so.</summary>
    public IReadOnlySet<string> Outside { get; init; } = new HashSet<string>();

    /// <summary>What the agency has told, by any of its feeds, that can be only once on a day.</summary>
    public TellingsOfADay OfADay { get; init; } = new();

    public Known? Find(string key) => Known.GetValueOrDefault(key) ?? (AsTold.PersonOf(key) is { } person && Outside.Contains(person) ? new(1, 0) { AtSource = true } : null);

    public static Arrivals Of(Journal journal, Feed feed, Format format)
    {
        var (past, outside) = (format.Remembers, new HashSet<string>(StringComparer.Ordinal));
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        var (waiting, settled) = (new Dictionary<string, Entry.NotTaken>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        DateTimeOffset? heard = null;
        var ofADay = new TellingsOfADay();
        foreach (var kept in journal.Read())
        {
            if (kept.Entry is Entry.Told any && any.Record.By == feed.Agency) ofADay.Take(any.Feed, any.Record);
            switch (kept.Entry)
            {
                case Entry.Told t when format.AsTold:
                    known[AsTold.KeyOf(t.Record)] = new(t.Record.Source!.Version, Fingerprint.OfRecord(t.Record)) { AtSource = t.Feed != feed.Name };
                    break;
                case Entry.Told t when t.Feed == feed.Name && t.Record.Source is { } source:
                    // Of which event else it tells was found here, and is no part of what the file says; nor is the agreement, which is the feed's.
                    known[source.Key] = new(source.Version, Fingerprint.OfRecord(t.Record with { SameEventAs = null, Sharing = t.Record.Sharing with { Agreement = feed.Agreement.Terms } })) { Past = past ? new(source.Said, Before(source.Key), t.Record) : null };
                    break;
                case Entry.PersonHeld p when p.Feed == feed.Name:
                    known[p.Key] = new(p.Version, Fingerprint.OfPerson(p.Person, p.Label, p.Names, p.Born, p.NhsNumber, p.Upn, p.Addresses, p.More)) { Past = past ? new(p.Said, Before(p.Key), null) : null };
                    break;
                case Entry.PersonHeld p when format.AsTold:
                    outside.Add(journal.NameOutside(p.Person));
                    break;
                case Entry.NotTaken n when n.Feed == feed.Name:
                    if (n.Is is NotTakenState.Waiting) waiting[n.Key] = n;
                    else if (n.Is is NotTakenState.Apart) waiting.Remove(n.Key);
                    else if (waiting.Remove(n.Key)) settled.Add(n.Key);
                    break;
                case Entry.Heartbeat h when h.Feed == feed.Name:
                    heard = h.Through;
                    break;
            }
        }
        return new(known, waiting, settled, heard) { Outside = outside, OfADay = ofADay };

        IReadOnlyList<UInt128> Before(string key) => known.TryGetValue(key, out var last) ? [.. last.Past?.Earlier ?? [], last.Content] : [];
    }

    /// <summary>The entry that a statement makes.</summary>
    public static Entry Of(Statement statement, Feed feed) => statement switch
    {
        Statement.OfRecord r => new Entry.Told(feed.Name, r.Record),
        Statement.OfPerson p => new Entry.PersonHeld(p.Person, feed.Name, p.Key, p.Version)
        {
            Label = p.Label,
            Agreement = feed.Agreement.Terms,
            Said = p.Said,
            Names = p.Names,
            Born = p.Born,
            NhsNumber = p.NhsNumber,
            Upn = p.Upn,
            Addresses = p.Addresses,
            More = p.More,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>What the feed is declared to tell of and under which agreement, and that it was heard.</summary>
    public static IEnumerable<Entry> Declared(Feed feed, DateTimeOffset now) =>
    [
        .. feed.Covers.SelectMany(c => c.Kinds.Select(k => new Entry.Covers(feed.Name, feed.Agency, k.Text, c.Since, null, c.Every, c.Delay))),
        new Entry.FeedAgreed(feed.Name, feed.Agreement.Terms),
        new Entry.Heartbeat(feed.Name, now),
    ];
}
