namespace Goldthread.Tests.Conventions;

/// <summary>The source tree that these tests were built from.</summary>
public static class Repository
{
    static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", ".build", "lib", "TestResults", "artifacts"];

    public static string Root { get; } = FindRoot();

    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>Every file that people write, as a path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. FilesUnder(Root).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> FilesEndingIn(params string[] endings) =>
        Files.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    static IEnumerable<string> FilesUnder(string folder) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !NotOurs.Contains(Path.GetFileName(child)))
            .SelectMany(FilesUnder));

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No Goldthread.slnx above {AppContext.BaseDirectory}.");
    }
}
