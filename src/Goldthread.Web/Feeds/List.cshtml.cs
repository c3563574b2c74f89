using Goldthread.Feeds.Declarations;
using Goldthread.Reading;
using Goldthread.Web.Running;

namespace Goldthread.Web.Feeds;

/// <summary>Every feed: what is agreed, when it was heard, how much of it waits. Numbers say nothing of anybody.</summary>
public sealed class ListPage(IServiceProvider services, FeedDesk desk) : LivePage(services)
{
    public IReadOnlyList<(string Name, IReadOnlyList<string> Agencies, Feed? Declared, FeedBook Book)> Feeds { get; private set; } = [];

    public IReadOnlyList<Problem> Problems => desk.List.Problems;

    public void OnGet()
    {
        if (Live?.Store is not { } store || Board is null) return;
        var books = desk.Books(store.Journal);
        Feeds = [.. books.Keys.Union(desk.List.Feeds.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => (n, AgenciesOf(desk.List.Feeds.GetValueOrDefault(n), books.GetValueOrDefault(n)), desk.List.Feeds.GetValueOrDefault(n), books.GetValueOrDefault(n) ?? FeedBook.Empty))];
    }

    private static IReadOnlyList<string> AgenciesOf(Feed? declared, FeedBook? book) => declared is not null ? [declared.Agency] : [.. (book ?? FeedBook.Empty).Covers.Select(c => c.Agency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
