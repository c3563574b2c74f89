using System.Security.Cryptography;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Journals;

/// <summary>
/// What is kept: appended, never changed. Every entry has a position without gaps, says who told it, why and when, and is
/// chained to the one before. One process writes.
/// </summary>
public sealed class Journal : IDisposable
{
    /// <summary>So many entries may be appended in one call.</summary>
    public const int MostAtOnce = 10_000;

    private const int Together = 2_000;

    private readonly IRows rows;
    private KeyRing ring;
    private readonly DataKeys keys;
    private readonly Drafting drafting;
    private readonly Writer writer;
    private readonly Vocabulary vocabulary;
    private bool closed;

    /// <param name="rows">Is closed with the journal.</param>
    /// <param name="vocabulary">What records are read back against.</param>
    public Journal(IRows rows, KeyRing ring, Vocabulary vocabulary, TimeProvider clock)
    {
        (this.rows, this.ring, this.vocabulary) = (rows, ring, vocabulary);
        keys = new DataKeys(ring, rows.Key);
        drafting = new Drafting(ring, keys, clock);
        writer = new Writer(rows, keys);
    }

    /// <summary>The last row that is on the disk.</summary>
    public Head Head => writer.Head;

    /// <summary>False once the disk has refused.</summary>
    public bool Writable => !writer.Stopped;

    /// <summary>Appends one entry; the answer comes when it is on the disk.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public async Task<Answer> Append(Entry entry, Cause cause, Urgency urgency = Urgency.Interactive) => (await Append([entry], cause, urgency))[0];

    /// <summary>Appends entries in their order. Each is answered by itself: one that is refused keeps no other back, and several slices may hold them.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public Task<IReadOnlyList<Answer>> Append(IReadOnlyList<Entry> entries, Cause cause, Urgency urgency)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entries.Count, MostAtOnce);
        var drafts = new (Draft?, Refusal)[entries.Count];
        if (entries.Count < 64)
            for (var i = 0; i < drafts.Length; i++) drafts[i] = drafting.Of(entries[i], cause);
        else
            Parallel.For(0, drafts.Length, i => drafts[i] = drafting.Of(entries[i], cause));
        return writer.Append(drafts, urgency);
    }

    /// <summary>Is this row in it, as it was?</summary>
    public bool Holds(Head head) => head.Position <= Head.Position && rows.Read(head.Position - 1, head.Position).SingleOrDefault() is { } row && row.Hash.Span.SequenceEqual(head.Hash.Span);

    /// <summary>Everything after a position, in order, up to what is on the disk now.</summary>
    public IEnumerable<Kept> Read(long after = 0) => Opened(rows.Read(after, Head.Position));

    /// <summary>The same, of some types alone.</summary>
    public IEnumerable<Kept> ReadOf(IReadOnlySet<string> types, long after, long through) =>
        Opened(types.All(Row.IsSeldom) ? InOrder([.. types.Select(t => rows.Seldom(t, after, through))]) : rows.Read(after, through).Where(r => types.Contains(r.Type)));

    /// <summary>The entry that stands for an identity now, erased perhaps; null = none does.</summary>
    public Kept? Standing(string identity) => rows.Standing(ring.Hash("identity", identity)) is { } row ? Open(row) : null;

    /// <summary>Entries at some positions, in any order.</summary>
    public IReadOnlyList<Kept> At(IReadOnlyList<long> positions) => [.. Opened(rows.At(positions))];

    /// <summary>The last entry of a type; null = there is none. Looks from the end.</summary>
    public Kept? LastOf(string type)
    {
        for (var through = Head.Position; through > 0; through -= Together)
            if ((Row.IsSeldom(type) ? rows.Seldom(type, Math.Max(0, through - Together), through) : rows.Read(Math.Max(0, through - Together), through)).LastOrDefault(r => r.Type == type) is { } row) return Open(row);
        return null;
    }

    /// <summary>Everything that is about a label or stands in its file, in order.</summary>
    public IEnumerable<Kept> Of(string label) => Opened(rows.Of(ring.Hash("label", label)));

    /// <summary>What a person is called outside: it stays the same, and says nothing to who has not the keys.</summary>
    public string NameOutside(string label) => $"goldthread/{Convert.ToHexStringLower(ring.Hash("outside", label).ToBytes().AsSpan(0, 10))}";

    /// <summary>The people held under an NHS number, as their agencies hold them, in order; every version of each.</summary>
    public IReadOnlyList<Entry.PersonHeld> FindByNhsNumber(string number) => Held(drafting.Identifier("nhs", number));

    /// <summary>The people held under a unique pupil number.</summary>
    public IReadOnlyList<Entry.PersonHeld> FindByUpn(string number) => Held(drafting.Identifier("upn", number));

    /// <summary>
    /// Turns the key ring while others go on reading and writing: a new key is made and saved, every data key is wrapped
    /// by it, and the old key is forgotten. No row changes.
    /// </summary>
    /// <param name="save">Puts the ring where it is kept, and returns once it is there.</param>
    public async Task TurnKeys(Action<KeyRing> save)
    {
        var turned = ring.Turned();
        save(turned);
        keys.Turn(turned);
        // What is being written meanwhile may still bring a key that is wrapped as before; after this, nothing does.
        await writer.Do(() => { });
        var old = rows.Keys().Where(k => !k.Deleted && k.Ring != turned.Newest).ToList();
        foreach (var some in old.Chunk(2000)) await writer.Do(() => rows.Rewrap([.. some.Select(k => turned.Wrap(k.File, turned.Unwrap(k)))]));
        ring = turned.Pruned();
        keys.Turn(ring);
        save(ring);
    }

    /// <summary>Drops every projection and makes it anew from the rows. Nobody else writes meanwhile.</summary>
    public async Task Rebuild()
    {
        await writer.Do(rows.DropProjections);
        foreach (var some in rows.Read(0, Head.Position).Chunk(2000))
        {
            // Only what makes a person findable has to be opened.
            var findings = some.Where(r => r.Type == "person.held").SelectMany(r => IdentifiersOf(Open(r)).Select(i => new Finding(i, r.File, r.Position))).ToList();
            await writer.Do(() => rows.Project(some, findings));
        }
    }

    /// <summary>One hash over what the projections hold, by content: the same in whatever order, and however often, the same was told.</summary>
    public string StateHash() => Projections.StateHash.Of(rows);

    /// <summary>Makes sure that it is still this process that writes.</summary>
    /// <exception cref="IOException">It is not, or it cannot be known, or the disk has refused.</exception>
    public Task Hold() => writer.Do(rows.Hold);

    /// <summary>Whether the rows are what was written.</summary>
    /// <param name="known">Heads that were noted elsewhere.</param>
    public IReadOnlyList<Verification.Fault> Verify(params IReadOnlyList<Head> known) => Verification.Of(rows, known);

    /// <summary>May be called again: a keeper and a folder both close their journal.</summary>
    public void Dispose()
    {
        if (closed) return;
        closed = true;
        writer.Dispose();
        rows.Dispose();
    }

    internal IRows Rows => rows;

    private static IEnumerable<Row> InOrder(IReadOnlyList<IEnumerable<Row>> each)
    {
        var next = new PriorityQueue<IEnumerator<Row>, long>();
        foreach (var one in each.Select(rows => rows.GetEnumerator())) Await(one);
        while (next.TryDequeue(out var first, out _))
        {
            yield return first.Current;
            Await(first);
        }

        void Await(IEnumerator<Row> one)
        {
            if (one.MoveNext()) next.Enqueue(one, one.Current.Position);
            else one.Dispose();
        }
    }

    /// <summary>The rows of a label as they lie there; they are opened by <see cref="Opened"/>.</summary>
    internal IReadOnlyList<Row> Closed(string label) => [.. rows.Of(ring.Hash("label", label))];

    // Few by one, many side by side.
    internal IEnumerable<Kept> Opened(IEnumerable<Row> these) =>
        these.Chunk(Together).SelectMany(some => some.Length < 100 ? some.Select(Open) : SideBySide(some));

    private Kept[] SideBySide(Row[] some)
    {
        var opened = new Kept[some.Length];
        Parallel.For(0, some.Length, i => opened[i] = Open(some[i]));
        return opened;
    }

    private IReadOnlyList<KeyedHash> IdentifiersOf(Kept kept) => kept.Entry is { } entry ? drafting.Identifiers(entry) : [];

    /// <exception cref="JournalDamagedException">The row is not what was written.</exception>
    internal Kept Open(Row row)
    {
        var when = DateTimeOffset.FromUnixTimeMilliseconds(row.When);
        if (keys.Find(row.File) is not { } key) return new(row.Position, row.Id, when, row.Who, row.Why, row.Type, null, []);
        try
        {
            Span<byte> bound = stackalloc byte[Drafting.BoundSize];
            var parts = new Parts(row.Clear, Sealing.Open(key, row.Identifying.Span, Drafting.Bound(bound, row.Id, row.File, Part.Identifying)),
                Sealing.Open(key, row.Narrative.Span, Drafting.Bound(bound, row.Id, row.File, Part.Narrative)), default);
            var unknown = new List<string>();
            return new(row.Position, row.Id, when, row.Who, row.Why, row.Type, EntryJson.Read(row.Type, parts, vocabulary, unknown.Add), unknown);
        }
        catch (Exception e) when (e is CryptographicException or System.Text.Json.JsonException)
        {
            throw new JournalDamagedException(row.Position, "what was sealed does not open");
        }
    }

    private List<Entry.PersonHeld> Held(KeyedHash identifier) =>
        [.. rows.Find(identifier).Select(f => rows.Read(f.Position - 1, f.Position).Single()).Select(r => Open(r).Entry).OfType<Entry.PersonHeld>()];
}
