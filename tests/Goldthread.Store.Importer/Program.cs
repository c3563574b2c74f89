using System.Globalization;
using System.Runtime.InteropServices;
using Goldthread.Store;
using Goldthread.Store.Importer;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;

// Imports what invented agencies tell, with the watch kept over it, until it is killed, or for a hundred steps. It is called with a place to warm up in (a
// folder, and where the store is in PostgreSQL the connection), says "warm", and reads a line: the first step, and the place to work in. Then it says
// "ready" when it has caught up, and what an import says; now and then it turns the keys, and leaves what it knows for the next. Where the disk refuses it says why, and ends with 3.
const int Steps = 100, TurnsKeys = 6, Leaves = 4;
// So that a library which is loaded before the others stands in for the store's own calls too.
NativeLibrary.SetDllImportResolver(typeof(StoreFolder).Assembly, (name, _, _) => name == "libc" ? NativeLibrary.GetMainProgramHandle() : 0);
var (safeguards, setting) = FewSafeguards.Read();
var clock = new StepClock();
// Whole lines or nothing: what is shorter than a page goes through a pipe at once.
using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 16) { AutoFlush = true };
await Warm();
Say("warm");
var asked = Console.In.ReadLine()!.Split(' ', 3);
var from = int.Parse(asked[0], CultureInfo.InvariantCulture);
clock.Set(StepClock.MomentOf(from));
try
{
    using var store = new StoreFolder(StorePlace.Of(asked[1], asked.ElementAtOrDefault(2)), setting.Vocabulary, clock);
    using var keeper = await Keeper.Open(store.Journal, safeguards, setting, clock, rest: store.Rest(default));
    Say("ready");
    var import = new Import(keeper, store.Audit, clock, setting, Say);
    for (var step = from; step < from + Steps; step++)
    {
        await Task.WhenAll(import.Take(step), step % TurnsKeys == 0 ? store.TurnKeys() : Task.CompletedTask);
        if (step % Leaves == 0) await keeper.Leave();
    }
    return 0;
}
catch (Exception e) when (StorageFault.Of(e) is { } fault)
{
    Console.Error.WriteLine(fault.Tell(e.InnerException ?? e));
    return 3;
}

// What has run once runs soon the second time: kills are to meet the work, not the beginning. In memory duties come about; in the place everything may be there already.
async Task Warm()
{
    clock.Set(StepClock.MomentOf(1));
    using var memory = await Keeper.Open(new Journal(new MemoryRows(Guid.CreateVersion7()), KeyRing.Make(), setting.Vocabulary, clock), safeguards, setting, clock);
    var import = new Import(memory, null, clock, setting, _ => { });
    for (var step = 1; step <= 8; step++) await import.Take(step);
    clock.Set(StepClock.MomentOf(1));
    using var scratch = new StoreFolder(StorePlace.Of(args[0], args.ElementAtOrDefault(1)), setting.Vocabulary, clock);
    using var keeper = await Keeper.Open(scratch.Journal, safeguards, setting, clock);
    await new Import(keeper, scratch.Audit, clock, setting, _ => { }).Take(1);
}

void Say(string line)
{
    lock (output) output.WriteLine(line);
}
