using System.Diagnostics;
using System.Globalization;
using Goldthread.Bench.Linkage;
using Goldthread.Linkage;
using Goldthread.Properties.Linking;
using Goldthread.Reading;

// linkage [CHILDREN] [ROOT] [CSV] [HARDER]: invented families learnt and linked, then one record against all of them; CSV = where the rows are written as well, HARDER = where those of a tenth as many, of a harder county, are.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var children = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 472_000;
var root = args.Length > 1 ? args[1] : Directory.GetCurrentDirectory();
Node Of(string name) => YamlFile.Read(File.ReadAllBytes(Path.Combine(root, "linkage", $"{name}.yaml")), name, new())!;
var names = PopulationNames.Read(new[] { "first-names", "surnames", "forms" }.Select(Of), new());
var missing = MissingWords.Read(Of("missing"), new());
var shipped = LinkModelFile.Read(Of("model"), new())!;
var schema = new Schema(new[] { FieldKind.FirstName, FieldKind.MiddleName, FieldKind.Surname, FieldKind.DateOfBirth, FieldKind.Sex, FieldKind.NhsNumber, FieldKind.Postcode }.Select(k => new Field(k)));
if (args.Length > 2) File.WriteAllLines(args[2], new InventedFamilies(names, 1).Rows(children).Select(r => r.Csv).Prepend(InventedRow.Header));
if (args.Length > 3) File.WriteAllLines(args[3], new HarderFamilies(names, 1).Rows(children / 10).Select(r => r.Csv).Prepend(InventedRow.Header));

// What runs first compiles what is timed.
Whole(2000, cores: 2, quiet: true);
foreach (var cores in new[] { 2, 1 })
{
    Whole(children, cores);
    if (cores == 2) Console.WriteLine($"  plain: {Plain.PairsPerSecond(new InventedFamilies(names, 1).Rows(Math.Min(children, 40_000))):0} pairs/s on one core, compared by words without columns, counts or rules");
}
One(children);

void Whole(int count, int cores, bool quiet = false)
{
    var (clock, spent) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
    var steps = new List<string>();
    var table = Table(new InventedFamilies(names, 1).Rows(count));
    double Lap(string step)
    {
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        steps.Add($"{step} {seconds:0.00}");
        clock = Stopwatch.GetTimestamp();
        return seconds;
    }
    Lap("drawn and encoded");
    var linker = new Linker(table, Decisions.None, cores);
    var all = Lap("keys");
    var model = linker.Learn(shipped).Model;
    all += Lap("learn");
    var before = Process.GetCurrentProcess().TotalProcessorTime;
    var scoring = linker.Score(model);
    var worked = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    var scored = Lap("score");
    var people = linker.People(model, scoring);
    all += scored + Lap("people");
    if (quiet) return;
    using var process = Process.GetCurrentProcess();
    process.Refresh();
    Console.WriteLine($"{table.Count} records on {cores}: {all:0.0} s without drawing ({string.Join(", ", steps)}); processor {(process.TotalProcessorTime - spent).TotalSeconds:0.0} s in all; {scoring.Compared} pairs, {scoring.Compared / scored / cores / 1e6:0.00} million/s per core, {scoring.Compared / worked / 1e6:0.00} million in a second of one processor; {people.Of.Distinct().Count()} people of {count}; most memory {process.PeakWorkingSet64 / 1e9:0.00} GB");
}

void One(int count)
{
    const int Asked = 2000;
    var rows = new InventedFamilies(names, 1).Rows(count);
    var table = Table(rows);
    GC.Collect();
    var clock = Stopwatch.GetTimestamp();
    var index = new LinkIndex(table, shipped);
    Console.WriteLine($"index of {table.Count} built in {Stopwatch.GetElapsedTime(clock).TotalSeconds:0.0} s");
    // Children of whom one in seven is in the index by chance of the draw's beginning, the others strangers.
    var asked = new InventedFamilies(names, 2).Rows(Asked).Take(Asked).Concat(new InventedFamilies(names, 1).Rows(Asked).Take(Asked)).ToList();
    foreach (var row in asked.Take(300)) index.Match(new(row.Id), Values(row));
    var (match, insert, found) = (new List<double>(), new List<double>(), 0);
    foreach (var (row, i) in asked.Select((r, i) => (r, i)))
    {
        clock = Stopwatch.GetTimestamp();
        index.Match(new($"asked{i}", row.Agency), Values(row));
        match.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        clock = Stopwatch.GetTimestamp();
        var (record, _) = index.Insert(new($"new{i}", row.Agency), Values(row));
        var again = index.Match(new($"again{i}", row.Agency), Values(row));
        insert.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        if (again.People.Any(p => p.Person == index.Person(record))) found++;
    }
    Console.WriteLine($"one record against them: {Say(match)}; inserted, then matched: {Say(insert)}, {found} of {asked.Count} found at once");
}

static string Say(List<double> milliseconds)
{
    milliseconds.Sort();
    return $"p50 {milliseconds[milliseconds.Count / 2]:0.000} ms, p99 {milliseconds[milliseconds.Count * 99 / 100]:0.000} ms, most {milliseconds[^1]:0.00} ms";
}

RecordTable Table(IEnumerable<InventedRow> rows)
{
    var table = new RecordTable(schema, names, missing);
    foreach (var row in rows) table.Add(new(row.Id, row.Agency), Values(row));
    return table;
}

static string?[] Values(InventedRow row) => [row.FirstName, row.MiddleName, row.Surname, row.DateOfBirth, row.Gender, row.NhsNumber, row.Postcode];
