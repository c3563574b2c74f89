using Goldthread.Feeds.Items;
using Goldthread.Reading;
using Goldthread.Records;

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
public sealed record Known(int Version, UInt128 Content)
{
    /// <summary>It stands here as its own feed told it, so that a copy by way of another Goldthread changes nothing.</summary>
    public bool AtSource { get; init; }

    /// <summary>Null where nothing hangs on it: the system does not say when it said things, and takes nothing back.</summary>
    public Past? Past { get; init; }

    /// <summary>What is known once a statement has been taken in.</summary>
    /// <param name="before">What was known before.</param>
    public static Known Of(Statement statement, Known? before) => new(statement switch { Statement.OfRecord r => r.Record.Source!.Version, Statement.OfPerson p => p.Version, _ => 1 }, Fingerprint.Of(statement))
    {
        Past = new(statement.Said, before is null ? [] : [.. before.Past?.Earlier ?? [], before.Content], (statement as Statement.OfRecord)?.Record),
    };
}

/// <summary>How it came to what is known under a key.</summary>
/// <param name="Said">When the system said the last version, where it says so.</param>
/// <param name="Earlier">Content of the versions before.</param>
/// <param name="Record">The last version; null where it is of a person.</param>
public sealed record Past(DateTimeOffset? Said, IReadOnlyList<UInt128> Earlier, Record? Record);
