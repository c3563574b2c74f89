using System.Security.Cryptography;

namespace Goldthread.Store.Keys;

/// <summary>AES-256-GCM: 12 bytes of nonce, the ciphertext, 16 bytes of tag. Nothing is sealed as nothing.</summary>
public static class Sealing
{
    private const int Nonce = 12, Tag = 16;

    // One file's entries mostly follow one another, so the last key is kept ready on each thread.
    [ThreadStatic]
    private static AesGcm? last;

    [ThreadStatic]
    private static byte[]? lastKey;

    /// <param name="bound">What the ciphertext belongs to; it opens nowhere else.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        if (plain.Length == 0) return [];
        var sealedBytes = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, Nonce));
        var aes = Of(key);
        aes.Encrypt(sealedBytes.AsSpan(0, Nonce), plain, sealedBytes.AsSpan(Nonce, plain.Length), sealedBytes.AsSpan(Nonce + plain.Length), bound);
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">The bytes, the key or what it is bound to is another.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<byte> bound)
    {
        if (sealedBytes.Length == 0) return [];
        if (sealedBytes.Length < Nonce + Tag) throw new CryptographicException("Too short to have been sealed.");
        var plain = new byte[sealedBytes.Length - Nonce - Tag];
        var aes = Of(key);
        aes.Decrypt(sealedBytes[..Nonce], sealedBytes.Slice(Nonce, plain.Length), sealedBytes[^Tag..], plain, bound);
        return plain;
    }

    private static AesGcm Of(ReadOnlySpan<byte> key)
    {
        if (last is { } ready && key.SequenceEqual(lastKey)) return ready;
        last?.Dispose();
        lastKey = key.ToArray();
        return last = new AesGcm(key, Tag);
    }
}
