using Goldthread.Store.Journals;
using Npgsql;

namespace Goldthread.Store.Postgres;

/// <summary>A PostgreSQL database: one connection that writes and holds the writer's lock for as long as it lives, and others that read.</summary>
internal sealed class Server : IDisposable
{
    // The same for every process of every version: who holds it writes.
    private const long WritersLock = 0x676f6c6474687264;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection writer;

    /// <exception cref="DatabaseInUseException">Another process writes to it.</exception>
    public Server(string connection, string subject)
    {
        source = NpgsqlDataSource.Create(connection);
        try
        {
            writer = source.OpenConnection();
            // The lock of a process that has just ended goes a moment later.
            Run("SET synchronous_commit = on; SET lock_timeout = '2s'");
            Run("SELECT pg_advisory_lock(@lock)", ("lock", WritersLock));
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

    /// <summary>Everything that the action writes, or nothing of it; on the disk when it returns. For the one thread that writes.</summary>
    public void InTransaction(Action write)
    {
        using var transaction = writer.BeginTransaction();
        write();
        transaction.Commit();
    }

    /// <returns>How many rows it has changed.</returns>
    public int Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(writer, sql, values);
        return command.ExecuteNonQuery();
    }

    public NpgsqlBinaryImporter Copy(string sql) => writer.BeginBinaryImport(sql);

    /// <summary>Reads what is under way in the writer's own transaction too.</summary>
    public List<T> Written<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(writer, sql, values);
        return All(command, read);
    }

    /// <summary>Reads what has been committed, from anywhere.</summary>
    public List<T> Read<T>(string sql, Func<NpgsqlDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var connection = source.OpenConnection();
        using var command = Command(connection, sql, values);
        return All(command, read);
    }

    public IEnumerable<T> Stream<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        using var connection = source.OpenConnection();
        using var command = new NpgsqlCommand(sql, connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return read(reader);
    }

    public void Dispose()
    {
        writer.Dispose();
        source.Dispose();
    }

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
