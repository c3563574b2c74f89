using System.Diagnostics;
using System.Globalization;
using Goldthread;
using Goldthread.Agencies;
using Goldthread.Bench.Live;
using Goldthread.Lives;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Watching;

// live [FAMILIES] [all|whole|one|clocks] [ROOT]: ordinary lives, told to the live engine in several ways, or left alone for a day.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var families = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
var what = args.Length > 1 ? args[1] : "all";
var root = args.Length > 2 ? args[2] : Directory.GetCurrentDirectory();
string[] folders = ["vocabulary", "routes", "timescales", "meetings", "reviews", "measures", "safeguards", "lives"];
var files = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(root, f), "*.yaml", SearchOption.AllDirectories)).ToDictionary(f => Path.GetRelativePath(root, f), File.ReadAllBytes);
var catalogue = Catalogue.Of(files);
var population = new Population(catalogue.ReadPractice(new ProblemList()), catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, new(2024, 1, 1), 24, 36);
if (what == "clocks")
{
    Clocks(population.End - (60 * Span.Day));
    return;
}
var lives = Enumerable.Range(1, families).AsParallel().AsOrdered().Select(n => population.Draw(1, n)).ToList();
var setting = Around(lives[0]);
var told = lives.Select(l => new Told(l)).ToList();
var records = told.Sum(t => t.Records.Count);
var now = population.End;
Console.WriteLine($"{families} families, {told.Sum(t => t.People.Count)} people, {records} records, {catalogue.Safeguards.Count} safeguards, {Environment.ProcessorCount} processors");

// What runs first compiles what the others use.
History(told.Take(20).ToList(), true, quiet: true);
foreach (var open in new[] { false, true })
{
    if (what != "one") foreach (var cores in new[] { 1, 2 }) Whole(open, cores);
    if (what != "whole") History(told, open);
}
Resting(told);

void Whole(bool open, int cores)
{
    var watch = new Watch(catalogue.Safeguards, setting, cores: cores);
    Begin(watch, told, open);
    Time($"whole lives, 50 at a time, {Say(open)}, on {cores}", records, () => { foreach (var batch in told.Chunk(50)) watch.Take(now, [.. batch.SelectMany(t => t.Records).Select(r => new Happening.Told(r))]); });
    if (cores == 1) Console.WriteLine($"    says {watch.Says.Count()}");
}

void History(List<Told> lives, bool open, bool quiet = false)
{
    var before = GC.GetTotalMemory(true);
    var watch = new Watch(catalogue.Safeguards, setting);
    Begin(watch, lives, open);
    // All but the last twentieth comes at once, the rest one by one as it becomes known.
    var history = lives.SelectMany(t => t.Records.Take(t.Records.Count * 19 / 20)).ToList();
    var rest = lives.SelectMany(t => t.Records.Skip(t.Records.Count * 19 / 20).Select(r => (Record: r, At: t.Known(r)))).OrderBy(r => r.At).ToList();
    var from = rest[0].At - 1;
    var start = Stopwatch.GetTimestamp();
    watch.Take(from, [.. history.Select(r => new Happening.Told(r))]);
    var loading = Stopwatch.GetElapsedTime(start);
    var memory = (GC.GetTotalMemory(true) - before) / (double)history.Count;
    var (times, changes, passing) = (new List<double>(), 0, 0.0);
    foreach (var (r, at) in rest)
    {
        start = Stopwatch.GetTimestamp();
        watch.Pass(at - 1);
        passing += Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        changes += watch.Take(at, new Happening.Told(r)).Count;
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
    times.Sort();
    GC.KeepAlive(watch);
    if (quiet) return;
    Console.WriteLine($"  history at once, {Say(open)}: {history.Count / loading.TotalSeconds:0} records/s, then {memory:0} bytes a record");
    Console.WriteLine($"  one record to its duties, {Say(open)}: p50 {times[times.Count / 2]:0.00} ms, p99 {times[times.Count * 99 / 100]:0.00} ms, most {times[^1]:0.00} ms, {times.Count / times.Sum() * 1000:0} records/s ({times.Count} records, {changes} changes); the clocks of {(rest[^1].At - rest[0].At) / Span.Day} days between them {passing:0} ms");
}

// A partnership whose clocks stand still for a day: how long until all that fell due meanwhile has been said. What rests is drawn again when it is needed, as it would be read from the journal.
void Clocks(long standing)
{
    const long Most = 10_000;
    IReadOnlyList<Record> Read(IReadOnlyList<long> positions)
    {
        var drawn = positions.Select(p => p / Most).Distinct().ToDictionary(n => n, n => new Told(population.Draw(1, (int)n)).Records);
        return [.. positions.Select(p => drawn[p / Most][(int)(p % Most)])];
    }
    var watch = new Watch(catalogue.Safeguards, Around(population.Draw(1, 1)), cores: Environment.ProcessorCount, read: Read, budget: 100_000);
    var (children, count, day) = (0, 0, new List<(long At, Happening.Told Told)>());
    var start = Stopwatch.GetTimestamp();
    foreach (var (number, life) in Enumerable.Range(1, families).AsParallel().AsOrdered().Select(n => (n, new Told(population.Draw(1, n)))))
    {
        children += life.People.Values.Count(p => p != PersonLabel.Adult);
        var known = life.Records.Select((r, i) => (At: life.Known(r), Told: new Happening.Told(r, (number * Most) + i))).Where(r => r.At <= standing + Span.Day).ToList();
        day.AddRange(known.Where(r => r.At > standing));
        var before = known.Where(r => r.At <= standing).ToList();
        watch.Gather(standing, [.. life.People.Select(p => new Happening.Held(p.Key, p.Value)), .. number % 20 == 0 ? life.People.Keys.Select(p => new Happening.Opened(p)) : [], .. before.Select(r => r.Told)]);
        count += before.Count;
    }
    var changes = watch.Look(standing).Sum(part => part.Count);
    Console.WriteLine($"{families} families, {children} children, every twentieth thread open; {count} records looked at in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s, {changes} changes, {watch.Held} records held");
    start = Stopwatch.GetTimestamp();
    var due = watch.Pass(standing + Span.Day).Count;
    var passed = Stopwatch.GetElapsedTime(start).TotalSeconds;
    watch.Take(standing + Span.Day, [.. day.OrderBy(r => r.At).Select(r => r.Told)]);
    Console.WriteLine($"  24 hours that stood still: {due} changes in {passed:0.00} s, and {day.Count} records that waited in {Stopwatch.GetElapsedTime(start).TotalSeconds - passed:0.00} s more; at 200,000 children {passed * 200_000 / children:0} s and {Stopwatch.GetElapsedTime(start).TotalSeconds * 200_000 / children:0} s in all, if it grows with them; memory {Environment.WorkingSet / 1e9:0.0} GB");
}

Setting Around(Life life) => catalogue.Setting with { Agencies = new AgencyList(life.Story.Agencies.All.Values.Select(a => a with { Connected = true }), catalogue.Routes), GoLive = new(2024, 1, 1) };

// Everything rests as soon as it has been looked at. The records themselves, and the names of people, are not counted: they are the journal's.
void Resting(List<Told> lives)
{
    var journal = lives.SelectMany(t => t.Records).ToList();
    var before = GC.GetTotalMemory(true);
    var watch = new Watch(catalogue.Safeguards, setting, read: positions => [.. positions.Select(p => journal[(int)p])], budget: 0);
    Begin(watch, lives, true);
    var position = 0;
    foreach (var batch in lives.Chunk(50)) watch.Take(now, [.. batch.SelectMany(t => t.Records).Select(r => new Happening.Told(r, position++))]);
    Console.WriteLine($"  at rest: {(GC.GetTotalMemory(true) - before) / (double)journal.Count:0} bytes a record");
    GC.KeepAlive(watch);
}

static string Say(bool open) => open ? "every thread open" : "each agency alone";

void Begin(Watch watch, IReadOnlyList<Told> told, bool open) =>
    watch.Take(population.Begin - (2000 * Span.Day), [.. told.SelectMany(t => t.People.Select(p => new Happening.Held(p.Key, p.Value))), .. open ? told.SelectMany(t => t.People.Keys.Select(p => new Happening.Opened(p))) : []]);

static void Time(string what, int records, Action action)
{
    var start = Stopwatch.GetTimestamp();
    action();
    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    Console.WriteLine($"  {what}: {records / seconds:0} records/s ({seconds:0.00} s)");
}
