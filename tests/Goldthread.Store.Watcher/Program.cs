using Goldthread.Store;
using Goldthread.Store.Watcher;

// Keeps the watch over a journal in PostgreSQL, or stands by until it can, until a test kills it. It says "standing by" when another keeps it, "keeping"
// when it has caught up, and "through TICKS" when all that was due at a moment of the clock is written. Arguments: the folder, and the connection.
var (folder, connection, standing) = (args[0], args[1], false);
var clock = new SharedClock(Path.Combine(folder, "clock"));
using var store = await StoreFolder.WhenFree(StorePlace.Of(folder, connection), Watched.Catalogue.Vocabulary, clock, _ => StandBy(), CancellationToken.None);
using var keeper = await Watched.Keep(store.Journal, clock);
Console.Out.WriteLine("keeping");
for (var through = DateTimeOffset.MinValue; ;)
{
    var now = clock.GetUtcNow();
    await keeper.Tick();
    if (now != through) Console.Out.WriteLine($"through {now.UtcTicks}");
    through = now;
    await Task.Delay(2);
}

void StandBy()
{
    if (!standing) Console.Out.WriteLine("standing by");
    standing = true;
}
