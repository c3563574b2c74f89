using System.Data.Common;
using Goldthread.Safeguards;
using Goldthread.Store;
using Goldthread.Store.Journals;
using Goldthread.Web.Cases;
using Goldthread.Web.Links;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Web.Running;

/// <summary>A partnership that is served: its journal, the watch over it and the register of who is who. Pages are answered before it has caught up, and say so.</summary>
public sealed class Live(PartnershipFolder folder, AboutPartnership about, Casebook casebook, LinkDesk links, ILogger<Live> log) : BackgroundService
{
    /// <summary>So often it is asked what is due now, and whether the store is still this process's; and so long the others have to take it when it was lost.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1), Pause = TimeSpan.FromSeconds(5);

    private StoreFolder? store;
    private volatile Session? kept;
    private volatile string? failure;

    public AboutPartnership About => about;

    public Casebook Casebook => casebook;

    /// <summary>Null until it has caught up.</summary>
    public Board? Board => kept?.Board;

    public StoreFolder? Store => store;

    /// <summary>Which versions of each safeguard have been in force here; null until it has caught up.</summary>
    public VersionHistory? Versions => kept?.Versions;

    /// <summary>Why it cannot catch up; null = nothing stands in the way.</summary>
    public string? Failure => failure;

    /// <summary>What about the disk or the server stands in the way, and what to do about it; null = it is something else, or nothing.</summary>
    public StorageFault? Fault { get; private set; }

    /// <summary>Another process keeps the partnership, and this one waits to take over; or both wait for the database.</summary>
    public bool StandingBy { get; private set; }

    /// <summary>When the clocks were last looked at.</summary>
    public DateTimeOffset? Ticked { get; private set; }

    /// <summary>Appends what somebody decided or wrote; the board shows it when this returns.</summary>
    /// <exception cref="JournalStoppedException">The disk refused, now or before.</exception>
    public Task<IReadOnlyList<Answer>> Append(IReadOnlyList<Entry> entries, Cause cause) => kept!.Append(entries, cause);

    // An invented partnership stands still at its last minute: nothing more will be told.
    public TimeProvider Clock { get; } = about.Until is { } until ? new StandingClock(until) : TimeProvider.System;

    public override void Dispose()
    {
        base.Dispose();
        Interlocked.Exchange(ref store, null)?.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await Task.Run(() => Keep(stoppingToken), stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // What fails because it ends is no failure.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException or DbException)
        {
            Fault = StorageFault.Of(e);
            failure = Fault?.Code ?? e.GetType().Name;
            // What it showed last may not be on the disk.
            kept = null;
            log.LogError("The partnership cannot be served: {Kind}. {Remedy}", failure, Fault is { } fault ? $"{fault.Title}. {fault.Remedy}" : "");
        }
    }

    /// <summary>Keeps the partnership from when nobody else does. Returns when the store is lost to this process.</summary>
    private async Task Keep(CancellationToken stopping)
    {
        store = await StoreFolder.WhenFree(folder.Place, casebook.Catalogue.Vocabulary, Clock, StandBy, stopping);
        StandingBy = false;
        try
        {
            await Watch(store, stopping);
        }
        catch (Exception e) when (folder.Place.IsLost(e))
        {
            log.LogWarning("The database is lost to this process: {Kind}", e.GetType().Name);
            (kept, Ticked) = (null, null);
            store.Dispose();
            // Whoever has waited goes first.
            await Task.Delay(Pause, stopping);
        }
    }

    private void StandBy(IOException why)
    {
        if (!StandingBy) log.LogInformation("Standing by: {Kind}", why.GetType().Name);
        StandingBy = true;
    }

    private async Task Watch(StoreFolder store, CancellationToken stopping)
    {
        using var session = kept = await Session.Open(store, casebook.Catalogue, about, Clock, links.Words);
        log.LogInformation("Caught up{How}: {Entries} entries, {Duties} duties", session.Resumed ? " from where it was left" : "", store.Journal.Head.Position, session.Board.DutyCount);
        if (session.MissingEditions.Count > 0) log.LogWarning("Files of {Editions} earlier editions of the safeguards or the calendar are not in {Folder}: what held before them goes on in their place", session.MissingEditions.Count, "editions/");
        if (session.UnreadEditions.Count > 0) log.LogWarning("Safeguards of earlier editions cannot be read by the words of today, and what they watched for is not watched for: {Files}", string.Join(", ", session.UnreadEditions));
        await using var chores = new Chores(session, folder, about.Name);
        using var timer = new PeriodicTimer(Beat, TimeProvider.System);
        try
        {
            do
            {
                await store.Hold();
                await session.Tick();
                Ticked = TimeProvider.System.GetUtcNow();
                await chores.Do(Ticked.Value);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            await session.Leave();
            throw;
        }
    }
}
