using System.Net.Sockets;
using Goldthread.Store.Journals;
using Npgsql;

namespace Goldthread.Store.Postgres;

/// <summary>How a PostgreSQL database is reached. What is said of it when that fails never holds the password, nor anything else of what was given.</summary>
internal static class Connection
{
    /// <exception cref="DatabaseUnreachableException">The text is no connection.</exception>
    public static NpgsqlDataSource Source(string connection)
    {
        try
        {
            return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
            {
                // Neither in what connections say of themselves, nor what stands in rows.
                PersistSecurityInfo = false,
                IncludeErrorDetail = false,
                ApplicationName = "goldthread",
                // The same few statements come again and again: the server reads and plans them once. Nobody who reads changes anything of a connection that the next would have to undo.
                MaxAutoPrepare = 64,
                AutoPrepareMinUsages = 2,
                NoResetOnClose = true,
            });
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // What the reader of the text says may quote a piece of it, and that may be the password's.
            throw new DatabaseUnreachableException("The connection to PostgreSQL is not one. It looks like Host=db.example.org;Database=goldthread;Username=goldthread; the password is best left out of it and put into PGPASSWORD or a password file.", null);
        }
    }

    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public static T Reach<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or TimeoutException)
        {
            throw new DatabaseUnreachableException($"PostgreSQL cannot be reached: {e.Message}", e);
        }
    }
}
