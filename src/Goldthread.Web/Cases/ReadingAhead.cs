namespace Goldthread.Web.Cases;

/// <summary>Replays the cases while nobody waits, so that the first reader need not.</summary>
sealed class ReadingAhead(IServiceProvider services) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() =>
    {
        var casebook = services.GetRequiredService<Casebook>();
        foreach (var one in casebook.Cases)
            if (!stoppingToken.IsCancellationRequested) one.From(null);
    }, stoppingToken);
}
