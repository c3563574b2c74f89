using System.Globalization;
using Goldthread.Access;
using Goldthread.Feeds.Declarations;
using Goldthread.Feeds.Formats;
using Goldthread.Reading;
using Goldthread.Time;

namespace Goldthread.Feeds;

/// <summary>The formats of formats/ and the feeds of feeds/. One that is refused keeps no other from being used.</summary>
/// <param name="Formats">By name.</param>
/// <param name="Feeds">By name.</param>
/// <param name="Problems">Of those that are refused.</param>
public sealed record FeedList(IReadOnlyDictionary<string, Format> Formats, IReadOnlyDictionary<string, Feed> Feeds, IReadOnlyList<Problem> Problems)
{
    /// <summary>Under which others see what feeds tell, by name.</summary>
    public IReadOnlyDictionary<string, SharingAgreement> Agreements { get; init; } = new Dictionary<string, SharingAgreement>();

    /// <param name="files">Bytes by path, as for <see cref="Catalogue.Of"/>.</param>
    public static FeedList Of(IReadOnlyDictionary<string, byte[]> files, Catalogue catalogue)
    {
        var problems = new ProblemList();
        var formats = Named(Read(files, "formats/", problems, new FormatReader(catalogue.Vocabulary, problems, name => files.TryGetValue($"formats/{name}.yaml", out var other) ? YamlFile.Read(other, $"formats/{name}.yaml", new()) : null).Read), f => f.Name, "formats", problems);
        var feeds = Named(Read(files, "feeds/", problems, new FeedReader(catalogue.Vocabulary, catalogue.Access, [.. formats.Keys], problems).Read), f => f.Name, "feeds", problems);
        return new(formats, feeds, problems.All) { Agreements = catalogue.Access.Agreements };
    }

    /// <summary>The feed by which a file may be taken in on a day.</summary>
    /// <param name="format">What the file is said to be.</param>
    /// <param name="here">The file.</param>
    /// <returns>Null when it may not; every problem has been added. What is taken in and shared with nobody is told too.</returns>
    public Feed? Find(string format, string name, DateOnly day, Place here, ProblemList problems)
    {
        if (!Formats.ContainsKey(format)) problems.Unknown(ProblemKind.UnknownFormat, here, format, "a format", Formats.Keys);
        if (Feeds.GetValueOrDefault(name) is not { } feed) problems.Unknown(ProblemKind.UnknownFeed, here, name, "a feed", Feeds.Keys);
        else if (!Formats.ContainsKey(format)) return null;
        else if (feed.Format != format) problems.Add(ProblemKind.UnknownFormat, here, $"The feed '{name}' sends {feed.Format}.", format);
        else if (!feed.Agreement.Stands(day)) problems.Add(ProblemKind.AgreementEnded, here, string.Create(CultureInfo.InvariantCulture, $"'{feed.Agreement.Name}' stands from {feed.Agreement.From:yyyy-MM-dd} until {feed.Agreement.Until:yyyy-MM-dd}."));
        else
        {
            if (NotShared(feed, day) is { Count: > 0 } kinds) problems.Add(ProblemKind.NothingShared, here, string.Create(CultureInfo.InvariantCulture, $"Under '{feed.Agreement.Terms}' nobody else learns on {day:yyyy-MM-dd} of {string.Join(", ", kinds)}: no term that allows it stands."));
            return feed;
        }
        return null;
    }

    // Kinds of record that the feed tells of and no term lets anybody see. A term that stands for a part of the day stands.
    private List<string> NotShared(Feed feed, DateOnly day)
    {
        if (feed.Agreement.Terms is not { } name || Agreements[name] is not { } terms) return [];
        var (minutes, format) = (Axis.Dated.OfDates(day, day), Formats[feed.Format]);
        return [.. format.Tables.SelectMany(format.KindsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Where(k => feed.Covers.Any(c => c.Kinds.Any(p => p.Matches(k))) && !terms.Shares(k, minutes.Lo) && !terms.Shares(k, minutes.Hi))];
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
