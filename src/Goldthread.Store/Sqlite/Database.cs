using System.Collections.Concurrent;
using Goldthread.Store.Journals;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Sqlite;

/// <summary>One SQLite file in WAL mode: every commit is on the disk when it returns, one process writes, and checkpoints run beside it.</summary>
internal sealed class Database : IDisposable
{
    /// <summary>What the name of the file beside it ends with by which the one process that writes holds it.</summary>
    public const string Lock = ".lock";

    private readonly string path;
    private readonly FileStream? held;
    private readonly SqliteConnection? writer;
    private readonly Checkpoints? checkpoints;
    private readonly ConcurrentBag<SqliteConnection> readers = [];

    /// <param name="subject">Which migrations are its own: "journal" or "audit".</param>
    /// <exception cref="DatabaseInUseException">Another process writes it.</exception>
    public Database(string path, string subject)
        : this(path)
    {
        try
        {
            held = new FileStream(path + Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (StorageFault.IsHeld(e))
        {
            throw new DatabaseInUseException(path);
        }
        try
        {
            writer = Connect();
            Execute(writer, "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 0; PRAGMA secure_delete = ON;");
            Migrate(subject);
            checkpoints = new Checkpoints(Connect(), path + "-wal");
        }
        catch
        {
            writer?.Dispose();
            held.Dispose();
            throw;
        }
    }

    private Database(string path)
    {
        this.path = path;
        SQLitePCL.Batteries_V2.Init();
    }

    /// <summary>To read only, beside a process that may be writing.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Database ToRead(string path) => File.Exists(path) ? new(path) : throw new FileNotFoundException($"{path} is not there.", path);

    /// <summary>The connection of the one thread that writes.</summary>
    public SqliteConnection Writer => writer ?? throw new InvalidOperationException("It was opened to read only.");

    public bool Writes => writer is not null;

    /// <summary>Empties the write-ahead log, so that nothing that was deleted is left in it.</summary>
    public void EmptyLog() => checkpoints!.Empty();

    /// <summary>Everything that the action writes, or nothing of it; on the disk when it returns. For the one thread that writes.</summary>
    public void Write(Action write) => checkpoints!.Write(() => InTransaction(write));

    /// <summary>A connection to read with, for as long as the action takes.</summary>
    public T Read<T>(Func<SqliteConnection, T> action)
    {
        if (!readers.TryTake(out var connection)) connection = Connect();
        try
        {
            return action(connection);
        }
        finally
        {
            readers.Add(connection);
        }
    }

    public IEnumerable<T> Stream<T>(Func<SqliteConnection, SqliteCommand> command, Func<SqliteDataReader, T> read)
    {
        if (!readers.TryTake(out var connection)) connection = Connect();
        try
        {
            using var select = command(connection);
            using var reader = select.ExecuteReader();
            while (reader.Read()) yield return read(reader);
        }
        finally
        {
            readers.Add(connection);
        }
    }

    /// <summary>A consistent copy, while others write.</summary>
    public void CopyTo(string copy)
    {
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
        target.Open();
        Read(source =>
        {
            source.BackupDatabase(target);
            return 0;
        });
        Execute(target, "PRAGMA journal_mode = DELETE");
    }

    public void Dispose()
    {
        checkpoints?.Dispose();
        while (readers.TryTake(out var reader)) reader.Dispose();
        writer?.Dispose();
        held?.Dispose();
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
        if (held is null) Execute(connection, "PRAGMA query_only = ON");
        return connection;
    }

    private void InTransaction(Action write)
    {
        Execute(Writer, "BEGIN IMMEDIATE");
        try
        {
            write();
            Execute(Writer, "COMMIT");
        }
        catch
        {
            // Where SQLite has rolled back by itself, there is nothing left to do.
            if (SQLitePCL.raw.sqlite3_get_autocommit(Writer.Handle) == 0) Execute(Writer, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Forward only, each in its transaction, under the lock of the file.</summary>
    private void Migrate(string subject)
    {
        Execute(Writer, "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY) STRICT");
        using var done = Writer.CreateCommand();
        done.CommandText = "SELECT coalesce(max(number), 0) FROM migration";
        var last = (long)done.ExecuteScalar()!;
        var all = SqlText.Migrations("Sqlite", subject);
        if (last > all[^1].Number) throw new DatabaseTooNewException(path);
        foreach (var (number, text) in all.Where(m => m.Number > last))
        {
            InTransaction(() => Execute(Writer, $"{text}; INSERT INTO migration (number) VALUES ({number})"));
        }
    }
}
