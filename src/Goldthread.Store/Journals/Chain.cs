using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Goldthread.Store.Journals;

/// <summary>SHA-256 over the canonical bytes of each row, which begin with the hash of the row before. The chain covers ciphertext, so it holds after erasure.</summary>
public static class Chain
{
    /// <param name="journal">The journal's own id: the rows of one are no rows of another.</param>
    public static Head Start(Guid journal) => new(0, SHA256.HashData([.. "goldthread journal"u8, .. journal.ToByteArray(bigEndian: true)]));

    public static byte[] Link(ReadOnlyMemory<byte> before, Row row)
    {
        var length = 256 + (3 * (row.Who.Length + row.Why.Length + row.Type.Length + row.State.Length)) + row.People.Length + row.Clear.Length + row.Identifying.Length + row.Narrative.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var at = 0;
            Raw(before.Span);
            Number(row.Position);
            row.Id.TryWriteBytes(buffer.AsSpan(at), bigEndian: true, out var written);
            at += written;
            Number(row.When);
            Text(row.Who);
            Text(row.Why);
            Text(row.Type);
            Text(row.State);
            Bytes(row.People.Span);
            row.Identity.Write(buffer.AsSpan(at));
            row.Content.Write(buffer.AsSpan(at + 16));
            at += 32;
            Bytes(row.Clear.Span);
            Bytes(row.Identifying.Span);
            Bytes(row.Narrative.Span);
            return SHA256.HashData(buffer.AsSpan(0, at));

            void Number(long number)
            {
                BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(at), number);
                at += 8;
            }

            void Raw(ReadOnlySpan<byte> bytes)
            {
                bytes.CopyTo(buffer.AsSpan(at));
                at += bytes.Length;
            }

            void Bytes(ReadOnlySpan<byte> bytes)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), bytes.Length);
                at += 4;
                Raw(bytes);
            }

            void Text(string text)
            {
                var size = Encoding.UTF8.GetBytes(text, buffer.AsSpan(at + 4));
                BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(at), size);
                at += 4 + size;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
