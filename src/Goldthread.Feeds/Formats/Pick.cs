using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Formats;

/// <summary>Where a value comes from: the first of several paths that holds a text, a table of codes that turns it, or a text that always holds.</summary>
/// <param name="Always">Null = it is read from the file.</param>
/// <param name="Codes">The table that turns what is read; null = as it stands.</param>
/// <param name="Join">What stands between the texts of all paths; null = the first alone.</param>
public sealed record Pick(IReadOnlyList<ItemPath> Paths, string? Always = null, string? Codes = null, string? Join = null)
{
    /// <summary>What a number is multiplied by, since the file counts in another unit; null = it stands as it is.</summary>
    public decimal? Times { get; init; }

    /// <summary>Each text stands behind the name of its part: "suspensions: 3".</summary>
    public bool Named { get; init; }

    public IEnumerable<Item> Items(Item scope) => Paths.SelectMany(p => p.All(scope)).Where(i => i.Text.Length > 0);
}
