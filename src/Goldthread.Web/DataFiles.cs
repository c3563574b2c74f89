namespace Goldthread.Web;

/// <summary>The bytes of the data folders, for <see cref="Catalogue.Of"/>.</summary>
public static class DataFiles
{
    private static readonly string[] Folders = ["vocabulary", "routes", "timescales", "meetings", "directory", "ladders", "access", "reviews", "measures", "safeguards", "stories", "lives", "formats", "feeds"];

    /// <param name="root">The folder that holds vocabulary/, safeguards/ and the rest.</param>
    /// <param name="safeguards">Another folder of safeguards to try instead; null = the project's own.</param>
    public static IReadOnlyDictionary<string, byte[]> Read(string root, string? safeguards = null)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in Folders)
        {
            var from = folder == "safeguards" && safeguards is not null ? Path.GetFullPath(safeguards) : Path.Combine(root, folder);
            if (!Directory.Exists(from)) continue;
            foreach (var file in Directory.EnumerateFiles(from, "*.yaml", SearchOption.AllDirectories))
                files[$"{folder}/{Path.GetRelativePath(from, file).Replace('\\', '/')}"] = File.ReadAllBytes(file);
        }
        return files;
    }
}
