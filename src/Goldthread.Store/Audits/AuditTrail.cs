using System.Globalization;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Audits;

/// <summary>What an audit log holds, to look through and to check.</summary>
public sealed class AuditTrail : IDisposable
{
    internal AuditTrail(IAuditRows rows) => Rows = rows;

    /// <summary>The log's own id.</summary>
    public Guid Log => Rows.Log;

    /// <summary>The last entry.</summary>
    public Head Head => Rows.Head();

    internal IAuditRows Rows { get; }

    /// <summary>Everything that was done with a person's data, by one of their labels, in order.</summary>
    public IReadOnlyList<Looked> WhoLooked(KeyRing ring, string label) => [.. Rows.Of(ring.Hash("label", label)).Select(r => AuditNoteJson.Read(r.Position, r.Body))];

    /// <summary>The heads of the journal that entries noted.</summary>
    public IEnumerable<Head> JournalHeads() => Rows.Read(0, long.MaxValue).Select(r => AuditNoteJson.Journal(r.Body)).OfType<string>()
        .Select(h => h.Split(':')).Select(h => new Head(long.Parse(h[0], CultureInfo.InvariantCulture), Convert.FromHexString(h[1])));

    public void Dispose() => Rows.Dispose();
}
