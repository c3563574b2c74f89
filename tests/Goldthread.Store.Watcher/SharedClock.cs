using System.Buffers.Binary;

namespace Goldthread.Store.Watcher;

/// <summary>A clock that several processes read and a test turns: eight bytes in a file.</summary>
public sealed class SharedClock(string path) : TimeProvider
{
    public void Set(DateTimeOffset now)
    {
        Span<byte> ticks = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(ticks, now.UtcTicks);
        using var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(file, ticks, 0);
    }

    public override DateTimeOffset GetUtcNow()
    {
        Span<byte> ticks = stackalloc byte[8];
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        RandomAccess.Read(file, ticks, 0);
        return new(BinaryPrimitives.ReadInt64BigEndian(ticks), TimeSpan.Zero);
    }
}
