using Goldthread.Records;
using Goldthread.Store.Entries;

namespace Goldthread.Web.Running;

/// <summary>Under which sharing agreement what a feed told is read: under the feed's own of today. What came to the feed under somebody else's, as a chronology from elsewhere does, stays under that.</summary>
sealed class FeedAgreements
{
    private readonly Dictionary<string, (string? Now, HashSet<string> Earlier)> feeds = new(StringComparer.Ordinal);

    public void Take(Entry.FeedAgreed agreed)
    {
        var earlier = feeds.TryGetValue(agreed.Feed, out var before) ? before.Earlier : new(StringComparer.Ordinal);
        earlier.Add(agreed.Terms ?? "");
        feeds[agreed.Feed] = (agreed.Terms, earlier);
    }

    /// <param name="told">The agreement that the feed named when it told of it; null = none.</param>
    public string? Today(string feed, string? told) => feeds.TryGetValue(feed, out var its) && its.Earlier.Contains(told ?? "") ? its.Now : told;

    public Record Today(string feed, Record record) =>
        Today(feed, record.Sharing.Agreement) is var agreement && agreement == record.Sharing.Agreement ? record : record with { Sharing = record.Sharing with { Agreement = agreement } };
}
