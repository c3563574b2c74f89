using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Goldthread.Store.Sqlite;

/// <summary>A statement that is prepared once and run many times by the one thread that writes; values in the order of its parameters.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        Ended(raw.sqlite3_step(statement));
    }

    /// <param name="read">Reads the columns of the row.</param>
    /// <returns>Null where no row is found.</returns>
    public T? First<T>(Func<sqlite3_stmt, T> read, params ReadOnlySpan<object> values) where T : struct
    {
        Bind(values);
        var step = raw.sqlite3_step(statement);
        T? found = step == raw.SQLITE_ROW ? read(statement) : null;
        Ended(step);
        return found;
    }

    public void Dispose() => statement.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        Span<byte> sixteen = stackalloc byte[16];
        for (var i = 0; i < values.Length; i++)
        {
            switch (values[i])
            {
                case KeyedHash hash:
                    hash.Write(sixteen);
                    Check(raw.sqlite3_bind_blob(statement, i + 1, sixteen));
                    break;
                case Guid id:
                    id.TryWriteBytes(sixteen, bigEndian: true, out _);
                    Check(raw.sqlite3_bind_blob(statement, i + 1, sixteen));
                    break;
                case ReadOnlyMemory<byte> bytes:
                    Blob(i + 1, bytes.Span);
                    break;
                case byte[] bytes:
                    Blob(i + 1, bytes);
                    break;
                case string text:
                    Check(raw.sqlite3_bind_text(statement, i + 1, text));
                    break;
                case long number:
                    Check(raw.sqlite3_bind_int64(statement, i + 1, number));
                    break;
                case int number:
                    Check(raw.sqlite3_bind_int(statement, i + 1, number));
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(values));
            }
        }
    }

    // Nothing is not null.
    private void Blob(int parameter, ReadOnlySpan<byte> bytes) => Check(bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, parameter, 0) : raw.sqlite3_bind_blob(statement, parameter, bytes));

    private void Ended(int step)
    {
        _ = raw.sqlite3_reset(statement);
        if (step is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) SqliteException.ThrowExceptionForRC(step, database);
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
