using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Audits;

/// <summary>The audit log as it lies on the disk, to look through and to check.</summary>
public sealed class AuditFile : IDisposable
{
    private readonly Database database;

    internal AuditFile(Database database)
    {
        this.database = database;
        Log = database.Stream(c => Command(c, "id"), r => new Guid(r.GetFieldValue<byte[]>(0), bigEndian: true)).Single();
    }

    /// <summary>To read only, beside a process that may be writing.</summary>
    public static AuditFile ToRead(string path) => new(Database.ToRead(path));

    internal static SqlText Sql { get; } = SqlText.Of("Sqlite", "audit.sql");

    /// <summary>The log's own id.</summary>
    public Guid Log { get; }

    /// <summary>The last entry.</summary>
    public Head Head => database.Stream(c => Command(c, "head"), r => new Head(r.GetInt64(0), r.GetFieldValue<byte[]>(1))).FirstOrDefault() ?? AuditChain.Start(Log);

    /// <summary>Everything that was done with a person's data, by one of their labels, in order.</summary>
    public IReadOnlyList<Looked> WhoLooked(KeyRing ring, string label) =>
        [.. database.Stream(c => Command(c, "looked", ("$person", ring.Hash("label", label).ToBytes())), Row).Select(r => AuditNoteJson.Read(r.Position, r.Body))];

    /// <summary>The heads of the journal that entries noted.</summary>
    public IEnumerable<Head> JournalHeads() => Read(0, long.MaxValue).Select(r => AuditNoteJson.Journal(r.Body)).OfType<string>()
        .Select(h => h.Split(':')).Select(h => new Head(long.Parse(h[0]), Convert.FromHexString(h[1])));

    /// <summary>A consistent copy of the file, while it is written to.</summary>
    public void CopyTo(string path) => database.CopyTo(path);

    public void Dispose() => database.Dispose();

    internal IEnumerable<AuditRow> Read(long after, long through) => database.Stream(c => Command(c, "read", ("$after", after), ("$through", through)), Row);

    internal IEnumerable<(KeyedHash Person, long Position)> Index() => database.Stream(c => Command(c, "all looked"), r => (KeyedHash.Read(r.GetFieldValue<byte[]>(0)), r.GetInt64(1)));

    internal bool AnyBelow(long position) => database.Stream(c => Command(c, "least"), r => !r.IsDBNull(0) && r.GetInt64(0) < position).FirstOrDefault();

    private static AuditRow Row(SqliteDataReader r) => new(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2), r.GetFieldValue<byte[]>(3));

    private static SqliteCommand Command(SqliteConnection connection, string name, params (string Name, object Value)[] values) => Database.Command(connection, Sql[name], values);
}
