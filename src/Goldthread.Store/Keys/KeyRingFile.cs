using System.Collections.Immutable;
using System.Text.Json;

namespace Goldthread.Store.Keys;

/// <summary>The key ring as a file that its owner alone may read. Whoever loses it has lost everything that was sealed.</summary>
public static class KeyRingFile
{
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
        var text = OwnedFile.Read(path);
        try
        {
            using var json = JsonDocument.Parse(text);
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
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteBase64String("index", ring.Index);
            json.WriteStartObject("wrapping");
            foreach (var (number, key) in ring.Wrapping) json.WriteBase64String(number.ToString(), key);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        OwnedFile.Write(path, bytes.ToArray());
    }
}

/// <summary>The keys cannot be used, and nothing is read or written without them.</summary>
public sealed class KeyRingUnusableException(string message) : IOException(message);
