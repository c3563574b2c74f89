using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Imports;

/// <summary>What becomes of a statement, or of an item that none could be made of.</summary>
public enum Fate { Accepted, Unchanged, Superseding, Quarantined, Rejected }

/// <summary>A statement and its fate.</summary>
/// <param name="Statement">With the version that it takes; null when the item is rejected.</param>
/// <param name="Item">What it was made of.</param>
/// <param name="Problems">Why it is rejected or held back; else the values that were left out of the item, told with its first statement.</param>
public sealed record Sorted(Fate Fate, Statement? Statement, Item Item, Place Where, IReadOnlyList<Problem> Problems);

/// <summary>What has been told already under a key.</summary>
/// <param name="Content">The <see cref="Fingerprint"/> of the last version.</param>
public sealed record Known(int Version, UInt128 Content);
