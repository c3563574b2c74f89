using System.Security.Cryptography;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Projections;

/// <summary>
/// One hash over everything that the projections hold, by content: in whatever order and however often the same was
/// told, it is the same. It compares; it proves nothing to who does not trust the database. That is for the chain.
/// </summary>
public static class StateHash
{
    /// <returns>64 hexadecimal digits.</returns>
    public static string Of(IRows rows)
    {
        // A sum has no order, and needs no memory.
        Span<ulong> sum = stackalloc ulong[4];
        Span<byte> bytes = stackalloc byte[(3 * KeyedHash.Size) + 1];
        foreach (var (label, identity, content) in rows.Projected())
        {
            bytes[0] = 1;
            label.Write(bytes[1..]);
            identity.Write(bytes[17..]);
            content.Write(bytes[33..]);
            Add(sum, bytes);
        }
        foreach (var (identifier, file) in rows.Findings().Select(f => (f.Identifier, f.File)).Distinct())
        {
            bytes.Clear();
            bytes[0] = 2;
            identifier.Write(bytes[1..]);
            file.Write(bytes[17..]);
            Add(sum, bytes);
        }
        return string.Concat(sum[3].ToString("x16"), sum[2].ToString("x16"), sum[1].ToString("x16"), sum[0].ToString("x16"));
    }

    private static void Add(Span<ulong> sum, ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(bytes, hash);
        UInt128 carry = 0;
        for (var i = 0; i < 4; i++)
        {
            carry += (UInt128)sum[i] + BitConverter.ToUInt64(hash[(8 * i)..]);
            sum[i] = (ulong)carry;
            carry >>= 64;
        }
    }
}
