using System.Diagnostics;
using System.Globalization;
using Goldthread;
using Goldthread.Bench.Live;
using Goldthread.Agencies;
using Goldthread.Lives;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Tests.Postgres;
using Goldthread.Time;
using Entry = Goldthread.Store.Entries.Entry;

// keeping FOLDER [PRESENT] [HELD] [ROOT] [postgres] [stays]: ordinary lives, told to a keeper over a journal in SQLite, or in a PostgreSQL server that is begun for it and is gone afterwards.
// Where it stays, the journal lies in FOLDER/kept and is gone on from: ten million records are not stored for every figure.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var present = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var held = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Keeper.MostHeld;
var root = args.Length > 3 ? args[3] : Directory.GetCurrentDirectory();
string[] folders = ["vocabulary", "routes", "timescales", "meetings", "reviews", "measures", "safeguards", "lives"];
var catalogue = Catalogue.Of(folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.yaml", SearchOption.AllDirectories)).ToDictionary(f => Path.GetRelativePath(root, f), File.ReadAllBytes));
var population = new Population(catalogue.ReadPractice(new ProblemList()), catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, new(2024, 1, 1), 24, 36);
var lives = Enumerable.Range(1, 300).AsParallel().AsOrdered().Select(n => population.Draw(1, n)).ToList();
var setting = catalogue.Setting with { Agencies = new AgencyList(lives[0].Story.Agencies.All.Values.Select(a => a with { Connected = true }), catalogue.Routes), GoLive = new(2024, 1, 1) };
// Told when all of it is over, as years that are imported are.
var clock = new Standing(DateTimeOffset.FromUnixTimeMilliseconds(Civil.UnixOf(population.End, Axis.Dated.Candidates[0])));
var stays = args.Contains("stays");
var folder = Directory.CreateDirectory(Path.Combine(args[0], stays ? "kept" : $"bench-{Guid.CreateVersion7():N}")).FullName;
var copies = Path.Combine(args[0], "copies");
var cause = new Goldthread.Store.Journals.Cause("feed:gp", "import");
var copy = 0;
var postgres = args.Contains("postgres") ? (Cluster.Running ?? throw new InvalidOperationException("PostgreSQL is not installed: ./test --install")).NewDatabase() : null;
Console.WriteLine($"{(postgres is null ? "SQLite" : "PostgreSQL")}, {catalogue.Safeguards.Count} safeguards, {Environment.ProcessorCount} processors, load {File.ReadAllText("/proc/loadavg")[..4]}, {held:N0} records held at most");
try
{
    var store = new StoreFolder(StorePlace.Of(folder, postgres), catalogue.Vocabulary, clock);
    if (present > 0)
    {
        if (File.Exists(copies)) copy = int.Parse(File.ReadAllText(copies), CultureInfo.InvariantCulture);
        var (stored, loading) = (0, Stopwatch.StartNew());
        for (var each = lives.Sum(l => new Told(l, 1).Records.Count); (long)copy * each < present;)
        {
            copy++;
            foreach (var some in lives.Chunk(50))
                foreach (var batch in some.AsParallel().AsOrdered().SelectMany(l => Entries(new Told(l, copy))).ToList().Chunk(4_000)) await store.Journal.Append(batch, cause, Urgency.Import);
            stored += each;
            if (stays) File.WriteAllText(copies, $"{copy}");
        }
        Console.WriteLine($"{$"{stored:N0} records drawn and stored, not looked at",-60} {stored / loading.Elapsed.TotalSeconds,10:N0} records/s");
    }
    var keeper = await Open("opened: read, looked at, and its duties written");
    if (present > 0 && !keeper.Resumed)
    {
        if (!stays) await Again(leave: false, "opened again, nothing to write");
        await Again(leave: true, "opened where it was left");
    }
    if (present > 0)
    {
        var (before, passing) = (store.Journal.Head.Position, Stopwatch.StartNew());
        clock.Now += TimeSpan.FromDays(1);
        await keeper.Tick();
        Console.WriteLine($"{$"a day went by: {store.Journal.Head.Position - before:N0} entries told, all of them after",-60} {passing.Elapsed.TotalSeconds,10:N1} s, among {lives.Sum(l => new Told(l, 1).People.Values.Count(p => p != PersonLabel.Adult)) * copy:N0} children");
    }

    await Measure("from a cold start", 1);
    await Measure("going on", 5);

    async Task<Keeper> Open(string how)
    {
        var opening = Stopwatch.StartNew();
        var opened = await Keeper.Open(store.Journal, catalogue.Safeguards, setting, clock, clock.GetUtcNow(), held: held, rest: store.Rest(default));
        Console.WriteLine($"{how,-60} {opening.Elapsed.TotalSeconds,10:N1} s, {opened.Prompting.Count:N0} prompts{(opened.Resumed ? ", where it was left" : "")}");
        Memory();
        return opened;
    }

    async Task Again(bool leave, string how)
    {
        var leaving = Stopwatch.StartNew();
        if (leave && await keeper.Leave()) Console.WriteLine($"{"what it knows left for the next",-60} {leaving.Elapsed.TotalSeconds,10:N1} s, {new FileInfo(new FolderFiles(folder).Rest).Length / 1_000_000.0:N0} MB");
        keeper.Dispose();
        keeper = null!;
        store.Dispose();
        store = new StoreFolder(StorePlace.Of(folder, postgres), catalogue.Vocabulary, clock);
        keeper = await Open(how);
    }

    async Task Measure(string how, int rounds)
    {
        var (present, worked, records, seconds) = (store.Journal.Head.Position, Process.GetCurrentProcess().TotalProcessorTime, 0, 0.0);
        for (var round = 0; round < rounds; round++)
        {
            var (more, taken) = await Import(++copy, 300);
            (records, seconds) = (records + more, seconds + taken);
        }
        worked = Process.GetCurrentProcess().TotalProcessorTime - worked;
        Console.WriteLine($"{$"new families imported and looked at, {present:N0} entries present, {how}",-60} {records / seconds,10:N0} records/s, {records / worked.TotalSeconds:N0} a second of one processor");
    }

    // One late record of each of many families, which rest if they are many.
    var late = Enumerable.Range(1, Math.Max(copy - 1, 1)).SelectMany(c => lives.Select(l => (c, l))).OrderBy(x => (x.c * 7919L + x.l.Number * 104729L) % 10007).Take(2_000).Select((x, i) => Late(new Told(x.l, x.c), i)).ToList();
    var alone = Stopwatch.StartNew();
    foreach (var batch in late.Chunk(500)) await keeper.Append(batch, cause, Urgency.Import);
    Console.WriteLine($"{"imported and looked at, one record each of families there",-60} {late.Count / alone.Elapsed.TotalSeconds,10:N0} records/s");

    await Latency("one record to its duties, idle", 300, 2);
    using (var stop = new CancellationTokenSource())
    {
        var load = Steady(1000, stop.Token);
        await Latency("one record to its duties, beside 1,000 records/s", 300, 5);
        await stop.CancelAsync();
        await load;
    }
    var bulk = true;
    var import = Task.Run(async () => { while (Volatile.Read(ref bulk)) await Import(++copy, 100); });
    await Task.Delay(300);
    await Latency("one record to its duties, beside a bulk import", 300, 5);
    bulk = false;
    await import;
    Memory();

    async Task<(int Records, double Seconds)> Import(int which, int families)
    {
        var entries = lives.Take(families).AsParallel().AsOrdered().SelectMany(l => Entries(new Told(l, which))).ToList();
        var importing = Stopwatch.StartNew();
        // Two under way, so that one is sealed and written while the other is looked at.
        var batches = new Queue<Entry[]>(entries.Chunk(2_048));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                Entry[]? batch;
                lock (batches)
                    if (!batches.TryDequeue(out batch)) return;
                await keeper.Append(batch, cause, Urgency.Import);
            }
        })));
        return (entries.Count(e => e is Entry.Told), importing.Elapsed.TotalSeconds);
    }

    async Task Steady(int perSecond, CancellationToken stopped)
    {
        var entries = new Queue<Entry>();
        while (!stopped.IsCancellationRequested)
        {
            if (entries.Count < perSecond) foreach (var e in lives.Take(100).SelectMany(l => Entries(new Told(l, ++copy)))) entries.Enqueue(e);
            var due = Task.Delay(100, CancellationToken.None);
            await keeper.Append([.. Enumerable.Range(0, perSecond / 10).Select(_ => entries.Dequeue())], cause, Urgency.Import);
            await due;
        }
    }

    async Task Latency(string what, int times, int pause)
    {
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var told = Late(new Told(lives[(i * 37) % lives.Count], 1 + (i % Math.Max(copy / 2, 1))), i + (copy * 10_000));
            var from = Stopwatch.GetTimestamp();
            await keeper.Append([told], new("user:1", "visit"), Urgency.Interactive);
            taken.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            await Task.Delay(pause);
        }
        taken.Sort();
        Console.WriteLine($"{what,-60} p50 {taken[times / 2],7:N1} ms  p99 {taken[times * 99 / 100],7:N1} ms  most {taken[^1],7:N1} ms");
    }
}
finally
{
    if (stays) File.WriteAllText(copies, $"{copy}");
    else Directory.Delete(folder, recursive: true);
}

static IEnumerable<Entry> Entries(Told life) =>
[
    .. life.People.Select(p => new Entry.PersonHeld(p.Key, "gp", p.Key, 1) { Label = p.Value }),
    .. life.People.Where(p => p.Value != PersonLabel.Adult && p.Key.GetHashCode(StringComparison.Ordinal) % 4 == 0).Select(p => new Entry.Gateway(p.Key, "section 17", true, "Children Act 1989 section 17", "user:1", new(2030, 1, 1), "invented")),
    .. life.Records.Select(r => new Entry.Told(r.By, r with { Source = r.Source ?? new("bench", r.Id, 1) })),
];

// The family's last record, told once more as something new.
static Entry Late(Told life, int which) => life.Records[^1] is var r ? new Entry.Told(r.By, r with { Id = $"{r.Id}-late-{which}", Source = new("bench", $"{r.Id}-late-{which}", 1), SameEventAs = null, Supersedes = null, Withdraws = null }) : throw new UnreachableException();

void Memory()
{
    GC.Collect();
    using var process = Process.GetCurrentProcess();
    Console.WriteLine($"{"memory: held after a collection, working set, most",-60} {GC.GetTotalMemory(true) / 1_000_000,10:N0} MB {process.WorkingSet64 / 1_000_000,10:N0} MB {process.PeakWorkingSet64 / 1_000_000,10:N0} MB");
}

sealed class Standing(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
