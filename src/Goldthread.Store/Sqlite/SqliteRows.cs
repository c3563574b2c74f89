using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Sqlite;

/// <summary>The journal in one SQLite file.</summary>
public sealed class SqliteRows : IRows
{
    private const int Page = 1000;

    private static readonly SqlText Sql = SqlText.Of("Sqlite", "journal.sql");

    private readonly Database database;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);

    /// <summary>Opens the file to write, or makes it.</summary>
    /// <param name="journal">The id that a new journal gets; null = one of its own.</param>
    /// <exception cref="DatabaseInUseException">Another process writes it.</exception>
    public SqliteRows(string path, Guid? journal = null)
        : this(new Database(path, "journal"), journal)
    {
    }

    private SqliteRows(Database database, Guid? journal = null)
    {
        this.database = database;
        if (database.Writes) Writing("make id").Run(journal ?? Guid.CreateVersion7());
        Journal = database.Stream(c => Command(c, "id"), r => new Guid(Bytes(r, 0), bigEndian: true)).Single();
    }

    /// <summary>To read only, beside a process that may be writing.</summary>
    public static SqliteRows ToRead(string path) => new(Database.ToRead(path));

    public Guid Journal { get; }

    public Head Head() => database.Stream(c => Command(c, "head"), r => new Head(r.GetInt64(0), r.GetFieldValue<byte[]>(1))).FirstOrDefault() ?? Chain.Start(Journal);

    public void Write(Slice slice) => InTransaction(() =>
    {
        foreach (var k in slice.Keys.Where(k => !k.Deleted)) Writing("insert key").Run(k.File, k.Ring, k.Bytes);
        var row = Writing("insert row");
        foreach (var r in slice.Rows)
            row.Run(r.Position, r.Id, r.When, r.Who, r.Why, r.Type, r.State, r.People, r.Identity, r.Content, r.Clear, r.Identifying, r.Narrative, r.Hash);
        Add(slice.Rows, slice.Findings, new HashSet<KeyedHash>());
        foreach (var k in slice.Keys.Where(k => k.Deleted)) Delete(k.File);
    }, thenEmpty: slice.Keys.Any(k => k.Deleted));

    public IReadOnlyDictionary<KeyedHash, Current> Current(IReadOnlyCollection<KeyedHash> identities)
    {
        var found = new Dictionary<KeyedHash, Current>();
        foreach (var identity in identities)
            if (Writing("current").First(Stands, identity) is { } one) found[identity] = one;
        return found;
    }

    public IEnumerable<Row> Read(long after, long through) => Paged(after, from => Command(from.Connection, "read", ("$after", from.After), ("$through", through), ("$most", Page)));

    public IEnumerable<Row> Seldom(string type, long after, long through) => Paged(after, from => Command(from.Connection, "read seldom", ("$type", type), ("$after", from.After), ("$through", through), ("$most", Page)));

    public Row? Standing(KeyedHash identity) => database.Read(c => Rows(Command(c, "standing row", ("$identity", identity.ToBytes())))).SingleOrDefault();

    public IReadOnlyList<Row> At(IReadOnlyList<long> positions) => database.Read(c => Rows(Command(c, "at", ("$positions", $"[{string.Join(',', positions)}]"))));

    public IEnumerable<Row> Of(KeyedHash label) => database.Read(c => Rows(Command(c, "of label", ("$label", label.ToBytes()))));

    public IReadOnlyList<Finding> Find(KeyedHash identifier) => [.. database.Stream(c => Command(c, "find", ("$identifier", identifier.ToBytes())), Finding)];

    public WrappedKey? Key(KeyedHash file) => database.Stream(c => Command(c, "key", ("$file", file.ToBytes())), Key).FirstOrDefault();

    public IEnumerable<WrappedKey> Keys() => database.Stream(c => Command(c, "keys"), Key);

    public void Rewrap(IReadOnlyList<WrappedKey> keys) => InTransaction(() =>
    {
        foreach (var k in keys) Writing("rewrap key").Run(k.Ring, k.Bytes, k.File);
    });

    public IEnumerable<(KeyedHash Label, KeyedHash Identity, KeyedHash Content)> Projected() => database.Stream(c => Command(c, "projected"), r => (Hash(r, 0), Hash(r, 1), Hash(r, 2)));

    public IEnumerable<Finding> Findings() => database.Stream(c => Command(c, "findings"), Finding);

    public void Hold()
    {
        // The lock of the file is held for as long as the process lives.
    }

    public void DropProjections() => InTransaction(() => Database.Execute(database.Writer, Sql["drop projections"]));

    public void Project(IReadOnlyList<Row> rows, IReadOnlyList<Finding> findings)
    {
        var deleted = rows.Select(r => r.File).Distinct().Where(f => Key(f) is { Deleted: true }).ToHashSet();
        InTransaction(() => Add(rows, findings, deleted));
    }

    /// <summary>A consistent copy of the file, while it is written to.</summary>
    public void CopyTo(string path) => database.CopyTo(path);

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        database.Dispose();
    }

    /// <param name="deleted">Files that were erased: what stands in them is found under them alone.</param>
    private void Add(IReadOnlyList<Row> rows, IReadOnlyList<Finding> findings, HashSet<KeyedHash> deleted)
    {
        // In order of the keys, since neighbours lie on one page.
        var (current, about) = (Writing("insert current"), Writing("insert about"));
        foreach (var r in rows.OrderBy(r => r.Identity.Value).ThenBy(r => r.Position)) current.Run(r.Identity, r.Position);
        foreach (var (label, position) in rows.SelectMany(r => Enumerable.Range(0, deleted.Contains(r.File) ? 1 : r.Labels).Select(i => (Label: r.Label(i), r.Position))).OrderBy(a => a.Label.Value)) about.Run(label, position);
        foreach (var f in findings) Writing("insert finding").Run(f.Identifier, f.File, f.Position);
    }

    private void Delete(KeyedHash file)
    {
        Writing("delete key").Run(file);
        Writing("forget findings").Run(file);
        foreach (var r in Rows(Command(database.Writer, "of label", ("$label", file.ToBytes()))).Where(r => r.File == file))
            for (var i = 1; i < r.Labels; i++) Writing("forget about").Run(r.Label(i), r.Position);
    }

    // Page by page, so that a long reading holds no checkpoint up.
    private IEnumerable<Row> Paged(long after, Func<(SqliteConnection Connection, long After), SqliteCommand> select)
    {
        while (true)
        {
            var page = database.Read(c => Rows(select((c, after))));
            foreach (var one in page) yield return one;
            if (page.Count < Page) yield break;
            after = page[^1].Position;
        }
    }

    private void InTransaction(Action write, bool thenEmpty = false)
    {
        database.Write(write);
        if (thenEmpty) database.EmptyLog();
    }

    private Statement Writing(string name)
    {
        if (!statements.TryGetValue(name, out var statement)) statements[name] = statement = new(database.Writer, Sql[name]);
        return statement;
    }

    private static SqliteCommand Command(SqliteConnection connection, string name, params (string Name, object Value)[] values) => Database.Command(connection, Sql[name], values);

    private static List<Row> Rows(SqliteCommand select)
    {
        using (select)
        using (var r = select.ExecuteReader())
        {
            var rows = new List<Row>();
            while (r.Read())
                rows.Add(new(r.GetInt64(0), new Guid(Bytes(r, 1), bigEndian: true), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6), Bytes(r, 7), Hash(r, 8), Hash(r, 9), Bytes(r, 10), Bytes(r, 11), Bytes(r, 12), Bytes(r, 13)));
            return rows;
        }
    }

    private static Current Stands(SQLitePCL.sqlite3_stmt r) =>
        new(SQLitePCL.raw.sqlite3_column_int64(r, 0), KeyedHash.Read(SQLitePCL.raw.sqlite3_column_blob(r, 1)), SQLitePCL.raw.sqlite3_column_text(r, 2).utf8_to_string());

    private static Finding Finding(SqliteDataReader r) => new(Hash(r, 0), Hash(r, 1), r.GetInt64(2));

    private static WrappedKey Key(SqliteDataReader r) => new(Hash(r, 0), r.GetInt32(1), Bytes(r, 2));

    private static byte[] Bytes(SqliteDataReader r, int column) => r.GetFieldValue<byte[]>(column);

    private static KeyedHash Hash(SqliteDataReader r, int column) => KeyedHash.Read(Bytes(r, column));
}
