using System.Runtime.InteropServices;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Sqlite;

/// <summary>A statement that is prepared once and run many times by the one thread that writes; values in the order of the parameters.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in Names(sql)) command.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        command.ExecuteNonQuery();
    }

    /// <returns>Null where no row is found.</returns>
    public T? First<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values) where T : struct
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        return reader.Read() ? read(reader) : null;
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] switch
            {
                KeyedHash hash => hash.ToBytes(),
                Guid id => id.ToByteArray(bigEndian: true),
                ReadOnlyMemory<byte> bytes => MemoryMarshal.TryGetArray(bytes, out var whole) && whole.Array is { } array && whole.Offset == 0 && array.Length == whole.Count ? array : bytes.ToArray(),
                var other => other,
            };
    }

    private static IEnumerable<string> Names(string sql)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = sql.IndexOf('$', StringComparison.Ordinal); at >= 0; at = sql.IndexOf('$', at + 1))
        {
            var end = at + 1;
            while (end < sql.Length && (char.IsAsciiLetter(sql[end]) || sql[end] == '_')) end++;
            if (seen.Add(sql[at..end])) yield return sql[at..end];
        }
    }
}
