using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Sqlite;

/// <summary>
/// Carries what the write-ahead log holds into the database, on a thread and a connection of its own. When the log has
/// grown, most of it is carried over beside the writing, and the writer waits only for the rest.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    /// <summary>From this size of the log on, in bytes.</summary>
    public const long Most = 48 * 1024 * 1024;

    private readonly SqliteConnection connection;
    private readonly string log;
    private readonly Lock writing = new();
    private readonly AutoResetEvent grown = new(false);
    private readonly Thread thread;
    private volatile bool closing;

    public Checkpoints(SqliteConnection connection, string log)
    {
        (this.connection, this.log) = (connection, log);
        thread = new Thread(Run) { IsBackground = true, Name = "checkpoints" };
        thread.Start();
    }

    /// <summary>Writes with no checkpoint ending under it.</summary>
    public void Write(Action write)
    {
        lock (writing) write();
        if (new FileInfo(log) is { Exists: true, Length: > Most }) grown.Set();
    }

    /// <summary>Carries everything over and empties the log, so that nothing that was deleted is left in it.</summary>
    public void Empty()
    {
        lock (writing) Database.Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void Dispose()
    {
        closing = true;
        grown.Set();
        thread.Join();
        grown.Dispose();
        connection.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            grown.WaitOne();
            if (closing) return;
            try
            {
                Database.Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
                lock (writing) Database.Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (SqliteException)
            {
                // The log stays as it is; the writer meets the same disk and stops.
            }
        }
    }
}
