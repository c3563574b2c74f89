using Goldthread.Store.Journals;
using Npgsql;

namespace Goldthread.Store.Postgres;

/// <summary>A PostgreSQL database: one connection that writes and holds the writer's lock for as long as it lives, and others that read.</summary>
internal sealed class Server : IDisposable
{
    // The same for every process of every version: who holds the lock of a subject writes it.
    private const int WritersLock = 0x676f6c64;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection? writer, frozen;

    /// <param name="subject">What is written, with a lock and migrations of its own: "journal" or "audit".</param>
    /// <exception cref="DatabaseInUseException">Another process writes to it.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public Server(string connection, string subject)
    {
        source = Connection.Source(connection);
        try
        {
            writer = Connection.Reach(source.OpenConnection);
            // A machine that is gone without a word holds the lock no longer than this lets it: about twenty seconds.
            Run("SET synchronous_commit = on; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3");
            // The lock of a process that has just ended goes a moment later.
            Run("SET lock_timeout = '2s'");
            Run("SELECT pg_advisory_lock(@lock, hashtext(@subject))", ("lock", WritersLock), ("subject", subject));
            Migrate(subject);
        }
        catch (Exception e)
        {
            writer?.Dispose();
            source.Dispose();
            if (e is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable }) throw new DatabaseInUseException("The database");
            throw;
        }
    }

    private Server(NpgsqlDataSource source, NpgsqlConnection? frozen) => (this.source, this.frozen) = (source, frozen);

    /// <summary>To read only, beside a process that may be writing.</summary>
    /// <param name="subject">The table that has to be there.</param>
    /// <exception cref="FileNotFoundException">There is no store in it.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public static Server ToRead(string connection, string subject)
    {
        var readers = Connection.Source(connection);
        Looking(readers, subject).Dispose();
        return new(readers, null);
    }

    /// <summary>To read only what is there now, whatever is written meanwhile. One reading at a time.</summary>
    /// <param name="subject">The table that has to be there.</param>
    /// <exception cref="FileNotFoundException">There is no store in it.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public static Server Frozen(string connection, string subject)
    {
        var reader = Connection.Source(connection);
        return new(reader, Looking(reader, subject));
    }

    /// <summary>Everything that the action writes, or nothing of it; on the disk when it returns. For the one thread that writes.</summary>
    public void InTransaction(Action write)
    {
        using var transaction = Writer.BeginTransaction();
        write();
        transaction.Commit();
    }

    /// <summary>Statements that are sent together and answered together: all of them or none, on the disk when it returns. For the one thread that writes, outside a transaction.</summary>
    public void Together(params ReadOnlySpan<(string Sql, (string Name, object Value)[] Values)> statements)
    {
        using var batch = new NpgsqlBatch(Writer);
        foreach (var (sql, values) in statements)
        {
            var one = new NpgsqlBatchCommand(sql);
            foreach (var (name, value) in values) one.Parameters.Add(new(name, value));
            batch.BatchCommands.Add(one);
        }
        batch.ExecuteNonQuery();
    }

    /// <returns>How many rows it has changed.</returns>
    public int Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(Writer, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The writer's lock lives as long as its connection.</summary>
    /// <exception cref="DatabaseUnreachableException">It is gone, and with it the lock.</exception>
    public void Hold() => Connection.Reach(() => Run("SELECT 1"));

    public NpgsqlBinaryImporter Copy(string sql) => Writer.BeginBinaryImport(sql);

    /// <summary>Reads what is under way in the writer's own transaction too.</summary>
    public List<T> Written<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(Writer, sql, values);
        return All(command, read);
    }

    /// <summary>Reads what has been committed, from anywhere.</summary>
    public List<T> Read<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var opened = frozen is null ? source.OpenConnection() : null;
        using var command = Command(frozen ?? opened!, sql, values);
        return All(command, read);
    }

    /// <summary>The same, row by row.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<NpgsqlDataReader, T> read, params (string Name, object Value)[] values)
    {
        using var opened = frozen is null ? source.OpenConnection() : null;
        using var command = Command(frozen ?? opened!, sql, values);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    public void Dispose()
    {
        writer?.Dispose();
        frozen?.Dispose();
        source.Dispose();
    }

    /// <summary>A connection on which time stands still until it is closed.</summary>
    private static NpgsqlConnection Looking(NpgsqlDataSource from, string subject)
    {
        try
        {
            var connection = Connection.Reach(from.OpenConnection);
            using (var begin = new NpgsqlCommand("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", connection)) begin.ExecuteNonQuery();
            using var look = Command(connection, "SELECT to_regclass(@subject) IS NOT NULL", [("subject", subject)]);
            if (look.ExecuteScalar() is true) return connection;
            throw new FileNotFoundException("The database holds no store.");
        }
        catch
        {
            from.Dispose();
            throw;
        }
    }

    private NpgsqlConnection Writer => writer ?? throw new InvalidOperationException("It was opened to read only.");

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in values) command.Parameters.Add(new(name, value));
        return command;
    }

    private static List<T> All<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read)
    {
        var all = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read()) all.Add(read(reader));
        return all;
    }

    /// <summary>Forward only, each in its transaction, under the writer's lock.</summary>
    private void Migrate(string subject)
    {
        Run("CREATE TABLE IF NOT EXISTS migration (subject text, number integer, PRIMARY KEY (subject, number))");
        var last = Written("SELECT coalesce(max(number), 0) FROM migration WHERE subject = @subject", r => r.GetInt32(0), ("subject", subject)).Single();
        var all = SqlText.Migrations("Postgres", subject);
        if (last > all[^1].Number) throw new DatabaseTooNewException("The database");
        foreach (var (number, text) in all.Where(m => m.Number > last))
            InTransaction(() =>
            {
                Run(text);
                Run("INSERT INTO migration (subject, number) VALUES (@subject, @number)", ("subject", subject), ("number", number));
            });
    }
}
