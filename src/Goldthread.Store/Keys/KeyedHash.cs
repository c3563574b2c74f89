using System.Buffers.Binary;

namespace Goldthread.Store.Keys;

/// <summary>The first 16 bytes of an HMAC-SHA256: what is searched for on disk instead of the thing itself. Without the key ring it says nothing.</summary>
public readonly record struct KeyedHash(UInt128 Value) : IComparable<KeyedHash>
{
    public const int Size = 16;

    public static KeyedHash Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    public void Write(Span<byte> bytes) => BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);

    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Write(bytes);
        return bytes;
    }

    public int CompareTo(KeyedHash other) => Value.CompareTo(other.Value);

    public static bool operator <(KeyedHash a, KeyedHash b) => a.Value < b.Value;

    public static bool operator >(KeyedHash a, KeyedHash b) => a.Value > b.Value;

    public static bool operator <=(KeyedHash a, KeyedHash b) => a.Value <= b.Value;

    public static bool operator >=(KeyedHash a, KeyedHash b) => a.Value >= b.Value;

    public override string ToString() => Value.ToString("x32");
}
