using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>What a journal has under a key of a feed: each version is found by what it tells of, so that nothing else is read.</summary>
static class Versions
{
    /// <param name="remembers">What came before the last version matters too.</param>
    /// <returns>Null: nothing was told under it, or it was erased.</returns>
    public static Known? Of(Journal journal, Feed feed, string key, bool remembers)
    {
        List<Entry.Told> records = [.. All(journal, version => Entry.Told.IdentityOf(feed.Name, feed.System, key, version)).OfType<Entry.Told>()];
        if (records.Count > 0) return Of(records, r => r.Record.Source!.Version, r => Content(r.Record, feed), r => new(r.Record.Source!.Said, [], r.Record), remembers);
        List<Entry.PersonHeld> held = [.. All(journal, version => Entry.PersonHeld.IdentityOf(feed.Name, key, version)).OfType<Entry.PersonHeld>()];
        return held.Count > 0 ? Of(held, p => p.Version, Content, p => new(p.Said, [], null), remembers) : null;
    }

    public static UInt128 Content(Entry.PersonHeld p) => Fingerprint.OfPerson(p.Person, p.Label, p.Names, p.Born, p.NhsNumber, p.Upn, p.Addresses, p.More);

    // Of which event else it tells was found here, and is no part of what the file says; nor is the agreement, which is the feed's.
    private static UInt128 Content(Record record, Feed feed) => Fingerprint.OfRecord(record with { SameEventAs = null, Sharing = record.Sharing with { Agreement = feed.Agreement.Terms } });

    private static Known Of<T>(IReadOnlyList<T> versions, Func<T, int> version, Func<T, UInt128> content, Func<T, Past> past, bool remembers) =>
        new(version(versions[^1]), content(versions[^1])) { Past = remembers ? past(versions[^1]) with { Earlier = [.. versions.SkipLast(1).Select(content)] } : null };

    private static IEnumerable<Entry?> All(Journal journal, Func<int, string> identity)
    {
        for (var version = 1; journal.Standing(identity(version)) is { } kept; version++) yield return kept.Entry;
    }
}
