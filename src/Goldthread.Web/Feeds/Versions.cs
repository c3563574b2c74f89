using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Imports;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>What a journal has under the keys of a feed: every version of one, found by what it tells of, or all of them as the journal is read through.</summary>
sealed class Versions(Feed feed, bool remembers)
{
    /// <returns>Null: nothing was told under the key, or it was erased.</returns>
    public Known? Of(Journal journal, string key) =>
        All(journal, version => Entry.Told.IdentityOf(feed.Name, feed.System, key, version)) ?? All(journal, version => Entry.PersonHeld.IdentityOf(feed.Name, key, version));

    /// <summary>What is known under a key once an entry of it has been read.</summary>
    /// <param name="before">Null = it is the first.</param>
    public Known? Next(Known? before, Entry? entry) => entry switch
    {
        // Of which event else it tells was found here, and is no part of what the file says; nor is the agreement, which is the feed's.
        Entry.Told { Record: { Source: { } source } r } => Told(before, source.Version, Fingerprint.OfRecord(r with { SameEventAs = null, Sharing = r.Sharing with { Agreement = feed.Agreement.Terms } }), source.Said, r),
        Entry.PersonHeld p => Told(before, p.Version, Content(p), p.Said, null),
        _ => before,
    };

    public static UInt128 Content(Entry.PersonHeld p) => Fingerprint.OfPerson(p.Person, p.Label, p.Names, p.Born, p.NhsNumber, p.Upn, p.Addresses, p.More);

    // What came before the last version matters only where the system says when it says things, or takes them back.
    private Known Told(Known? before, int version, UInt128 content, DateTimeOffset? said, Record? record) =>
        new(version, content) { Past = remembers ? new(said, before is null ? [] : [.. before.Past?.Earlier ?? [], before.Content], record) : null };

    private Known? All(Journal journal, Func<int, string> identity)
    {
        Known? known = null;
        for (var version = 1; journal.Standing(identity(version)) is { } kept; version++) known = Next(known, kept.Entry);
        return known;
    }
}
