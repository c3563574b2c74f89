using Goldthread.Store.Keys;

namespace Goldthread.Store.Journals;

/// <summary>
/// The one writer: gives positions, chains, commits many at once, and acknowledges only what is on the disk. Those who
/// wait go before loads, and a load is cut into short slices.
/// </summary>
internal sealed class Writer : IDisposable
{
    /// <summary>So many entries of a load are committed at once.</summary>
    public const int MostOfALoad = 512;

    private const int Most = 1024;

    private readonly IRows rows;
    private readonly DataKeys keys;
    private readonly Lock gate = new();
    private readonly Queue<Request> waiting = new(), loads = new();
    private readonly Queue<Task> jobs = new();
    private readonly SemaphoreSlim work = new(0);
    private readonly Thread thread;
    private Exception? stopped;
    private bool closing, loadNext;

    public Writer(IRows rows, DataKeys keys)
    {
        (this.rows, this.keys) = (rows, keys);
        Head = rows.Head();
        thread = new Thread(Run) { IsBackground = true, Name = "journal writer" };
        thread.Start();
    }

    /// <summary>The last row that is on the disk.</summary>
    public Head Head { get => Volatile.Read(ref field!); private set => Volatile.Write(ref field, value); }

    public bool Stopped => Volatile.Read(ref stopped) is not null;

    public Task<IReadOnlyList<Answer>> Append(IReadOnlyList<(Draft? Draft, Refusal Why)> drafts, Urgency urgency)
    {
        var request = new Request(drafts);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            if (stopped is not null) throw new JournalStoppedException(stopped);
            (urgency == Urgency.Interactive ? waiting : loads).Enqueue(request);
        }
        work.Release();
        return request.Done.Task;
    }

    /// <summary>Does something else that writes, on the writer's thread, between two slices.</summary>
    public Task Do(Action action)
    {
        // What follows for who waits is none of the writer's work, and may be to close it.
        var job = new Task(action, TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(closing, this);
            if (stopped is not null) throw new JournalStoppedException(stopped);
            jobs.Enqueue(job);
        }
        work.Release();
        return job;
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
    }

    private void Run()
    {
        while (true)
        {
            work.Wait();
            RunJobs();
            while (Take() is { Count: > 0 } taken)
            {
                RunJobs();
                try
                {
                    Write(taken);
                }
                catch (Exception e)
                {
                    Stop(e, taken);
                    return;
                }
            }
            lock (gate)
                if (closing && waiting.Count + loads.Count + jobs.Count == 0) return;
        }
    }

    private void RunJobs()
    {
        while (true)
        {
            Task? job;
            lock (gate)
                if (!jobs.TryDequeue(out job)) return;
            job.RunSynchronously(TaskScheduler.Default);
        }
    }

    /// <summary>Everything of those who wait; or, in turn with them, a slice of the loads.</summary>
    private List<(Request Request, int Which)> Take()
    {
        var taken = new List<(Request, int)>();
        lock (gate)
        {
            var fromLoads = waiting.Count == 0 || (loadNext && loads.Count > 0);
            loadNext = !fromLoads;
            var (queue, most) = fromLoads ? (loads, MostOfALoad) : (waiting, Most);
            while (taken.Count < most && queue.TryPeek(out var request))
            {
                while (taken.Count < most && request.Next < request.Drafts.Count) taken.Add((request, request.Next++));
                if (request.Next < request.Drafts.Count) break;
                queue.Dequeue();
                // Nothing was asked.
                if (request.Drafts.Count == 0) request.Done.TrySetResult([]);
            }
        }
        return taken;
    }

    private void Write(List<(Request Request, int Which)> taken)
    {
        var standing = rows.Current([.. taken.Select(t => t.Request.Drafts[t.Which].Draft?.Row.Identity).OfType<KeyedHash>().Distinct()]);
        var fresh = new Dictionary<KeyedHash, Current>();
        var (written, findings) = (new List<Row>(taken.Count), new List<Finding>());
        var newKeys = new Dictionary<KeyedHash, WrappedKey>();
        var head = Head;
        foreach (var (request, which) in taken)
        {
            var (draft, why) = request.Drafts[which];
            Current? before = draft is null ? null : fresh.TryGetValue(draft.Row.Identity, out var f) ? f : standing.TryGetValue(draft.Row.Identity, out var s) ? s : null;
            request.Answers[which] = draft is null ? new Answer.Refused(why) : Decide(draft, before) ?? Add(draft);
        }
        if (written.Count > 0)
        {
            rows.Write(new(written, findings, [.. newKeys.Values]));
            keys.Written(newKeys.Values);
            Head = head;
        }
        foreach (var request in taken.Select(t => t.Request).Distinct()) request.Tell();

        Answer.Appended Add(Draft draft)
        {
            var row = draft.Row with { Position = head.Position + 1 };
            row = row with { Hash = Chain.Link(head.Hash, row) };
            head = new(row.Position, row.Hash);
            written.Add(row);
            fresh[row.Identity] = new(row.Position, row.Content, row.State);
            if (draft.NewKey is not null && keys.Unwritten(row.File) is { } key) newKeys.TryAdd(key.File, key);
            findings.AddRange(draft.Identifiers.Select(i => new Finding(i, row.File, row.Position)));
            if (draft.Erases is { } erased)
            {
                keys.Delete(erased);
                newKeys[erased] = new(erased, 0, default);
                findings.RemoveAll(f => f.File == erased);
            }
            return new(row.Position, row.Id);
        }
    }

    private Answer? Decide(Draft draft, Current? before)
    {
        if (keys.IsDeleted(draft.Row.File)) return new Answer.Refused(Refusal.FileErased);
        if (before is { } same && same.Content == draft.Row.Content) return new Answer.Already(same.Position);
        if (before is not null && draft.Once) return new Answer.Refused(Refusal.VersionChanged);
        return draft.Follows?.Contains(before?.State ?? "") == false ? new Answer.Refused(Refusal.WrongState) : null;
    }

    private void Stop(Exception cause, List<(Request Request, int Which)> taken)
    {
        List<Request> left;
        lock (gate)
        {
            stopped = cause;
            left = [.. taken.Select(t => t.Request).Concat(waiting).Concat(loads).Distinct()];
            waiting.Clear();
            loads.Clear();
        }
        foreach (var request in left) request.Done.TrySetException(new JournalStoppedException(cause));
        // Whoever waits for a job is told by the job itself what the disk says.
        RunJobs();
    }

    private sealed class Request(IReadOnlyList<(Draft? Draft, Refusal Why)> drafts)
    {
        public IReadOnlyList<(Draft? Draft, Refusal Why)> Drafts => drafts;

        public Answer?[] Answers { get; } = new Answer?[drafts.Count];

        /// <summary>The first that no slice has taken yet.</summary>
        public int Next { get; set; }

        public TaskCompletionSource<IReadOnlyList<Answer>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Answers once all of it is decided.</summary>
        public void Tell()
        {
            if (Next == drafts.Count && Answers.All(a => a is not null)) Done.TrySetResult(Answers!);
        }
    }
}
