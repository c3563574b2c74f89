using Goldthread.Feeds;
using Goldthread.Store.Journals;

namespace Goldthread.Web.Feeds;

/// <summary>The feeds that are declared, and what each has told.</summary>
public sealed class FeedDesk(FeedList list)
{
    private readonly FeedBooks books = new();

    public FeedList List => list;

    public IReadOnlyDictionary<string, FeedBook> Books(Journal journal)
    {
        books.Follow(journal);
        return books.Now;
    }
}
