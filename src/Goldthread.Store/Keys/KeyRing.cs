using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Store.Keys;

/// <summary>
/// The keys that live outside the database: those that wrap the data keys, the newest last, and the one that hashes what is searched for.
/// Whoever has the database without them reads kinds, dates and codes of nobody.
/// </summary>
public sealed class KeyRing
{
    private readonly byte[] index;
    private readonly ImmutableSortedDictionary<int, byte[]> wrapping;

    internal KeyRing(byte[] index, ImmutableSortedDictionary<int, byte[]> wrapping) => (this.index, this.wrapping) = (index, wrapping);

    public static KeyRing Make() => new(RandomNumberGenerator.GetBytes(32), ImmutableSortedDictionary<int, byte[]>.Empty.Add(1, RandomNumberGenerator.GetBytes(32)));

    /// <summary>The number of the key that wraps from now on.</summary>
    public int Newest => wrapping.Keys.Last();

    public IReadOnlyList<int> Numbers => [.. wrapping.Keys];

    /// <summary>The same ring with one more key, which wraps from now on. The old ones still unwrap.</summary>
    public KeyRing Turned() => new(index, wrapping.Add(Newest + 1, RandomNumberGenerator.GetBytes(32)));

    /// <summary>The same ring with its newest key alone, once everything is wrapped with it.</summary>
    public KeyRing Pruned() => new(index, wrapping.RemoveRange(wrapping.Keys.Where(n => n != Newest)));

    /// <param name="sense">What is hashed, so that a key of one sense never equals one of another: "label", "nhs", "identity".</param>
    public KeyedHash Hash(string sense, ReadOnlySpan<byte> bytes)
    {
        var length = Encoding.UTF8.GetMaxByteCount(sense.Length) + 1 + bytes.Length;
        Span<byte> all = length <= 4096 ? stackalloc byte[length] : new byte[length];
        var at = Encoding.UTF8.GetBytes(sense, all);
        all[at] = 0;
        bytes.CopyTo(all[(at + 1)..]);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(index, all[..(at + 1 + bytes.Length)], hash);
        return KeyedHash.Read(hash);
    }

    public KeyedHash Hash(string sense, string text)
    {
        Span<byte> bytes = text.Length <= 256 ? stackalloc byte[Encoding.UTF8.GetMaxByteCount(text.Length)] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Hash(sense, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    internal ReadOnlySpan<byte> Index => index;

    internal IEnumerable<KeyValuePair<int, byte[]>> Wrapping => wrapping;

    /// <summary>Wraps a data key for the file that it belongs to.</summary>
    public WrappedKey Wrap(KeyedHash file, ReadOnlySpan<byte> key) => new(file, Newest, Sealing.Seal(wrapping[Newest], key, Bound(file, Newest)));

    /// <exception cref="CryptographicException">The ring does not hold the key, or the bytes are not what was wrapped.</exception>
    public byte[] Unwrap(WrappedKey wrapped) =>
        wrapping.TryGetValue(wrapped.Ring, out var key) ? Sealing.Open(key, wrapped.Bytes.Span, Bound(wrapped.File, wrapped.Ring))
            : throw new CryptographicException($"The key ring has no key {wrapped.Ring}.");

    private static byte[] Bound(KeyedHash file, int ring) => [.. file.ToBytes(), .. BitConverter.GetBytes(ring)];
}

/// <summary>A data key as the database keeps it: wrapped by a key of the ring; without bytes where it has been deleted, for good.</summary>
public sealed record WrappedKey(KeyedHash File, int Ring, ReadOnlyMemory<byte> Bytes)
{
    public bool Deleted => Bytes.Length == 0;
}
