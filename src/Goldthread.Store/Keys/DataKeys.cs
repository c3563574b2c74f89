using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Goldthread.Store.Keys;

/// <summary>The data key of each file, unwrapped when first asked for. A new one is handed to whoever writes the first row under it.</summary>
/// <param name="find">The wrapped key of a file in the database; null where it has none.</param>
public sealed class DataKeys(KeyRing ring, Func<KeyedHash, WrappedKey?> find)
{
    private KeyRing ring = ring;

    /// <summary>So many are kept unwrapped; then all are forgotten but those that are not written yet.</summary>
    public const int Most = 200_000;

    private readonly ConcurrentDictionary<KeyedHash, byte[]> open = [];
    private readonly Dictionary<KeyedHash, (byte[] Key, WrappedKey Wrapped)> unwritten = [];
    private readonly HashSet<KeyedHash> deleted = [];
    private readonly Lock gate = new();

    /// <returns>Null: there is none, or it was deleted, and with it all that it sealed.</returns>
    public byte[]? Find(KeyedHash file)
    {
        if (open.TryGetValue(file, out var known)) return known;
        lock (gate) return Known(file) is { } key ? key : Read(file).Key;
    }

    /// <summary>The key of a file, made where there is none.</summary>
    /// <returns>No key: it was deleted. A wrapped key: it is new, and must be written with the row.</returns>
    public (byte[]? Key, WrappedKey? New) FindOrMake(KeyedHash file)
    {
        if (open.TryGetValue(file, out var known)) return (known, null);
        // Between the look into the database and the making of a key, no other may be made or written.
        lock (gate)
        {
            if (unwritten.TryGetValue(file, out var fresh)) return (fresh.Key, fresh.Wrapped);
            if (Known(file) is { } key) return (key, null);
            if (deleted.Contains(file)) return (null, null);
            if (Read(file) is { Found: true } read) return (read.Key, null);
            var bytes = RandomNumberGenerator.GetBytes(32);
            var made = ring.Wrap(file, bytes);
            unwritten[file] = (bytes, made);
            return (bytes, made);
        }
    }

    /// <summary>The rows under these new keys are on the disk, and so are the keys.</summary>
    public void Written(IEnumerable<WrappedKey> keys)
    {
        lock (gate)
            foreach (var wrapped in keys)
                if (unwritten.Remove(wrapped.File, out var fresh)) Remember(wrapped.File, fresh.Key);
    }

    /// <summary>The new key of a file as it is to be written now; null = it has been written.</summary>
    public WrappedKey? Unwritten(KeyedHash file)
    {
        lock (gate) return unwritten.TryGetValue(file, out var fresh) ? fresh.Wrapped : null;
    }

    /// <summary>From now on keys are wrapped with a ring that has been turned, those that wait to be written as well.</summary>
    public void Turn(KeyRing turned)
    {
        lock (gate)
        {
            ring = turned;
            foreach (var (file, (key, _)) in unwritten.ToList()) unwritten[file] = (key, turned.Wrap(file, key));
        }
    }

    public bool IsDeleted(KeyedHash file)
    {
        lock (gate) return deleted.Contains(file);
    }

    public void Delete(KeyedHash file)
    {
        lock (gate)
        {
            deleted.Add(file);
            unwritten.Remove(file);
            open.TryRemove(file, out _);
        }
    }

    private byte[]? Known(KeyedHash file) =>
        open.TryGetValue(file, out var known) ? known : unwritten.TryGetValue(file, out var fresh) ? fresh.Key : null;

    private (bool Found, byte[]? Key) Read(KeyedHash file)
    {
        if (deleted.Contains(file)) return (true, null);
        if (find(file) is not { } wrapped) return (false, null);
        if (wrapped.Deleted)
        {
            deleted.Add(file);
            return (true, null);
        }
        var key = ring.Unwrap(wrapped);
        Remember(file, key);
        return (true, key);
    }

    private void Remember(KeyedHash file, byte[] key)
    {
        if (open.Count >= Most) open.Clear();
        open[file] = key;
    }
}
