using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>What is read from a file, one after another: an item, or a problem where one should be.</summary>
public abstract record Found
{
    private Found()
    {
    }

    public sealed record One(Item Item) : Found;

    /// <summary>A row, element or object that cannot be read; others follow.</summary>
    /// <param name="Item">As far as it was read.</param>
    public sealed record Unread(Item Item, Problem Problem) : Found;

    /// <summary>The file cannot be read on.</summary>
    public sealed record Broken(Problem Problem) : Found;
}
