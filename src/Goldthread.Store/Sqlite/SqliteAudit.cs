using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Sqlite;

/// <summary>The audit log in a SQLite file of its own.</summary>
internal sealed class SqliteAudit : IAuditRows
{
    private static readonly SqlText Sql = SqlText.Of("Sqlite", "audit.sql");

    private readonly Database database;
    private readonly Statement? entry, looked;

    /// <summary>Opens the file to write, or makes it.</summary>
    /// <param name="log">The id that a new log gets; null = one of its own.</param>
    /// <exception cref="DatabaseInUseException">Another process writes it.</exception>
    public SqliteAudit(string path, Guid? log = null)
        : this(new Database(path, "audit"), log)
    {
        (entry, looked) = (new(database.Writer, Sql["insert entry"]), new(database.Writer, Sql["insert looked"]));
    }

    private SqliteAudit(Database database, Guid? log = null)
    {
        this.database = database;
        if (database.Writes)
        {
            using var make = new Statement(database.Writer, Sql["make id"]);
            make.Run(log ?? Guid.CreateVersion7());
        }
        Log = database.Stream(c => Command(c, "id"), r => new Guid(r.GetFieldValue<byte[]>(0), bigEndian: true)).Single();
    }

    /// <summary>To read only, beside a process that may be writing.</summary>
    public static SqliteAudit ToRead(string path) => new(Database.ToRead(path));

    public Guid Log { get; }

    public Head Head() => database.Stream(c => Command(c, "head"), r => new Head(r.GetInt64(0), r.GetFieldValue<byte[]>(1))).FirstOrDefault() ?? AuditChain.Start(Log);

    public void Write(IReadOnlyList<AuditRow> rows) => database.Write(() =>
    {
        foreach (var r in rows)
        {
            entry!.Run(r.Position, r.People, r.Body, r.Hash);
            foreach (var person in r.Each) looked!.Run(person, r.Position);
        }
    });

    public IEnumerable<AuditRow> Read(long after, long through) => database.Stream(c => Command(c, "read", ("$after", after), ("$through", through)), Row);

    public IEnumerable<AuditRow> Of(KeyedHash person) => database.Stream(c => Command(c, "looked", ("$person", person.ToBytes())), Row);

    public IEnumerable<(KeyedHash Person, long Position)> Index() => database.Stream(c => Command(c, "all looked"), r => (KeyedHash.Read(r.GetFieldValue<byte[]>(0)), r.GetInt64(1)));

    public bool AnyBelow(long position) => database.Stream(c => Command(c, "least"), r => !r.IsDBNull(0) && r.GetInt64(0) < position).FirstOrDefault();

    /// <summary>A consistent copy of the file, while it is written to.</summary>
    public void CopyTo(string path) => database.CopyTo(path);

    public void Dispose()
    {
        entry?.Dispose();
        looked?.Dispose();
        database.Dispose();
    }

    private static AuditRow Row(SqliteDataReader r) => new(r.GetInt64(0), r.GetFieldValue<byte[]>(1), r.GetFieldValue<byte[]>(2), r.GetFieldValue<byte[]>(3));

    private static SqliteCommand Command(SqliteConnection connection, string name, params (string Name, object Value)[] values) => Database.Command(connection, Sql[name], values);
}
