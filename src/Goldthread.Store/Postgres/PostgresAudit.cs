using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Npgsql;

namespace Goldthread.Store.Postgres;

/// <summary>
/// The audit log in a table of its own, with a connection of its own that writes: nobody's reading waits for the journal. A
/// position is taken once, by its key: of two writers the second is refused.
/// </summary>
internal sealed class PostgresAudit : IAuditRows
{
    private static readonly SqlText Sql = SqlText.Of("Postgres", "audit.sql");

    private readonly Server server;

    /// <summary>Opens the database, and makes its tables where there are none.</summary>
    /// <param name="log">The id that a new log gets; null = one of its own.</param>
    /// <exception cref="DatabaseInUseException">Another process writes to it.</exception>
    /// <exception cref="DatabaseTooNewException">A later version has written it.</exception>
    public PostgresAudit(string connection, Guid? log = null)
        : this(Made(new Server(connection, "audit"), log ?? Guid.CreateVersion7()))
    {
    }

    private PostgresAudit(Server server)
    {
        this.server = server;
        Log = server.Read(Sql["id"], r => r.GetGuid(0)).Single();
    }

    /// <summary>To read only, beside a process that may be writing.</summary>
    /// <exception cref="FileNotFoundException">There is no store in it.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public static PostgresAudit ToRead(string connection) => new(Server.ToRead(connection, "audit"));

    public Guid Log { get; }

    public Head Head() => server.Read(Sql["head"], r => new Head(r.GetInt64(0), Bytes(r, 1))).FirstOrDefault() ?? AuditChain.Start(Log);

    public void Write(IReadOnlyList<AuditRow> rows)
    {
        try
        {
            Insert(rows);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new TakenOverException(rows[0].Position - 1);
        }
    }

    public IEnumerable<AuditRow> Read(long after, long through) => server.Stream(Sql["read"], Row, ("after", after), ("through", through));

    public IEnumerable<AuditRow> Of(KeyedHash person) => server.Stream(Sql["looked"], Row, ("person", person.ToBytes()));

    public IEnumerable<(KeyedHash Person, long Position)> Index() => server.Stream(Sql["all looked"], r => (KeyedHash.Read(Bytes(r, 0)), r.GetInt64(1)));

    public bool AnyBelow(long position) => server.Read(Sql["least"], r => !r.IsDBNull(0) && r.GetInt64(0) < position).Single();

    public void Dispose() => server.Dispose();

    private static Server Made(Server server, Guid log)
    {
        server.Run(Sql["make id"], ("id", log));
        return server;
    }

    private void Insert(IReadOnlyList<AuditRow> rows)
    {
        var looked = rows.SelectMany(r => r.Each.Select(person => (Person: person, r.Position))).OrderBy(l => l.Person).ToList();
        server.Together(
            (Sql["insert entries"], [("positions", rows.Select(r => r.Position).ToArray()), ("people", rows.Select(r => r.People).ToArray()), ("bodies", rows.Select(r => r.Body).ToArray()), ("hashes", rows.Select(r => r.Hash).ToArray())]),
            (Sql["insert looked"], [("people", looked.Select(l => l.Person.ToBytes()).ToArray()), ("positions", looked.Select(l => l.Position).ToArray())]));
    }

    private static AuditRow Row(NpgsqlDataReader r) => new(r.GetInt64(0), Bytes(r, 1), Bytes(r, 2), Bytes(r, 3));

    private static byte[] Bytes(NpgsqlDataReader r, int column) => r.GetFieldValue<byte[]>(column);
}
