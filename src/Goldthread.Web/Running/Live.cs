using System.Data.Common;
using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Safeguards;
using Goldthread.Store;
using Goldthread.Store.Keeping;
using Goldthread.Time;
using Goldthread.Watching;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Running;

/// <summary>A partnership that is served: its journal, the watch over it and the register of who is who. Pages are answered before it has caught up, and say so.</summary>
public sealed class Live(PartnershipFolder folder, AboutPartnership about, Casebook casebook, ILogger<Live> log) : BackgroundService
{
    private StoreFolder? store;
    private volatile Board? board;
    private volatile string? failure;

    public AboutPartnership About => about;

    /// <summary>Null until it has caught up.</summary>
    public Board? Board => board;

    public StoreFolder? Store => store;

    /// <summary>Why it cannot catch up; null = nothing stands in the way.</summary>
    public string? Failure => failure;

    /// <summary>Another process keeps the partnership, and this one waits to take over; or both wait for the database.</summary>
    public bool StandingBy { get; private set; }

    /// <summary>When the clocks were last looked at.</summary>
    public DateTimeOffset? Ticked { get; private set; }

    // An invented partnership stands still at its last minute: nothing more will be told.
    public TimeProvider Clock { get; } = about.Until is { } until ? new StandingClock(until) : TimeProvider.System;

    public override void Dispose()
    {
        store?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await Task.Run(() => Keep(stoppingToken), stoppingToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or KeyNotFoundException or InvalidOperationException or DbException)
        {
            failure = e.GetType().Name;
            log.LogError("The partnership cannot be served: {Kind}", e.GetType().Name);
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
            (board, Ticked) = (null, null);
            store.Dispose();
            // Whoever has waited goes first.
            await Task.Delay(TimeSpan.FromSeconds(5), stopping);
        }
    }

    private void StandBy(IOException why)
    {
        if (!StandingBy) log.LogInformation("Standing by: {Kind}", why.GetType().Name);
        StandingBy = true;
    }

    private async Task Watch(StoreFolder store, CancellationToken stopping)
    {
        var catalogue = casebook.Catalogue;
        var register = Register.Of(store.Journal, catalogue.Routes);
        var setting = catalogue.Setting with { Agencies = register.Agencies, GoLive = about.GoLive };
        var keeper = await Keeper.Open(store.Journal, catalogue.Safeguards, setting, Clock, about.Until, catalogue.Access);
        Look();
        log.LogInformation("Caught up: {Entries} entries, {Duties} duties", store.Journal.Head.Position, board!.Says.Count);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), TimeProvider.System);
        do
        {
            await store.Hold();
            await keeper.Tick();
            Ticked = TimeProvider.System.GetUtcNow();
            if (board.Through != keeper.Through || board.Taken != keeper.Taken) Look();
        }
        while (await timer.WaitForNextTickAsync(stopping));

        void Look() => board = new(register, setting, keeper.Says, keeper.Through, keeper.Taken, keeper.SilentFeeds, new Lens(register.Agencies, catalogue.Access));
    }
}

/// <summary>What is said at a minute, of everybody.</summary>
/// <param name="Silent">Feeds of which nothing has been heard for too long.</param>
public sealed record Board(Register Register, Setting Setting, IReadOnlyList<Said> Says, long Through, long Taken, IReadOnlyList<string> Silent, Lens Lens)
{
    /// <summary>The duties that prompt and that an agency may be told of as they stand: from its own records, or from an open thread in which it may see all that they rest on.</summary>
    public IEnumerable<Finding> Prompts(string agency) => Says.Where(s => s.Finding.Speaks == Truth.Yes && (s.Agency is null || s.Agency == agency) && s.Finding.HoldersFirst.Count == 0).Select(s => s.Finding);

    /// <summary>The child of whom a finding speaks; null = it speaks of no child.</summary>
    public string? ChildOf(Finding f) => new[] { f.Subject }.Concat(f.Bound.About).Select(Register.NameOf).FirstOrDefault(Register.Numbers.ContainsKey);

    /// <summary>Past its time, in every reading.</summary>
    public static bool IsOverdue(Finding f) => f.State == DutyState.Overdue;
}
