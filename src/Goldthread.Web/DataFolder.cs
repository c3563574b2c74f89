namespace Goldthread.Web;

/// <summary>Where the stories, safeguards, timescales, routes, reviews and the vocabulary are.</summary>
public static class DataFolder
{
    public const string Variable = "GOLDTHREAD_DATA";

    /// <summary>
    /// The folder that was asked for; else the one the variable names; else <c>data</c> beside the executable, where
    /// publishing puts it; else the first folder above the executable that holds the solution. Null if there is none.
    /// </summary>
    public static string? Find(string? asked, string? variable, string executableFolder)
    {
        if (!string.IsNullOrWhiteSpace(asked)) return Path.GetFullPath(asked);
        if (!string.IsNullOrWhiteSpace(variable)) return Path.GetFullPath(variable);

        var published = Path.Combine(executableFolder, "data");
        if (Directory.Exists(Path.Combine(published, "vocabulary"))) return published;
        for (var folder = new DirectoryInfo(executableFolder); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx")))
                return folder.FullName;
        return null;
    }

    public static string? Find(string? asked) =>
        Find(asked, Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory);
}
