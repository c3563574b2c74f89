using Goldthread.Store.Journals;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Audits;

/// <summary>
/// Who looked at what, in a file or a table of its own: appended, chained, and on the disk before anything is told. Whoever gives
/// out a person's data does it by <see cref="Give"/>; if the entry cannot be written, nothing is given.
/// </summary>
public sealed class AuditLog : IDisposable
{
    private const int Most = 1024;

    private readonly IAuditRows rows;
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

    /// <param name="rows">Are closed with the log.</param>
    /// <param name="journal">The head of the journal, noted as it moves, so that neither is rolled back without the other; null = there is none.</param>
    internal AuditLog(IAuditRows rows, KeyRing ring, TimeProvider clock, Func<Head>? journal = null)
    {
        (this.rows, this.ring, this.clock, this.journal) = (rows, ring, clock, journal);
        Trail = new AuditTrail(rows);
        Head = rows.Head();
        thread = new Thread(Run) { IsBackground = true, Name = "audit writer" };
        thread.Start();
    }

    /// <summary>What is on the disk, to look through.</summary>
    public AuditTrail Trail { get; }

    /// <summary>The last entry that is on the disk.</summary>
    public Head Head { get => Volatile.Read(ref field!); private set => Volatile.Write(ref field, value); }

    public bool Writable => Volatile.Read(ref stopped) is null;

    /// <exception cref="AuditStoppedException">An entry could not be written, and so none is any more.</exception>
    public void Hold()
    {
        if (Volatile.Read(ref stopped) is { } why) throw new AuditStoppedException(why);
    }

    /// <summary>Reads, writes down who looked at what, and only then gives it.</summary>
    /// <param name="read">Gives the data, and the positions in the journal of what is in it.</param>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<T> Give<T>(AuditNote note, Func<(T Data, IReadOnlyList<long> Records)> read)
    {
        Hold();
        var (data, records) = read();
        await Note(note with { Records = records });
        return data;
    }

    /// <summary>Writes down who looks at what while it is opened, and gives it only when it is written down.</summary>
    /// <param name="records">The positions in the journal of what is in it.</param>
    /// <param name="open">Opens what has been found.</param>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<T> GiveOpened<T>(AuditNote note, IReadOnlyList<long> records, Func<T> open)
    {
        var writing = Note(note with { Records = records });
        var data = open();
        await writing;
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
        work.Dispose();
        rows.Dispose();
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
        var written = new List<AuditRow>(taken.Count);
        foreach (var (note, _) in taken)
        {
            var moved = journal?.Invoke().ToString() is { } now && now != noted ? noted = now : null;
            byte[] people = [.. note.People.Select(p => ring.Hash("label", p)).Distinct().SelectMany(p => p.ToBytes())];
            var body = AuditNoteJson.Write(note, clock.GetUtcNow(), moved);
            head = new(head.Position + 1, AuditChain.Link(head.Hash.Span, head.Position + 1, people, body));
            written.Add(new(head.Position, people, body, head.Hash.ToArray()));
        }
        rows.Write(written);
        Head = head;
        for (var i = 0; i < taken.Count; i++) taken[i].Done.TrySetResult(written[i].Position);
    }
}

/// <summary>The audit log could not be written, and so nothing may be told.</summary>
public sealed class AuditStoppedException(Exception cause, StorageFault fault) : IOException($"The audit log cannot be written, and so nothing is shown. {fault.Tell(cause)}", cause)
{
    public AuditStoppedException(Exception cause)
        : this(cause, StorageFault.Of(cause) ?? StorageFault.Unexpected)
    {
    }

    public StorageFault Fault => fault;
}
