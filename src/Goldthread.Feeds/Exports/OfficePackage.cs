using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;

namespace Goldthread.Feeds.Exports;

/// <summary>A package whose bytes depend on what is in it and on nothing else: its parts in the order of their names, all of one time.</summary>
internal static class OfficePackage
{
    // The earliest that a zip can say.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Of(MemoryStream package)
    {
        package.Position = 0;
        using var bytes = new MemoryStream();
        using (var before = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var after = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in before.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                var entry = after.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Time;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        return bytes.ToArray();
    }

    /// <summary>The properties of a document: what it is called, and nothing of anybody.</summary>
    public static void Describe(OpenXmlPart properties)
    {
        using var stream = properties.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{ChronologyDocument.Title}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"));
    }
}
