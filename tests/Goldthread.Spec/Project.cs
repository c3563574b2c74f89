using Goldthread.Feeds;
using Goldthread.Web;

namespace Goldthread.Spec;

/// <summary>The source tree that these tests were built from, and what its data folders hold.</summary>
public static class Project
{
    public static string Root { get; } = FindRoot();

    static readonly Lazy<Catalogue> Read = new(() => Catalogue.Of(DataFiles.Read(Root)));

    public static Catalogue Catalogue => Read.Value;

    static readonly Lazy<FeedList> Sent = new(() => FeedList.Of(DataFiles.Read(Root), Catalogue));

    public static FeedList Feeds => Sent.Value;

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of this test project, by its path within it.</summary>
    public static string Data(string path) => File("tests", "Goldthread.Spec", path);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No Goldthread.slnx above {AppContext.BaseDirectory}.");
    }
}
