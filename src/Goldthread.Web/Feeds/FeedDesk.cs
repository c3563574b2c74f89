using Goldthread.Feeds;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>The feeds that are declared, and what each has told.</summary>
/// <param name="root">The folder of the data; null = there is none.</param>
public sealed class FeedDesk(string? root, Catalogue catalogue)
{
    private readonly FeedBooks books = new();
    private readonly Lock gate = new();
    private volatile FeedList list = Read(root, catalogue);

    public FeedList List => list;

    public IReadOnlyDictionary<string, FeedBook> Books(Journal journal)
    {
        books.Follow(journal);
        return books.Now;
    }

    /// <summary>Writes another version of a format in place of the one that stands; what is taken in from now on is read by it.</summary>
    /// <param name="version">The one that is to be replaced.</param>
    /// <param name="text">A file of formats/.</param>
    /// <returns>Why nothing was written, in words; null = it was.</returns>
    public string? Save(string format, int version, string text)
    {
        lock (gate)
        {
            if (root is null || list.Formats.GetValueOrDefault(format) is not { } stands) return "The format is in no folder.";
            if (stands.Version != version || Read(root, catalogue).Formats.GetValueOrDefault(format)?.Version != version) return "Somebody saved another version meanwhile. Begin again from that one.";
            var file = Path.Combine(root, "formats", $"{format}.yaml");
            if (!File.Exists(file)) return $"The format does not stand in formats/{format}.yaml. Correct it where it stands.";
            try
            {
                File.WriteAllText(file + ".new", text);
                File.Move(file + ".new", file, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return "The folder of formats cannot be written here.";
            }
            list = Read(root, catalogue);
            return null;
        }
    }

    private static FeedList Read(string? root, Catalogue catalogue) => FeedList.Of(root is null ? new Dictionary<string, byte[]>() : DataFiles.Read(root), catalogue);
}
