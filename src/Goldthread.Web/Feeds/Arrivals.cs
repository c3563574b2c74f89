using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>What a feed has sent before, looked up in the journal as it is asked for; and what it sends, as entries of one.</summary>
public sealed class Arrivals
{
    private static readonly IReadOnlySet<string> Told = new HashSet<string>(StringComparer.Ordinal) { "record.told", "person.held" }, Signs = new HashSet<string>(StringComparer.Ordinal) { "feed.not-taken", "feed.heartbeat" };

    // A statement is some hundred bytes, and is looked up twice in each of two readings; an entry that is read costs a tenth of that.
    private const int MostBytes = 3;

    private readonly Dictionary<string, Entry.NotTaken> waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);
    private readonly Func<string, Known?> find;
    private readonly Lazy<IReadOnlyCollection<string>> keys;

    private Arrivals(Func<string, Known?> find, Func<IReadOnlyCollection<string>> keys) => (this.find, this.keys) = (find, new(keys));

    public static Arrivals Nothing => new(_ => null, () => []);

    /// <summary>Parts that could not be taken, by key.</summary>
    public IReadOnlyDictionary<string, Entry.NotTaken> Waiting => waiting;

    /// <summary>Keys of those that were dropped, or corrected, since: sent again as they were, they do not wait anew.</summary>
    public IReadOnlySet<string> Settled => settled;

    /// <summary>When it was last heard; null = never.</summary>
    public DateTimeOffset? Heard { get; private set; }

    /// <summary>What the agency has told, by any of its feeds, that can be only once on a day.</summary>
    public TellingsOfADay OfADay { get; private init; } = new();

    /// <summary>What was told under a key, by its last version; null = nothing was.</summary>
    public Known? Find(string key) => find(key);

    /// <summary>All keys under which something was told: the whole journal is read for them, once.</summary>
    public IReadOnlyCollection<string> Keys => keys.Value;

    /// <param name="bytes">Of what it sends now.</param>
    public static Arrivals Of(Journal journal, Feed feed, Format format, long bytes)
    {
        var before = format.AsTold ? Copied(journal, feed) : bytes < journal.Head.Position * MostBytes ? Asked(journal, feed, format.Remembers) : Read(journal, feed, format.Remembers);
        foreach (var kept in journal.ReadOf(Signs, 0, journal.Head.Position)) before.Take(kept.Entry, feed);
        return before;
    }

    private void Take(Entry? entry, Feed feed)
    {
        switch (entry)
        {
            case Entry.NotTaken n when n.Feed == feed.Name:
                if (n.Is is NotTakenState.Waiting) waiting[n.Key] = n;
                else if (n.Is is NotTakenState.Apart) waiting.Remove(n.Key);
                else if (waiting.Remove(n.Key)) settled.Add(n.Key);
                break;
            case Entry.Heartbeat h when h.Feed == feed.Name:
                Heard = h.Through;
                break;
        }
    }

    // Of a file that tells little, in a journal that holds much.
    private static Arrivals Asked(Journal journal, Feed feed, bool remembers)
    {
        var versions = new Versions(feed, remembers);
        return new(key => versions.Of(journal, key), () => KeysOf(journal, feed)) { OfADay = new(person => OnceADay(journal, feed.Agency, person)) };
    }

    // Of one that tells much, in a journal that holds little.
    private static Arrivals Read(Journal journal, Feed feed, bool remembers)
    {
        var (versions, known, ofADay) = (new Versions(feed, remembers), new Dictionary<string, Known>(StringComparer.Ordinal), new TellingsOfADay());
        foreach (var kept in journal.ReadOf(Told, 0, journal.Head.Position))
        {
            if (kept.Entry is Entry.Told any && any.Record.By == feed.Agency) ofADay.Take(any.Feed, any.Record);
            if (KeyOf(kept.Entry, feed) is { } key && versions.Next(known.GetValueOrDefault(key), kept.Entry) is { } next) known[key] = next;
        }
        return new(known.GetValueOrDefault, () => known.Keys) { OfADay = ofADay };
    }

    // A copy of what was told here or elsewhere goes by the ids of records, which nothing is found by: all are read.
    private static Arrivals Copied(Journal journal, Feed feed)
    {
        var (known, outside) = (new Dictionary<string, Known>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var kept in journal.ReadOf(Told, 0, journal.Head.Position))
            switch (kept.Entry)
            {
                case Entry.Told t:
                    known[AsTold.KeyOf(t.Record)] = new(t.Record.Source!.Version, Fingerprint.OfRecord(t.Record)) { AtSource = t.Feed != feed.Name };
                    break;
                case Entry.PersonHeld p when p.Feed == feed.Name:
                    known[p.Key] = new(p.Version, Versions.Content(p));
                    break;
                case Entry.PersonHeld p:
                    outside.Add(journal.NameOutside(p.Person));
                    break;
            }
        return new(key => known.GetValueOrDefault(key) ?? (AsTold.PersonOf(key) is { } person && outside.Contains(person) ? new(1, 0) { AtSource = true } : null), () => known.Keys);
    }

    private static IReadOnlyCollection<string> KeysOf(Journal journal, Feed feed) =>
        journal.ReadOf(Told, 0, journal.Head.Position).Select(k => KeyOf(k.Entry, feed)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static string? KeyOf(Entry? entry, Feed feed) => entry switch
    {
        Entry.Told { Record.Source: { } source } t when t.Feed == feed.Name && source.System == feed.System => source.Key,
        Entry.PersonHeld p when p.Feed == feed.Name => p.Key,
        _ => null,
    };

    // The last versions, of whoever may be told of as the same agency holds them.
    private static IEnumerable<(string Feed, Record Record)> OnceADay(Journal journal, string agency, string person) =>
        journal.Of(person).Select(k => k.Entry).OfType<Entry.Told>()
            .Where(t => t.Record is { Kind.OnceADay: true, Source: { } s } && t.Record.By == agency && journal.Standing(Entry.Told.IdentityOf(t.Feed, s.System, s.Key, s.Version + 1)) is null)
            .Select(t => (t.Feed, t.Record));

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
