using Goldthread.Reading;

namespace Goldthread.Web.Cases;

/// <summary>Everything in the data folder, read once: the safeguards and reviews, the stories, and what was refused.</summary>
public sealed class Casebook
{
    private readonly Dictionary<string, ReplayedCase> byName = new(StringComparer.Ordinal);

    private Casebook(string? root)
    {
        Root = root;
        Catalogue = Catalogue.Of(root is null ? new Dictionary<string, byte[]>() : DataFiles.Read(root));
        var refused = new List<RefusedFile>();
        foreach (var path in Catalogue.StoryPaths)
        {
            var problems = new ProblemList();
            var story = Catalogue.ReadStory(path, problems);
            if (story is not null && !problems.Any) byName.TryAdd(story.Name, new ReplayedCase(story, Catalogue));
            else refused.Add(new(Path.GetFileNameWithoutExtension(path), path, problems.All));
        }
        Cases = [.. byName.Values];
        RefusedStories = refused;
        RefusedSafeguards = [.. Catalogue.Refused.Select(r => new RefusedFile(Path.GetFileNameWithoutExtension(r.Key), r.Key, r.Value))];
    }

    /// <summary>Null: there is no data folder.</summary>
    public string? Root { get; }

    public Catalogue Catalogue { get; }

    /// <summary>In order of their files.</summary>
    public IReadOnlyList<ReplayedCase> Cases { get; }

    public IReadOnlyList<RefusedFile> RefusedStories { get; }

    public IReadOnlyList<RefusedFile> RefusedSafeguards { get; }

    public ReplayedCase? this[string name] => byName.GetValueOrDefault(name);

    public static Casebook Open(string? root) => new(root is not null && Directory.Exists(Path.Combine(root, "vocabulary")) ? root : null);
}

/// <summary>A file that could not be read, with every reason.</summary>
public sealed record RefusedFile(string Name, string Path, IReadOnlyList<Problem> Problems);
