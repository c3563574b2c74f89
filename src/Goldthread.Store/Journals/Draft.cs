using Goldthread.Store.Entries;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Journals;

/// <summary>An entry sealed and hashed, waiting for its position.</summary>
/// <param name="Row">With position 0 and no hash.</param>
/// <param name="Identifiers">Keyed hashes by which a person is found.</param>
/// <param name="Erases">The file whose key it deletes.</param>
internal sealed record Draft(Row Row, bool Once, IReadOnlyList<string>? Follows, WrappedKey? NewKey, IReadOnlyList<KeyedHash> Identifiers, KeyedHash? Erases);

/// <summary>Turns entries into drafts, on the thread of whoever appends.</summary>
internal sealed class Drafting(KeyRing ring, DataKeys keys, TimeProvider clock)
{
    public const int MostBytes = 1024 * 1024, BoundSize = 33;

    /// <returns>A draft, or why not.</returns>
    public (Draft? Draft, Refusal Why) Of(Entry entry, Cause cause)
    {
        if (!cause.Sound) return (null, Refusal.CauseNotAWord);
        if (entry is Entry.Told { Record.Source: null } or Entry.Told { Record.Source.Key.Length: 0 }) return (null, Refusal.NoSource);
        if (entry.File.Length == 0 || entry.File.EndsWith(':') || entry.About.Any(a => a.Length == 0) || entry.Identity.StartsWith('\n') || entry.Identity.EndsWith('\n')) return (null, Refusal.NothingNamed);
        var parts = EntryJson.Write(entry);
        if (parts.Whole.Length > MostBytes) return (null, Refusal.TooLarge);
        var file = ring.Hash("label", entry.File);
        var (key, made) = keys.FindOrMake(file);
        if (key is null) return (null, Refusal.FileErased);

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var type = EntryJson.TypeOf(entry);
        Span<byte> bound = stackalloc byte[BoundSize];
        return (new Draft(new Row(0, id, now.ToUnixTimeMilliseconds(), cause.Who, cause.Why, type, entry.State, People(file, entry.About),
            ring.Hash("identity", entry.Identity), ring.Hash("content", parts.Whole.Span),
            parts.Clear, Sealing.Seal(key, parts.Identifying.Span, Bound(bound, id, file, Part.Identifying)), Sealing.Seal(key, parts.Narrative.Span, Bound(bound, id, file, Part.Narrative)), default),
            entry.Once, entry.Follows, made, Identifiers(entry), entry is Entry.Erased erased ? ring.Hash("label", erased.Label) : null), default);
    }

    /// <summary>A ciphertext belongs to its row, its file and its part.</summary>
    /// <param name="bound">Where it is written; of <see cref="BoundSize"/>.</param>
    public static ReadOnlySpan<byte> Bound(Span<byte> bound, Guid id, KeyedHash file, Part part)
    {
        id.TryWriteBytes(bound, bigEndian: true, out _);
        file.Write(bound[16..]);
        bound[32] = (byte)part;
        return bound;
    }

    /// <summary>An NHS number or UPN as it is hashed: without spaces, in capitals.</summary>
    public KeyedHash Identifier(string sense, string number) => ring.Hash(sense, new string([.. number.Where(c => !char.IsWhiteSpace(c))]).ToUpperInvariant());

    internal IReadOnlyList<KeyedHash> Identifiers(Entry entry) => entry is not Entry.PersonHeld held ? []
        : [.. new[] { ("nhs", held.NhsNumber), ("upn", held.Upn) }.Where(i => !string.IsNullOrWhiteSpace(i.Item2)).Select(i => Identifier(i.Item1, i.Item2!))];

    private byte[] People(KeyedHash file, IReadOnlyList<string> about)
    {
        var labels = about.Select(a => ring.Hash("label", a)).Where(l => l != file).Distinct().ToList();
        var bytes = new byte[(labels.Count + 1) * KeyedHash.Size];
        file.Write(bytes);
        for (var i = 0; i < labels.Count; i++) labels[i].Write(bytes.AsSpan((i + 1) * KeyedHash.Size));
        return bytes;
    }
}
