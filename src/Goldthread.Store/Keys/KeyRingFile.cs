using System.Collections.Immutable;
using System.Text.Json;

namespace Goldthread.Store.Keys;

/// <summary>The key ring as a file that its owner alone may read. Whoever loses it has lost everything that was sealed.</summary>
public static class KeyRingFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Reads the ring, or makes one where there is none.</summary>
    /// <exception cref="KeyRingUnusableException">The file is open to others, or is no key ring.</exception>
    public static KeyRing OpenOrMake(string path)
    {
        if (File.Exists(path)) return Open(path);
        var ring = KeyRing.Make();
        Write(path, ring);
        return ring;
    }

    public static KeyRing Open(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
            throw new KeyRingUnusableException($"{path} may be read by others than its owner: chmod 600 it, and ask who has read it.");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var wrapping = json.RootElement.GetProperty("wrapping").EnumerateObject().ToImmutableSortedDictionary(p => int.Parse(p.Name), p => p.Value.GetBytesFromBase64());
            var index = json.RootElement.GetProperty("index").GetBytesFromBase64();
            if (index.Length == 32 && wrapping.Count > 0 && wrapping.Values.All(k => k.Length == 32)) return new(index, wrapping);
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
        }
        throw new KeyRingUnusableException($"{path} is no key ring of Goldthread. Put back the copy that was kept apart from the database.");
    }

    /// <summary>Writes it whole or not at all, and returns once it is on the disk.</summary>
    public static void Write(string path, KeyRing ring)
    {
        var beside = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(beside, options))
        {
            using (var json = new Utf8JsonWriter(file))
            {
                json.WriteStartObject();
                json.WriteBase64String("index", ring.Index);
                json.WriteStartObject("wrapping");
                foreach (var (number, key) in ring.Wrapping) json.WriteBase64String(number.ToString(), key);
                json.WriteEndObject();
                json.WriteEndObject();
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
        Folders.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}

/// <summary>The keys cannot be used, and nothing is read or written without them.</summary>
public sealed class KeyRingUnusableException(string message) : IOException(message);
