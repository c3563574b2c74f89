using System.Buffers.Binary;
using System.Security.Cryptography;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Audits;

/// <summary>An entry as it lies on the disk.</summary>
/// <param name="People">Keyed hashes, 16 bytes each.</param>
internal sealed record AuditRow(long Position, byte[] People, byte[] Body, byte[] Hash)
{
    /// <summary>Whose data it was, each once.</summary>
    public IEnumerable<KeyedHash> Each => Enumerable.Range(0, People.Length / KeyedHash.Size).Select(i => KeyedHash.Read(People.AsSpan(i * KeyedHash.Size)));
}

/// <summary>SHA-256 over the hash before, the position, and the bytes of the entry with their lengths.</summary>
internal static class AuditChain
{
    public static Head Start(Guid log) => new(0, SHA256.HashData([.. "goldthread audit"u8, .. log.ToByteArray(bigEndian: true)]));

    public static byte[] Link(ReadOnlySpan<byte> before, long position, ReadOnlySpan<byte> people, ReadOnlySpan<byte> body)
    {
        var length = before.Length + 16 + people.Length + body.Length;
        Span<byte> bytes = length <= 2048 ? stackalloc byte[length] : new byte[length];
        before.CopyTo(bytes);
        var at = before.Length;
        BinaryPrimitives.WriteInt64BigEndian(bytes[at..], position);
        BinaryPrimitives.WriteInt32BigEndian(bytes[(at + 8)..], people.Length);
        people.CopyTo(bytes[(at + 12)..]);
        at += 12 + people.Length;
        BinaryPrimitives.WriteInt32BigEndian(bytes[at..], body.Length);
        body.CopyTo(bytes[(at + 4)..]);
        return SHA256.HashData(bytes);
    }
}
