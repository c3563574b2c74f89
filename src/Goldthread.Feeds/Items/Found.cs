using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>What is read from a file, one after another: an item, or a problem where one should be.</summary>
public abstract record Found
{
    private Found()
    {
    }

    public sealed record One(Item Item) : Found;

    /// <summary>A row of headers: what follows are rows under it, until another one comes.</summary>
    /// <param name="Name">Of the sheet; empty where a file holds one table.</param>
    public sealed record Headers(string Name, IReadOnlyList<string> Columns, Place Where) : Found;

    /// <summary>A row, element or object that cannot be read; others follow.</summary>
    /// <param name="Item">As far as it was read.</param>
    public sealed record Unread(Item Item, Problem Problem) : Found;

    /// <summary>The file cannot be read on.</summary>
    public sealed record Broken(Problem Problem) : Found;
}
