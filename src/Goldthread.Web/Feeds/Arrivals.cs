using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>What a feed sends, as entries of a journal; and what it has sent before.</summary>
public static class Arrivals
{
    /// <summary>What was told under each key of a feed, by its last version.</summary>
    public static IReadOnlyDictionary<string, Known> Told(Journal journal, Feed feed)
    {
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var kept in journal.Read())
            switch (kept.Entry)
            {
                case Entry.Told t when t.Feed == feed.Name && t.Record.Source is { } source:
                    known[source.Key] = new(source.Version, Fingerprint.OfRecord(t.Record));
                    break;
                case Entry.PersonHeld p when p.Feed == feed.Name:
                    known[p.Key] = new(p.Version, Fingerprint.OfPerson(p.Person, p.Label, p.Names, p.Born, p.NhsNumber, p.Upn, p.Addresses, p.More));
                    break;
            }
        return known;
    }

    /// <summary>The entry that a statement makes.</summary>
    public static Entry Of(Statement statement, Feed feed) => statement switch
    {
        Statement.OfRecord r => new Entry.Told(feed.Name, r.Record),
        Statement.OfPerson p => new Entry.PersonHeld(p.Person, feed.Name, p.Key, p.Version)
        {
            Label = p.Label,
            Names = p.Names,
            Born = p.Born,
            NhsNumber = p.NhsNumber,
            Upn = p.Upn,
            Addresses = p.Addresses,
            More = p.More,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    /// <summary>What the feed is declared to tell of, and that it was heard.</summary>
    public static IEnumerable<Entry> Declared(Feed feed, DateTimeOffset now) =>
    [
        .. feed.Covers.SelectMany(c => c.Kinds.Select(k => new Entry.Covers(feed.Name, feed.Agency, k.Text, c.Since, null, c.Every, c.Delay))),
        new Entry.Heartbeat(feed.Name, now),
    ];
}
