using System.Security.Cryptography;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Watching;

namespace Goldthread.Store.Keeping;

/// <summary>
/// A sealed file in which whoever follows the journal leaves what it knows, so that the next one need not look at everything again. It is derived: whoever deletes it loses time, and nothing else.
/// </summary>
/// <param name="path">It is replaced as a whole.</param>
/// <param name="ring">The keys as they are now. After they were turned, what was sealed before opens no more, and is passed over.</param>
/// <param name="edition">Whatever it goes by besides the journal: what another one left is passed over.</param>
public sealed class Rest(string path, Func<KeyRing> ring, ReadOnlyMemory<byte> edition)
{
    private const string Sense = "rest";

    // While it is written.
    private string Beside => path + ".new";

    /// <summary>It must not outlive what was erased.</summary>
    public void Delete()
    {
        File.Delete(path);
        File.Delete(Beside);
    }

    /// <summary>Leaves what is known.</summary>
    /// <param name="head">The last entry that is known.</param>
    public void Write(Head head, Action<BinaryWriter> write)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = ring().Wrap(Name(), key);
        using (var file = OwnedFile.Create(Beside))
        {
            using (var to = new BinaryWriter(file, System.Text.Encoding.UTF8, leaveOpen: true))
            {
                to.Write(wrapped.Ring);
                to.Write(wrapped.Bytes.Length);
                to.Write(wrapped.Bytes.Span);
            }
            using (var sealing = new SealingStream(file, key))
            using (var to = new BinaryWriter(sealing))
            {
                to.Write(Edition());
                to.Write(head.Position);
                to.Write(head.Hash.Length);
                to.Write(head.Hash.Span);
                write(to);
            }
            Folders.Sync(file);
        }
        File.Move(Beside, path, overwrite: true);
        Folders.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    /// <summary>What was left.</summary>
    /// <param name="holds">Is that entry in the journal?</param>
    /// <returns>Null: nothing was, or nothing that can be gone on from.</returns>
    public T? Read<T>(Func<Head, bool> holds, Func<BinaryReader, T?> read)
        where T : class
    {
        if (!File.Exists(path)) return null;
        try
        {
            using var file = File.OpenRead(path);
            using var head = new BinaryReader(file, System.Text.Encoding.UTF8, leaveOpen: true);
            var key = ring().Unwrap(new WrappedKey(Name(), head.ReadInt32(), head.ReadBytes(head.ReadInt32())));
            using var from = new BinaryReader(new BufferedStream(new OpeningStream(file, key), 1 << 16));
            if (!from.ReadBytes(32).AsSpan().SequenceEqual(Edition()) || !holds(new(from.ReadInt64(), from.ReadBytes(from.ReadInt32())))) return null;
            return read(from);
        }
        catch (Exception e) when (e is CryptographicException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    // Another build of the program may see otherwise.
    private byte[] Edition() => SHA256.HashData([.. typeof(Watch).Module.ModuleVersionId.ToByteArray(), .. typeof(Rest).Module.ModuleVersionId.ToByteArray(), .. edition.Span]);

    private KeyedHash Name() => ring().Hash(Sense, Sense);
}
