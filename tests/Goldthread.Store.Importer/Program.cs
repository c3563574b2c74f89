using System.Globalization;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Entry = Goldthread.Store.Entries.Entry;

// Imports invented records into a store until it is killed. It prints "+KEY" when a record is handed over, "=KEY POSITION" when it is
// acknowledged, and "looked POSITION" when an entry of the audit log is. Arguments: the folder, and the first number of its keys.
var vocabulary = VocabularyReader.Read(new Dictionary<string, Node>(), new ProblemList());
using var store = new StoreFolder(args[0], vocabulary, TimeProvider.System);
var next = int.Parse(args[1], CultureInfo.InvariantCulture);
var kind = new Kind("injury.bruise", "a bruise", new Dictionary<string, FieldType>(), []);
var cause = new Cause("feed:gp", "import");
var output = new object();

void Say(string line)
{
    lock (output)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}

Entry.Told Told(int key) => new("gp", new Record
{
    Id = $"r{key}",
    Kind = kind,
    Occurred = FuzzyDateParser.Parse("2026-03-02")!,
    By = "gp",
    Teller = "gp",
    About = [$"gp/{key % 97}"],
    Narrative = $"words of {key}",
    Source = new("gp", $"{key}", 1),
});

async Task Append(int count, Urgency urgency)
{
    while (true)
    {
        var first = Interlocked.Add(ref next, count) - count;
        var entries = Enumerable.Range(first, count).ToList();
        Say(string.Join('\n', entries.Select(k => $"+{k}")));
        var answers = await store.Journal.Append([.. entries.Select(Told)], cause, urgency);
        Say(string.Join('\n', entries.Select((k, i) => $"={k} {answers[i] switch { Answer.Appended a => a.Position, Answer.Already a => a.Position, _ => -1 }}")));
    }
}

async Task Look()
{
    while (true) Say($"looked {await store.Audit.Note(new("user:1", "visit", Act.Read, "chronology", ["gp/1"]))}");
}

Say("ready");
await Task.WhenAll(Append(40, Urgency.Import), Append(1, Urgency.Interactive), Append(3, Urgency.Interactive), Look());
