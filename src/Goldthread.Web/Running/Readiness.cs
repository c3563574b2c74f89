namespace Goldthread.Web.Running;

/// <summary>Whether the program lives, and whether it is ready: what is asked of it by whoever watches over it. It names no person.</summary>
static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static void Map(WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Json(new { alive = true }));
        app.MapGet("/readyz", (IServiceProvider services) =>
        {
            var (live, casebook) = (services.GetService<Live>(), services.GetRequiredService<Cases.Casebook>());
            var caught = live is null || live.Board is not null;
            var (journal, audit) = (live?.Store?.Journal.Writable ?? live is null, live?.Store?.Audit.Writable ?? live is null);
            var clocks = live is null || (live.Ticked is { } ticked && TimeProvider.System.GetUtcNow() - ticked < Patience);
            var ready = caught && journal && audit && clocks;
            return Results.Json(new
            {
                serving = true,
                standing_by = live?.StandingBy ?? false,
                caught_up = caught,
                journal_writable = journal,
                audit_writable = audit,
                clocks_on_time = clocks,
                safeguards = new { healthy = casebook.Catalogue.Safeguards.Count, cannot_run = casebook.RefusedSafeguards.Count },
                feeds_silent = live?.Board?.Silent ?? [],
                failure = live?.Failure,
                what_to_do = live?.Fault?.Remedy,
            }, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
