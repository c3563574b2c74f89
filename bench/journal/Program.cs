using System.Diagnostics;
using System.Globalization;
using Goldthread.Bench.Journal;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Tests.Postgres;
using Goldthread.Time;
using Entry = Goldthread.Store.Entries.Entry;

// How fast the journal and the audit log are, beside what the disk itself can do in the same run.
// Arguments: the folder to write in, records on the empty store, records more before it is measured again, entries of the audit log, and "postgres" for a server of its own.
var (parent, first, more, looks) = (args[0], Number(1, 100_000), Number(2, 500_000), Number(3, 300_000));
var folder = Directory.CreateDirectory(Path.Combine(parent, $"bench-{Guid.CreateVersion7():N}")).FullName;
try
{
    Disk("before");
    var kind = new Kind("injury.bruise", "a bruise", new Dictionary<string, FieldType> { ["site"] = new("codes", ["arm"]), ["explanation"] = new("text", []) }, []);
    var vocabulary = VocabularyReader.Read(new Dictionary<string, Node>(), new ProblemList());
    var dates = Enumerable.Range(0, 500).Select(d => FuzzyDateParser.Parse(new DateTime(2025, 1, 1).AddHours(d).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture))!).ToList();
    var next = 0;
    var postgres = args.Contains("postgres") ? (Cluster.Running ?? throw new InvalidOperationException("PostgreSQL is not installed: ./test --install")).NewDatabase() : null;
    Console.WriteLine(postgres is null ? "SQLite" : "PostgreSQL");
    using (var store = new StoreFolder(StorePlace.Of(folder, postgres), vocabulary, TimeProvider.System))
    {
        Console.WriteLine($"{"append, empty store",-44} {await Load(first, _ => false),12:N0} records/s");
        if (more > 0)
        {
            var present = store.Journal.Head.Position;
            var rate = await Load(more, _ => false);
            var size = new FileInfo(new FolderFiles(folder).Journal) is { Exists: true } file ? $", {(double)file.Length / store.Journal.Head.Position:N0} bytes a record on disk" : "";
            Console.WriteLine($"{$"append, while {present:N0} become {store.Journal.Head.Position:N0}",-44} {rate,12:N0} records/s{size}");
            Console.WriteLine($"{$"append, with {store.Journal.Head.Position:N0} present",-44} {await Load(first, _ => false),12:N0} records/s");
        }
        await Latency("append one, idle", 400, 0);
        using (var stop = new CancellationTokenSource())
        {
            var load = Steady(1000, stop.Token);
            await Latency("append one, beside 1,000 records/s", 400, 5);
            await stop.CancelAsync();
            await load;
        }
        var loading = true;
        var bulk = Load(int.MaxValue, _ => !Volatile.Read(ref loading));
        await Latency("append one, beside a bulk load", 400, 5);
        loading = false;
        await bulk;

        await store.Journal.Append([.. Enumerable.Range(0, 1000).Select(_ => Told(next++, "gp/chronology"))], new("feed:gp", "import"), Urgency.Import);
        var before = Spent.Now(postgres);
        await Timed("one chronology of 1,000 entries, audited", 2_000, async () => await store.Reading.Of("gp/chronology", "user:1", "visit"));
        Console.WriteLine($"{"",-44} {Spent.Now(postgres).Since(before, 2_000_000)}");

        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 512).Select(async w =>
        {
            for (var i = 0; i < looks / 512; i++) await store.Audit.Note(new($"user:{w}", "visit", Act.Read, "chronology", [$"gp/{i % 50_000}"]) { Records = [1, 2, 3] });
        }));
        Console.WriteLine($"{"audit entries written, 512 at once",-44} {looks / clock.Elapsed.TotalSeconds,12:N0} entries/s");
        clock.Restart();
        var entries = store.Audit.Head.Position;
        var faults = AuditCheck.Of(store.Audit.Trail, []);
        Console.WriteLine($"{$"audit verify, {entries:N0} entries",-44} {entries / clock.Elapsed.TotalSeconds,12:N0} entries/s, {faults.Count} faults");
        clock.Restart();
        Console.WriteLine($"{$"journal verify, {store.Journal.Head.Position:N0} records",-44} {store.Journal.Head.Position / Seconds(() => store.Journal.Verify()),12:N0} records/s");
        Console.WriteLine($"{"journal read back and opened",-44} {store.Journal.Head.Position / Seconds(() => store.Journal.Read().Max(k => k.Position)),12:N0} records/s");
        Console.WriteLine($"{"state hash",-44} {store.Journal.Head.Position / Seconds(() => store.Journal.StateHash()),12:N0} records/s");

        async Task<double> Load(int count, Func<int, bool> until)
        {
            var (watch, spent) = (Stopwatch.StartNew(), Spent.Now(postgres));
            var done = 0;
            // Two batches under way, so that one is sealed while the other is written.
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            {
                while (!until(0) && Interlocked.Add(ref done, 2000) is var upto && upto <= Math.Max(count, 2000))
                    await store.Journal.Append([.. Enumerable.Range(0, 2000).Select(_ => Told(Interlocked.Increment(ref next), null))], new("feed:gp", "import"), Urgency.Import);
            })));
            if (count < int.MaxValue) Console.WriteLine($"{"",-44} {Spent.Now(postgres).Since(spent, count)}");
            return count / watch.Elapsed.TotalSeconds;
        }

        async Task Steady(int perSecond, CancellationToken stopped)
        {
            while (!stopped.IsCancellationRequested)
            {
                await store.Journal.Append([.. Enumerable.Range(0, perSecond / 10).Select(_ => Told(Interlocked.Increment(ref next), null))], new("feed:gp", "import"), Urgency.Import);
                await Task.Delay(100, CancellationToken.None);
            }
        }

        Task Latency(string what, int times, int pause) => Timed(what, times, async () => await store.Journal.Append(Told(Interlocked.Increment(ref next), null), new("user:1", "visit")), pause);
    }
    Disk("after");
    Console.WriteLine($"{"most memory",-44} {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024,12:N0} MB");

    // As long as a record of the stories is, about: one of some 40,000 people, and another person in four.
    Entry.Told Told(int key, string? about) => new("gp", new Record
    {
        Id = $"r{key}",
        Kind = kind,
        Occurred = dates[key % dates.Count],
        Known = dates[(key + 1) % dates.Count],
        By = "gp",
        Teller = "gp",
        Role = "gp",
        About = about is not null ? [about] : key % 4 == 0 ? [$"gp/{key / 25}", $"gp/{key / 25}-b"] : [$"gp/{key / 25}"],
        Fields = new Dictionary<string, string> { ["site"] = "arm", ["explanation"] = "fell from the settee" },
        Narrative = "Seen at the surgery with his mother, who says that he rolled off the settee on to a toy. A mark on the left arm, two centimetres, yellow.",
        Source = new("gp", $"{key}", 1),
    });
}
finally
{
    Directory.Delete(folder, recursive: true);
}

int Number(int which, int usual) => args.Length > which ? int.Parse(args[which], CultureInfo.InvariantCulture) : usual;

// Four kilobytes written and flushed to the disk, as often as a commit would.
void Disk(string when)
{
    var path = Path.Combine(folder, "disk");
    using (var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, preallocationSize: 4096 * 400))
    {
        var bytes = new byte[4096];
        var times = new List<double>();
        for (var i = 0; i < 400; i++)
        {
            var from = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, bytes, 4096L * i);
            RandomAccess.FlushToDisk(file);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }
        Print($"4 kB written and flushed, {when}", times);
    }
    File.Delete(path);
}

async Task Timed(string what, int times, Func<Task> action, int pause = 0)
{
    var taken = new List<double>();
    for (var i = 0; i < times; i++)
    {
        var from = Stopwatch.GetTimestamp();
        await action();
        taken.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        if (pause > 0) await Task.Delay(pause);
    }
    Print(what, taken);
}

double Seconds<T>(Func<T> action)
{
    var watch = Stopwatch.StartNew();
    _ = action();
    return watch.Elapsed.TotalSeconds;
}

void Print(string what, List<double> times)
{
    times.Sort();
    Console.WriteLine($"{what,-44} p50 {times[times.Count / 2],7:N2} ms  p99 {times[(int)(times.Count * 0.99)],7:N2} ms");
}
