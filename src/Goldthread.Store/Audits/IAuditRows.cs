using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Audits;

/// <summary>
/// Where the entries of an audit log lie: in a SQLite file or in PostgreSQL. One writer calls what writes; what reads may be
/// called from anywhere, and sees what was written before it began.
/// </summary>
internal interface IAuditRows : IDisposable
{
    /// <summary>The log's own id, given when it was made.</summary>
    Guid Log { get; }

    /// <summary>The last entry.</summary>
    Head Head();

    /// <summary>Everything or nothing of it, and on the disk when it returns. The index of whose data it was follows in the same transaction.</summary>
    void Write(IReadOnlyList<AuditRow> rows);

    /// <summary>Entries in order of position, after one and through another.</summary>
    IEnumerable<AuditRow> Read(long after, long through);

    /// <summary>The entries that the index gives for a person, in order of position.</summary>
    IEnumerable<AuditRow> Of(KeyedHash person);

    /// <summary>All of the index, in any order.</summary>
    IEnumerable<(KeyedHash Person, long Position)> Index();

    bool AnyBelow(long position);
}
