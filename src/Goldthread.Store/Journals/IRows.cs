using Goldthread.Store.Keys;

namespace Goldthread.Store.Journals;

/// <summary>
/// Where the rows lie: in memory, in SQLite or in PostgreSQL. It keeps bytes and knows nothing of their meaning. One
/// writer calls what writes; what reads may be called from anywhere, and sees what was written before it began.
/// </summary>
public interface IRows : IDisposable
{
    /// <summary>The journal's own id, given when it was made.</summary>
    Guid Journal { get; }

    /// <summary>The last row.</summary>
    Head Head();

    /// <summary>Everything or nothing of it, and on the disk when it returns. Projections follow in the same transaction.</summary>
    void Write(Slice slice);

    /// <summary>The rows that stand for these identities now, where there are any.</summary>
    IReadOnlyDictionary<KeyedHash, Current> Current(IReadOnlyCollection<KeyedHash> identities);

    /// <summary>Rows in order of position, after one and through another.</summary>
    IEnumerable<Row> Read(long after, long through);

    /// <summary>The same, of one type that is seldom (<see cref="Row.IsSeldom"/>).</summary>
    IEnumerable<Row> Seldom(string type, long after, long through);

    /// <summary>The row that stands for an identity now; null = none does.</summary>
    Row? Standing(KeyedHash identity);

    /// <summary>The rows at some positions, in any order.</summary>
    IReadOnlyList<Row> At(IReadOnlyList<long> positions);

    /// <summary>The rows that are about a label or stand in its file, in order of position.</summary>
    IEnumerable<Row> Of(KeyedHash label);

    /// <summary>The files of people who are held under an identifier.</summary>
    IReadOnlyList<Finding> Find(KeyedHash identifier);

    WrappedKey? Key(KeyedHash file);

    IEnumerable<WrappedKey> Keys();

    /// <summary>Puts the same keys there, wrapped by another key of the ring. A deleted one stays deleted.</summary>
    void Rewrap(IReadOnlyList<WrappedKey> keys);

    /// <summary>Of every row that stands for its identity now: each label that it is projected under, with identity and content.</summary>
    IEnumerable<(KeyedHash Label, KeyedHash Identity, KeyedHash Content)> Projected();

    IEnumerable<Finding> Findings();

    /// <summary>Makes sure that it is still this process that writes. For the one writer.</summary>
    /// <exception cref="IOException">It is not, or it cannot be known.</exception>
    void Hold();

    /// <summary>Empties every projection; the rows and the keys stay.</summary>
    void DropProjections();

    /// <summary>Projects rows that were written before, in order of position.</summary>
    void Project(IReadOnlyList<Row> rows, IReadOnlyList<Finding> findings);
}
