using Goldthread.Store.Keys;

namespace Goldthread.Store.Journals;

/// <summary>Rows in memory: the simplest that is right, and what the others are held against.</summary>
public sealed class MemoryRows : IRows
{
    private readonly Lock gate = new();
    private readonly List<Row> all = [];
    private readonly Dictionary<KeyedHash, WrappedKey> wrapped = [];
    private readonly Dictionary<KeyedHash, long> current = [];
    private readonly Dictionary<KeyedHash, SortedSet<long>> about = [];
    private readonly HashSet<Finding> found = [];

    public MemoryRows(Guid journal) => Journal = journal;

    public Guid Journal { get; }

    public Head Head()
    {
        lock (gate) return all.Count == 0 ? Chain.Start(Journal) : new(all[^1].Position, all[^1].Hash);
    }

    public void Write(Slice slice)
    {
        lock (gate)
        {
            foreach (var key in slice.Keys.Where(k => k.Deleted || !wrapped.ContainsKey(k.File))) wrapped[key.File] = key;
            all.AddRange(slice.Rows);
            Add(slice.Rows, slice.Findings);
            foreach (var key in slice.Keys.Where(k => k.Deleted)) Forget(key.File);
        }
    }

    public IReadOnlyDictionary<KeyedHash, Current> Current(IReadOnlyCollection<KeyedHash> identities)
    {
        lock (gate)
            return identities.Where(current.ContainsKey).Distinct().ToDictionary(i => i, i => all[(int)current[i] - 1] is var row ? new Current(row.Position, row.Content, row.State) : default);
    }

    public IEnumerable<Row> Read(long after, long through)
    {
        lock (gate) return all.GetRange((int)after, (int)Math.Max(0, Math.Min(through, all.Count) - after));
    }

    public IEnumerable<Row> Seldom(string type, long after, long through) => Read(after, through).Where(r => r.Type == type);

    public Row? Standing(KeyedHash identity)
    {
        lock (gate) return current.TryGetValue(identity, out var position) ? all[(int)position - 1] : null;
    }

    public IReadOnlyList<Row> At(IReadOnlyList<long> positions)
    {
        lock (gate) return [.. positions.Select(p => all[(int)p - 1])];
    }

    public IEnumerable<Row> Of(KeyedHash label)
    {
        lock (gate) return about.TryGetValue(label, out var positions) ? [.. positions.Select(p => all[(int)p - 1])] : [];
    }

    public IReadOnlyList<Finding> Find(KeyedHash identifier)
    {
        lock (gate) return [.. found.Where(f => f.Identifier == identifier).OrderBy(f => f.Position)];
    }

    public WrappedKey? Key(KeyedHash file)
    {
        lock (gate) return wrapped.GetValueOrDefault(file);
    }

    public IEnumerable<WrappedKey> Keys()
    {
        lock (gate) return [.. wrapped.Values];
    }

    public void Rewrap(IReadOnlyList<WrappedKey> keys)
    {
        lock (gate)
            foreach (var key in keys.Where(k => !wrapped[k.File].Deleted)) wrapped[key.File] = key;
    }

    public IEnumerable<(KeyedHash Label, KeyedHash Identity, KeyedHash Content)> Projected()
    {
        lock (gate)
            return [.. about.SelectMany(a => a.Value.Select(p => (a.Key, Row: all[(int)p - 1]))).Where(a => current[a.Row.Identity] == a.Row.Position).Select(a => (a.Key, a.Row.Identity, a.Row.Content))];
    }

    public IEnumerable<Finding> Findings()
    {
        lock (gate) return [.. found];
    }

    public void Hold()
    {
        // Nobody else can reach it.
    }

    public void DropProjections()
    {
        lock (gate)
        {
            current.Clear();
            about.Clear();
            found.Clear();
        }
    }

    public void Project(IReadOnlyList<Row> rows, IReadOnlyList<Finding> findings)
    {
        lock (gate) Add(rows, findings);
    }

    public void Dispose()
    {
    }

    private void Add(IReadOnlyList<Row> added, IReadOnlyList<Finding> more)
    {
        foreach (var row in added)
        {
            current[row.Identity] = row.Position;
            // What cannot be read any more is found under its own file alone.
            var labels = wrapped[row.File].Deleted ? 1 : row.Labels;
            for (var i = 0; i < labels; i++)
            {
                if (!about.TryGetValue(row.Label(i), out var positions)) about[row.Label(i)] = positions = [];
                positions.Add(row.Position);
            }
        }
        found.UnionWith(more);
    }

    private void Forget(KeyedHash file)
    {
        if (about.TryGetValue(file, out var positions))
            foreach (var row in positions.Select(p => all[(int)p - 1]).Where(r => r.File == file))
                for (var i = 1; i < row.Labels; i++)
                    if (row.Label(i) != file && about.TryGetValue(row.Label(i), out var others)) others.Remove(row.Position);
        found.RemoveWhere(f => f.File == file);
    }
}
