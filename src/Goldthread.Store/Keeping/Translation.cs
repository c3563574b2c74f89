using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Store.Keeping;

/// <summary>What an entry of the journal means for the watch.</summary>
/// <param name="editions">What a version that is set means for the watch; null = nothing.</param>
internal sealed class Translation(Vocabulary vocabulary, Feeds feeds, Func<Entry.VersionSet, Happening?> editions)
{
    private readonly Dictionary<string, SortedSet<string>> opened = new(StringComparer.Ordinal);

    /// <param name="position">Where it stands in the journal.</param>
    /// <param name="when">It was written there.</param>
    /// <param name="minute">At which it is taken.</param>
    /// <returns>Empty: it means nothing for what safeguards say.</returns>
    public IEnumerable<Happening> Of(Entry entry, long position, DateTimeOffset when, long minute)
    {
        switch (entry)
        {
            case Entry.Told or Entry.FamilyAsserted:
                return Record(entry, position, when) is { } record ? [new Happening.Told(record, position)] : [];
            case Entry.PersonHeld h:
                return [new Happening.Held(h.Person, h.Label)];
            case Entry.Link { Is: LinkState.Confirmed } l:
                return [new Happening.Linked(l.Person, l.Other)];
            case Entry.Link { Is: LinkState.Undone } l:
                return [new Happening.Unlinked(l.Person, l.Other)];
            case Entry.Gateway g:
                return Gateway(g) is { } turned ? [turned] : [];
            case Entry.VersionSet v:
                return editions(v) is { } edition ? [edition] : [];
            case Entry.Heartbeat b:
                return feeds.Heard(b, minute);
            case Entry.Covers c:
                feeds.Tells(c, position);
                return [];
            default:
                return [];
        }
    }

    public void Write(BinaryWriter to) => Written.List(to, opened.SelectMany(o => o.Value.Select(gateway => (o.Key, gateway))), o => { to.Write(o.Key); to.Write(o.gateway); });

    public void Read(BinaryReader from)
    {
        foreach (var (child, gateway) in Written.Read(from, () => (from.ReadString(), from.ReadString()))) Opened(child).Add(gateway);
    }

    /// <summary>The record that an entry tells, the same whenever it is read; null = none.</summary>
    public Record? Record(Entry? entry, long position, DateTimeOffset when) => entry switch
    {
        Entry.Told t => t.Record,
        Entry.FamilyAsserted f when vocabulary.Kinds.TryGetValue($"family.{f.Relation}", out var kind) => Asserted(f, kind, feeds.AgencyOf(f.Feed, position), Stamp(Civil.MinuteOf(when.ToUnixTimeMilliseconds(), Axis.Dated.Candidates[0]))),
        _ => null,
    };

    // A thread stays open until the last of its gateways has closed.
    private Happening? Gateway(Entry.Gateway g)
    {
        var open = Opened(g.Child);
        if (g.Open) return open.Add(g.Name) && open.Count == 1 ? new Happening.Opened(g.Child) : null;
        return open.Remove(g.Name) && open.Count == 0 ? new Happening.Closed(g.Child) : null;
    }

    private SortedSet<string> Opened(string child)
    {
        if (!opened.TryGetValue(child, out var open)) opened[child] = open = new(StringComparer.Ordinal);
        return open;
    }

    // What a source says of a family is a record like any other.
    private static Record Asserted(Entry.FamilyAsserted f, Kind kind, string agency, FuzzyDate received) => new()
    {
        Id = $"{f.Feed}/{f.Key}/{f.Version}",
        Kind = kind,
        Occurred = f.From ?? received,
        Known = received,
        By = agency,
        Teller = agency,
        About = [f.Person, f.Other],
        Standing = f.Standing,
        Narrative = f.Words,
        Source = new(f.Feed, f.Key, f.Version),
    };

    private static FuzzyDate Stamp(long minute)
    {
        var civil = Axis.Dated.Candidates[0].ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        return new("received", [new DateLimit.Civil(civil, civil)]);
    }
}
