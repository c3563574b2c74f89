using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Audits;

/// <summary>
/// A head of the audit log, signed (ECDSA, P-256, SHA-256). It says nothing of anybody, and can be published: who has it can
/// prove later that the log was cut or written anew.
/// </summary>
/// <param name="Key">The public key, as SubjectPublicKeyInfo in base 64.</param>
public sealed record SignedHead(Guid Log, long Position, string Hash, DateTimeOffset When, string Key, string Signature)
{
    public static SignedHead Sign(AuditTrail log, DateTimeOffset when, ECDsa key)
    {
        var head = log.Head;
        var unsigned = new SignedHead(log.Log, head.Position, Convert.ToHexStringLower(head.Hash.Span), when, Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), "");
        return unsigned with { Signature = Convert.ToBase64String(key.SignData(unsigned.Bytes, HashAlgorithmName.SHA256)) };
    }

    public Head Head => new(Position, Convert.FromHexString(Hash));

    /// <param name="trusted">The public key that is trusted; null = the one that it brings with it.</param>
    public bool Genuine(string? trusted)
    {
        if (trusted is not null && trusted != Key) return false;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Key), out _);
            return key.VerifyData(Bytes, Convert.FromBase64String(Signature), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <returns>Null: it is none.</returns>
    public static SignedHead? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SignedHead>(json, Options) is { Hash.Length: 64, Key: not null, Signature: not null } head && head.Hash.All(char.IsAsciiHexDigit) ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    private byte[] Bytes => Encoding.UTF8.GetBytes(string.Join('\n', "goldthread audit head", Log.ToString(), Position.ToString(CultureInfo.InvariantCulture), Hash, When.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
}
