using System.Globalization;
using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Importer;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;
using Entry = Goldthread.Store.Entries.Entry;

// Imports what invented agencies tell, with the watch kept over it, until it is killed. It is called with a place to warm up in (a folder, and where the
// journal is in PostgreSQL the connection), says "warm", and reads a line: the first step, and the place to work in. Then it says "ready" when it has caught
// up, "begun STEP", "+KEY" when something is handed over, "=KEY POSITION" when it is acknowledged, "looked POSITION" when an entry of the audit log is, and
// "done STEP" when all of a step is.
var (safeguards, setting) = FewSafeguards.Read();
var cause = new Cause("feed:gp", "import");
var clock = new StepClock();
// Whole lines or nothing: what is shorter than a page goes through a pipe at once.
using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = true };
await Warm();
Say("warm");
var asked = Console.In.ReadLine()!.Split(' ', 3);
var step = int.Parse(asked[0], CultureInfo.InvariantCulture);
clock.Set(StepClock.MomentOf(step));
using var store = new StoreFolder(StorePlace.Of(asked[1], asked.ElementAtOrDefault(2)), setting.Vocabulary, clock);
using var keeper = await Keeper.Open(store.Journal, safeguards, setting, clock);
Say("ready");
for (; ; step++) await Take(keeper, step, store.Audit);

// What has run once runs soon the second time: kills are to meet the work, not the beginning. In memory duties come about; in the place everything may be there already.
async Task Warm()
{
    clock.Set(StepClock.MomentOf(1));
    using var memory = await Keeper.Open(new Journal(new MemoryRows(Guid.CreateVersion7()), KeyRing.Make(), setting.Vocabulary, clock), safeguards, setting, clock);
    for (var s = 1; s <= 8; s++) await Take(memory, s, audit: null);
    clock.Set(StepClock.MomentOf(1));
    using var scratch = new StoreFolder(StorePlace.Of(args[0], args.ElementAtOrDefault(1)), setting.Vocabulary, clock);
    using var watch = await Keeper.Open(scratch.Journal, safeguards, setting, clock);
    await Take(watch, 1, audit: null);
}

// With an audit log it says what it does; without, it is only warming up.
async Task Take(Keeper watch, int now, AuditLog? audit)
{
    clock.Set(StepClock.MomentOf(now));
    if (audit is not null) Say($"begun {now}");
    await Task.WhenAll(Step.At(now, setting.Vocabulary).Select(told => Append(watch, told.Entries, told.Urgency, audit is not null)).Append(audit is null ? Task.CompletedTask : Look(audit)));
    await watch.Tick();
    if (audit is not null) Say($"done {now}");
}

async Task Append(Keeper watch, IReadOnlyList<Entry> entries, Urgency urgency, bool aloud)
{
    if (aloud) Say(string.Join('\n', entries.Select(e => $"+{Step.KeyOf(e)}")));
    var answers = await watch.Append(entries, cause, urgency);
    if (aloud) Say(string.Join('\n', entries.Select((e, i) => $"={Step.KeyOf(e)} {answers[i] switch { Answer.Appended a => a.Position, Answer.Already a => a.Position, _ => -1 }}")));
}

async Task Look(AuditLog audit) => Say($"looked {await audit.Note(new("user:1", "visit", Act.Read, "chronology", ["gp/1"]))}");

void Say(string line)
{
    lock (output) output.WriteLine(line);
}
