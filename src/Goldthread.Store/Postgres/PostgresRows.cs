using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Npgsql;
using NpgsqlTypes;

namespace Goldthread.Store.Postgres;

/// <summary>
/// The journal in a PostgreSQL database. Its position is that of the head row, which is moved as the last statement of every
/// transaction, and only from where the writer believes it to be: a second writer forks nothing, it is refused.
/// </summary>
public sealed class PostgresRows : IRows
{
    private const int Page = 1000;

    private static readonly SqlText Sql = SqlText.Of("Postgres", "journal.sql");

    private readonly Server server;

    /// <summary>Opens the database, and makes its tables where there are none.</summary>
    /// <param name="journal">The id that a new journal gets; null = one of its own.</param>
    /// <exception cref="DatabaseInUseException">Another process writes to it.</exception>
    /// <exception cref="DatabaseTooNewException">A later version has written it.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public PostgresRows(string connection, Guid? journal = null)
        : this(Made(new Server(connection, "journal"), journal ?? Guid.CreateVersion7()))
    {
    }

    private PostgresRows(Server server)
    {
        this.server = server;
        Journal = server.Read(Sql["journal"], r => r.GetGuid(0)).Single();
    }

    /// <summary>To read only what is there now, beside a process that may be writing. One reading at a time.</summary>
    /// <exception cref="FileNotFoundException">There is no store in it.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public static PostgresRows ToRead(string connection) => new(Server.Frozen(connection, "journal"));

    public Guid Journal { get; }

    public Head Head() => server.Read(Sql["head"], r => new Head(r.GetInt64(0), Bytes(r, 1))).Single();

    public void Write(Slice slice) => server.InTransaction(() =>
    {
        var fresh = slice.Keys.Where(k => !k.Deleted).ToList();
        if (fresh.Count > 0) Run("insert keys", Wrapped(fresh));
        var before = slice.Rows.Count > 0 ? slice.Rows[0].Position - 1 : 0;
        CopyRows(slice.Rows);
        Add(slice.Rows, slice.Findings, new HashSet<KeyedHash>());
        Delete([.. slice.Keys.Where(k => k.Deleted).Select(k => k.File)]);
        if (slice.Rows.Count > 0 && Run("move head", ("position", slice.Rows[^1].Position), ("hash", slice.Rows[^1].Hash.ToArray()), ("before", before)) != 1)
            throw new TakenOverException(before);
    });

    public IReadOnlyDictionary<KeyedHash, Current> Current(IReadOnlyCollection<KeyedHash> identities) => identities.Count == 0 ? new Dictionary<KeyedHash, Current>()
        : server.Written(Sql["standing"], r => (Hash(r, 0), new Current(r.GetInt64(1), Hash(r, 2), r.GetString(3))), ("identities", Many(identities))).ToDictionary(c => c.Item1, c => c.Item2);

    public IEnumerable<Row> Read(long after, long through) => Paged(after, from => server.Read(Sql["read"], Row, ("after", from), ("through", through), ("most", Page)));

    public IEnumerable<Row> Seldom(string type, long after, long through) => Paged(after, from => server.Read(Sql["read seldom"], Row, ("type", type), ("after", from), ("through", through), ("most", Page)));

    public Row? Standing(KeyedHash identity) => server.Read(Sql["standing row"], Row, ("identity", identity.ToBytes())).SingleOrDefault();

    public IReadOnlyList<Row> At(IReadOnlyList<long> positions) => server.Read(Sql["at"], Row, ("positions", positions.ToArray()));

    public IEnumerable<Row> Of(KeyedHash label) => server.Read(Sql["of label"], Row, ("label", label.ToBytes()));

    public IReadOnlyList<Finding> Find(KeyedHash identifier) => server.Read(Sql["find"], Finding, ("identifier", identifier.ToBytes()));

    public WrappedKey? Key(KeyedHash file) => server.Read(Sql["key"], Key, ("file", file.ToBytes())).FirstOrDefault();

    public IEnumerable<WrappedKey> Keys() => server.Stream(Sql["keys"], Key);

    public void Rewrap(IReadOnlyList<WrappedKey> keys) => server.InTransaction(() => Run("rewrap keys", Wrapped(keys)));

    public IEnumerable<(KeyedHash Label, KeyedHash Identity, KeyedHash Content)> Projected() => server.Stream(Sql["projected"], r => (Hash(r, 0), Hash(r, 1), Hash(r, 2)));

    public IEnumerable<Finding> Findings() => server.Stream(Sql["findings"], Finding);

    public void Hold() => server.Hold();

    public void DropProjections() => server.InTransaction(() => Run("drop projections"));

    public void Project(IReadOnlyList<Row> rows, IReadOnlyList<Finding> findings) => server.InTransaction(() =>
        Add(rows, findings, [.. server.Written(Sql["erased"], r => Hash(r, 0), ("files", Many([.. rows.Select(r => r.File).Distinct()])))]));

    public void Dispose() => server.Dispose();

    private static IEnumerable<Row> Paged(long after, Func<long, IReadOnlyList<Row>> read)
    {
        while (true)
        {
            var page = read(after);
            foreach (var one in page) yield return one;
            if (page.Count < Page) yield break;
            after = page[^1].Position;
        }
    }

    private static Server Made(Server server, Guid journal)
    {
        server.Run(Sql["make head"], ("journal", journal), ("hash", Chain.Start(journal).Hash.ToArray()));
        return server;
    }

    /// <param name="erased">What stands in these files is found under them alone.</param>
    private void Add(IReadOnlyList<Row> rows, IReadOnlyList<Finding> findings, HashSet<KeyedHash> erased)
    {
        // In order of the keys, since neighbours lie on one page.
        using (var copy = server.Copy(Sql["copy about"]))
        {
            foreach (var (label, position) in rows.SelectMany(r => Enumerable.Range(0, erased.Contains(r.File) ? 1 : r.Labels).Select(i => (Label: r.Label(i), r.Position))).OrderBy(a => a.Label))
            {
                copy.StartRow();
                copy.Write(label.ToBytes(), NpgsqlDbType.Bytea);
                copy.Write(position, NpgsqlDbType.Bigint);
            }
            copy.Complete();
        }
        if (findings.Count == 0) return;
        using var found = server.Copy(Sql["copy findings"]);
        foreach (var f in findings)
        {
            found.StartRow();
            found.Write(f.Identifier.ToBytes(), NpgsqlDbType.Bytea);
            found.Write(f.File.ToBytes(), NpgsqlDbType.Bytea);
            found.Write(f.Position, NpgsqlDbType.Bigint);
        }
        found.Complete();
    }

    private void CopyRows(IReadOnlyList<Row> rows)
    {
        using var copy = server.Copy(Sql["copy rows"]);
        foreach (var r in rows)
        {
            copy.StartRow();
            copy.Write(r.Position, NpgsqlDbType.Bigint);
            copy.Write(r.Id, NpgsqlDbType.Uuid);
            copy.Write(r.When, NpgsqlDbType.Bigint);
            foreach (var text in new[] { r.Who, r.Why, r.Type, r.State }) copy.Write(text, NpgsqlDbType.Text);
            copy.Write(r.People, NpgsqlDbType.Bytea);
            copy.Write(r.Identity.ToBytes(), NpgsqlDbType.Bytea);
            copy.Write(r.Content.ToBytes(), NpgsqlDbType.Bytea);
            foreach (var bytes in new[] { r.Clear, r.Identifying, r.Narrative, r.Hash }) copy.Write(bytes, NpgsqlDbType.Bytea);
        }
        copy.Complete();
    }

    private void Delete(IReadOnlyList<KeyedHash> files)
    {
        if (files.Count == 0) return;
        Run("delete keys", ("files", Many(files)));
        Run("forget findings", ("files", Many(files)));
        var others = files.SelectMany(file => server.Written(Sql["of label"], Row, ("label", file.ToBytes())).Where(r => r.File == file))
            .SelectMany(r => Enumerable.Range(1, r.Labels - 1).Select(i => (Label: r.Label(i), r.Position))).ToList();
        Run("forget about", ("labels", Many([.. others.Select(o => o.Label)])), ("positions", others.Select(o => o.Position).ToArray()));
    }

    private int Run(string name, params (string Name, object Value)[] values) => server.Run(Sql[name], values);

    private static (string, object)[] Wrapped(IReadOnlyList<WrappedKey> keys) =>
        [("files", Many([.. keys.Select(k => k.File)])), ("rings", keys.Select(k => k.Ring).ToArray()), ("wrapped", keys.Select(k => k.Bytes.ToArray()).ToArray())];

    private static byte[][] Many(IReadOnlyCollection<KeyedHash> hashes) => [.. hashes.Select(h => h.ToBytes())];

    private static Row Row(NpgsqlDataReader r) => new(r.GetInt64(0), r.GetGuid(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.GetString(6),
        Bytes(r, 7), Hash(r, 8), Hash(r, 9), Bytes(r, 10), Bytes(r, 11), Bytes(r, 12), Bytes(r, 13));

    private static Finding Finding(NpgsqlDataReader r) => new(Hash(r, 0), Hash(r, 1), r.GetInt64(2));

    private static WrappedKey Key(NpgsqlDataReader r) => new(Hash(r, 0), r.GetInt32(1), Bytes(r, 2));

    private static byte[] Bytes(NpgsqlDataReader r, int column) => r.GetFieldValue<byte[]>(column);

    private static KeyedHash Hash(NpgsqlDataReader r, int column) => KeyedHash.Read(Bytes(r, column));
}
