using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store.Journals;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Web;
using Entry = Goldthread.Store.Entries.Entry;
using Record = Goldthread.Records.Record;

namespace Goldthread.Store.Tests;

/// <summary>Invented records and people, and the stories of the project.</summary>
public static class Given
{
    public static string Root { get; } = FindRoot();

    public static Catalogue Catalogue { get; } = Catalogue.Of(DataFiles.Read(Root));

    public static Cause Import { get; } = new("feed:gp", "import");

    public static Entry.Told Told(string key = "17", int version = 1, string text = "", string about = "gp/1", string kind = "injury.bruise", string feed = "gp", string occurred = "2026-03-02") =>
        new(feed, new Record
        {
            Id = $"{feed}-{key}-{version}",
            Kind = Catalogue.Vocabulary.Kinds.TryGetValue(kind, out var known) ? known : new Kind(kind, kind, new Dictionary<string, FieldType>(), []),
            Occurred = FuzzyDateParser.Parse(occurred)!,
            By = feed,
            Teller = feed,
            About = about.Split(' '),
            Narrative = text,
            Source = new(feed, key, version),
        });

    /// <summary>Every record of every story, as a feed would tell it.</summary>
    public static IReadOnlyList<Entry.Told> ToldByStories { get; } =
    [
        .. Catalogue.StoryPaths.Select(p => Catalogue.ReadStory(p, new ProblemList())).OfType<Story>()
            .SelectMany(s => s.Records.Records.Select(r => new Entry.Told(r.By, r with { Source = r.Source ?? new(s.Name, r.Id, 1) }))),
    ];

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Goldthread.slnx")))
                return folder.FullName;
        throw new InvalidOperationException($"No Goldthread.slnx above {AppContext.BaseDirectory}.");
    }
}
