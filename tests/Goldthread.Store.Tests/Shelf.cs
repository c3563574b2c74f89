using System.Data.Common;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Store.Postgres;
using Goldthread.Store.Sqlite;
using Goldthread.Store.Tests.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.Store.Tests;

/// <summary>A place for one journal, of each sort that there is: it can be opened again, and is gone afterwards.</summary>
public sealed class Shelf : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
    readonly MemoryRows? memory;

    public Shelf(string sort)
    {
        Sort = sort;
        memory = sort == "memory" ? new MemoryRows(Guid.CreateVersion7()) : null;
    }

    /// <summary>The sorts that every table and law runs on.</summary>
    public static TheoryData<string> Sorts => [.. Names];

    /// <summary>Those that outlive a process: of an audit log and of a whole store there are no others.</summary>
    public static TheoryData<string> Lasting => [.. Names.Where(n => n != "memory")];

    public static IReadOnlyList<string> Names { get; } = ["memory", "sqlite", .. Cluster.Tools is null && Environment.GetEnvironmentVariable("CI") != "true" ? Array.Empty<string>() : ["postgres"]];

    public string Sort { get; }

    public KeyRing Ring { get; set; } = KeyRing.Make();

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    /// <summary>To its own database.</summary>
    public string Connection => field ??= (Cluster.Running ?? throw new InvalidOperationException("PostgreSQL is not installed: ./test --install")).NewDatabase();

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public IRows Rows() => Sort switch
    {
        "memory" => memory!,
        "sqlite" => new SqliteRows(Path("journal.db")),
        "postgres" => new PostgresRows(Connection),
        _ => throw new ArgumentOutOfRangeException(Sort),
    };

    public Journal Open() => new(Rows(), Ring, Given.Catalogue.Vocabulary, Time);

    /// <summary>The place of a whole store, with its keys in a folder of this name.</summary>
    public StorePlace Place(string name) => StorePlace.Of(Path(name), Sort == "postgres" ? Connection : null);

    internal IAuditRows AuditRows(string name = "audit.db") => Sort == "postgres" ? new PostgresAudit(Connection) : new SqliteAudit(Path(name));

    public AuditLog OpenAudit(string name = "audit.db") => new(AuditRows(name), Ring, Time);

    /// <summary>Does something straight in the tables, as somebody would who has the database and not Goldthread.</summary>
    public void Change(string sql, string file = "audit.db")
    {
        using DbConnection connection = Sort == "postgres" ? new NpgsqlConnection(Connection) : new SqliteConnection($"Data Source={Path(file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>A clock that goes on by a millisecond whenever it is asked.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    long asked;
    long ahead;

    /// <summary>It is now so late.</summary>
    public void Set(DateTimeOffset now) => ahead = (now - start).Ticks;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref ahead)).AddMilliseconds(Interlocked.Increment(ref asked));
}
