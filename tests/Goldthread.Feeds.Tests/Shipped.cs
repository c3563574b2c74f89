using System.Text;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Web;

namespace Goldthread.Feeds.Tests;

/// <summary>The shipped words, formats and feeds, and short ways to take a text in.</summary>
static class Shipped
{
    public static string Root { get; } = DataFolder.Find(null)!;

    public static IReadOnlyDictionary<string, byte[]> Files { get; } = DataFiles.Read(Root);

    public static Catalogue Catalogue { get; } = Catalogue.Of(Files);

    public static FeedList Feeds { get; } = FeedList.Of(Files, Catalogue);

    /// <summary>Files of agencies' real formats, written by others, where they are at hand.</summary>
    public static string? Samples { get; } = Path.Combine(Root, "..", "shared", "samples") is var folder && Directory.Exists(folder) ? folder : null;

    public static (Intake Intake, IReadOnlyList<Sorted> Sorted) Take(string feed, string text, IReadOnlyDictionary<string, Known>? known = null) =>
        Take(Feeds.Feeds[feed], Feeds.Formats[Feeds.Feeds[feed].Format], new MemoryStream(Encoding.UTF8.GetBytes(text)), known);

    public static (Intake Intake, IReadOnlyList<Sorted> Sorted) Take(Feed feed, Format format, Stream stream, IReadOnlyDictionary<string, Known>? known = null, Limits? limits = null)
    {
        var intake = new Intake(format, feed, Catalogue.Vocabulary, (known ?? new Dictionary<string, Known>()).GetValueOrDefault, known is null ? null : () => known.Keys);
        return (intake, [.. intake.Read(stream, "file", limits)]);
    }

    /// <summary>What is known once all of this has been taken in.</summary>
    public static IReadOnlyDictionary<string, Known> Known(IEnumerable<Sorted> sorted, IReadOnlyDictionary<string, Known>? before = null)
    {
        var known = new Dictionary<string, Known>(before ?? new Dictionary<string, Known>(), StringComparer.Ordinal);
        foreach (var s in sorted.Where(s => s.Fate is Fate.Accepted or Fate.Superseding))
            known[s.Statement!.Key] = global::Goldthread.Feeds.Imports.Known.Of(s.Statement, known.GetValueOrDefault(s.Statement.Key));
        return known;
    }

    /// <summary>A format written in a test, and a feed that is agreed to send all of it.</summary>
    public static (Feed Feed, Format Format) Own(string yaml, params string[] kinds)
    {
        var problems = new ProblemList();
        var format = new FormatReader(Catalogue.Vocabulary, problems).Read(YamlFile.Read(yaml, "own.yaml", problems)!);
        Assert.Empty(problems.All);
        var coverage = new Coverage([.. kinds.Select(k => new Records.KindPattern(k))], "all", new("undated", []), "daily", "none");
        return (new("own", "quay-school", "quay", format!.Name, ["a basis"], new("an agreement", DateOnly.MinValue, DateOnly.MaxValue), [coverage]), format);
    }
}
