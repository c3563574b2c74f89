using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Store.Sqlite;

namespace Goldthread.Store.Audits;

/// <summary>
/// Who looked at what, in a file of its own: appended, chained, and on the disk before anything is told. Whoever gives
/// out a person's data does it by <see cref="Give"/>; if the entry cannot be written, nothing is given.
/// </summary>
public sealed class AuditLog : IDisposable
{
    private const int Most = 1024;

    private readonly AuditFile file;
    private readonly Database database;
    private readonly Statement entry, looked;
    private readonly KeyRing ring;
    private readonly TimeProvider clock;
    private readonly Func<Head>? journal;
    private readonly Lock gate = new();
    private readonly Queue<(AuditNote Note, TaskCompletionSource<long> Done)> waiting = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly Thread thread;
    private Exception? stopped;
    private bool closing;
    private string noted = "";

    /// <param name="journal">The head of the journal, noted as it moves, so that neither is rolled back without the other; null = there is none.</param>
    public AuditLog(string path, KeyRing ring, TimeProvider clock, Func<Head>? journal = null)
    {
        (this.ring, this.clock, this.journal) = (ring, clock, journal);
        database = new Database(path, "audit");
        using (var make = new Statement(database.Writer, AuditFile.Sql["make id"])) make.Run(Guid.CreateVersion7());
        file = new AuditFile(database);
        Head = file.Head;
        (entry, looked) = (new(database.Writer, AuditFile.Sql["insert entry"]), new(database.Writer, AuditFile.Sql["insert looked"]));
        thread = new Thread(Run) { IsBackground = true, Name = "audit writer" };
        thread.Start();
    }

    /// <summary>What is on the disk, to look through.</summary>
    public AuditFile File => file;

    /// <summary>The last entry that is on the disk.</summary>
    public Head Head { get => Volatile.Read(ref field!); private set => Volatile.Write(ref field, value); }

    public bool Writable => Volatile.Read(ref stopped) is null;

    /// <summary>Reads, writes down who looked at what, and only then gives it.</summary>
    /// <param name="read">Gives the data, and the positions in the journal of what is in it.</param>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<T> Give<T>(AuditNote note, Func<(T Data, IReadOnlyList<long> Records)> read)
    {
        if (!Writable) throw new AuditStoppedException(stopped!);
        var (data, records) = read();
        await Note(note with { Records = records });
        return data;
    }

    /// <summary>Writes down what was done; the position comes when it is on the disk.</summary>
    /// <exception cref="AuditStoppedException">It could not be written down.</exception>
    /// <exception cref="ArgumentException">Who or why is not a word.</exception>
    public Task<long> Note(AuditNote note)
    {
        if (!new Cause(note.Who, note.Why).Sound) throw new ArgumentException("Who and why are words of small letters, digits and -./:_@", nameof(note));
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            if (stopped is not null) throw new AuditStoppedException(stopped);
            waiting.Enqueue((note, done));
        }
        work.Release();
        return done.Task;
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (closing) return;
            closing = true;
        }
        work.Release();
        thread.Join();
        entry.Dispose();
        looked.Dispose();
        work.Dispose();
        database.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            work.Wait();
            List<(AuditNote Note, TaskCompletionSource<long> Done)> taken = [];
            lock (gate)
            {
                while (taken.Count < Most && waiting.TryDequeue(out var next)) taken.Add(next);
                if (taken.Count == 0 && closing) return;
            }
            if (taken.Count == 0) continue;
            try
            {
                Write(taken);
            }
            catch (Exception e)
            {
                lock (gate)
                {
                    stopped = e;
                    taken.AddRange(waiting);
                    waiting.Clear();
                }
                foreach (var (_, done) in taken) done.TrySetException(new AuditStoppedException(e));
                return;
            }
        }
    }

    private void Write(List<(AuditNote Note, TaskCompletionSource<long> Done)> taken)
    {
        var head = Head;
        var first = head.Position + 1;
        database.Write(() =>
        {
            foreach (var (note, _) in taken)
            {
                var moved = journal?.Invoke().ToString() is { } now && now != noted ? noted = now : null;
                var people = note.People.Select(p => ring.Hash("label", p)).Distinct().ToList();
                byte[] hashes = [.. people.SelectMany(p => p.ToBytes())];
                var body = AuditNoteJson.Write(note, clock.GetUtcNow(), moved);
                head = new(head.Position + 1, AuditChain.Link(head.Hash.Span, head.Position + 1, hashes, body));
                entry.Run(head.Position, hashes, body, head.Hash);
                foreach (var person in people) looked.Run(person, head.Position);
            }
        });
        Head = head;
        for (var i = 0; i < taken.Count; i++) taken[i].Done.TrySetResult(first + i);
    }
}

/// <summary>The audit log could not be written, and so nothing may be told.</summary>
public sealed class AuditStoppedException(Exception cause) : IOException($"The audit log cannot be written ({cause.Message}), so nothing is shown. Make room or mend the disk, then start again.", cause);
