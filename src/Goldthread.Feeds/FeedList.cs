using System.Globalization;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Reading;

namespace Goldthread.Feeds;

/// <summary>The formats of formats/ and the feeds of feeds/. One that is refused keeps no other from being used.</summary>
/// <param name="Formats">By name.</param>
/// <param name="Feeds">By name.</param>
/// <param name="Problems">Of those that are refused.</param>
public sealed record FeedList(IReadOnlyDictionary<string, Format> Formats, IReadOnlyDictionary<string, Feed> Feeds, IReadOnlyList<Problem> Problems)
{
    /// <param name="files">Bytes by path, as for <see cref="Catalogue.Of"/>.</param>
    public static FeedList Of(IReadOnlyDictionary<string, byte[]> files, Catalogue catalogue)
    {
        var problems = new ProblemList();
        var formats = Named(Read(files, "formats/", problems, new FormatReader(catalogue.Vocabulary, problems).Read), f => f.Name, "formats", problems);
        var feeds = Named(Read(files, "feeds/", problems, new FeedReader(catalogue.Vocabulary, [.. catalogue.Access.Handling.Keys], [.. formats.Keys], problems).Read), f => f.Name, "feeds", problems);
        return new(formats, feeds, problems.All);
    }

    /// <summary>The feed by which a file may be taken in on a day.</summary>
    /// <param name="format">What the file is said to be.</param>
    /// <param name="here">The file.</param>
    /// <returns>Null when it may not; every problem has been added.</returns>
    public Feed? Find(string format, string name, DateOnly day, Place here, ProblemList problems)
    {
        if (!Formats.ContainsKey(format)) problems.Unknown(ProblemKind.UnknownFormat, here, format, "a format", Formats.Keys);
        if (Feeds.GetValueOrDefault(name) is not { } feed) problems.Unknown(ProblemKind.UnknownFeed, here, name, "a feed", Feeds.Keys);
        else if (!Formats.ContainsKey(format)) return null;
        else if (feed.Format != format) problems.Add(ProblemKind.UnknownFormat, here, $"The feed '{name}' sends {feed.Format}.", format);
        else if (!feed.Agreement.Stands(day)) problems.Add(ProblemKind.AgreementEnded, here, string.Create(CultureInfo.InvariantCulture, $"'{feed.Agreement.Name}' stands from {feed.Agreement.From:yyyy-MM-dd} until {feed.Agreement.Until:yyyy-MM-dd}."));
        else return feed;
        return null;
    }

    private static IEnumerable<(string Path, T Value)> Read<T>(IReadOnlyDictionary<string, byte[]> files, string folder, ProblemList problems, Func<Node, T?> read) where T : class
    {
        foreach (var path in files.Keys.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            if (YamlFile.Read(files[path], path, problems) is { } root && read(root) is { } value) yield return (path, value);
    }

    private static Dictionary<string, T> Named<T>(IEnumerable<(string Path, T Value)> all, Func<T, string> nameOf, string what, ProblemList problems)
    {
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (path, value) in all)
            if (!named.TryAdd(nameOf(value), value)) problems.Add(ProblemKind.DuplicateId, new(path, 1, 1), $"Two {what} are called '{nameOf(value)}'.", nameOf(value));
        return named;
    }
}
