using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Store;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc.Testing;

[assembly: AssemblyFixture(typeof(Goldthread.Web.Tests.Running.Invented))]

namespace Goldthread.Web.Tests.Running;

/// <summary>A small invented partnership, served in this process.</summary>
public sealed class Invented : IAsyncLifetime
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"goldthread-{Guid.NewGuid():n}");
    readonly Collected logged = new();
    WebApplicationFactory<Program> web = null!;

    public IReadOnlyList<string> Logged => logged.Lines;

    public Live Live => web.Services.GetRequiredService<Live>();

    public async ValueTask InitializeAsync()
    {
        var (catalogue, files) = (Pages.Casebook.Catalogue, new PartnershipFolder(folder));
        var partnership = new Partnership(catalogue.ReadPartnership(new ProblemList())!, catalogue.ReadPractice(new ProblemList()), catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, 5, 120, new(2025, 1, 1), 1);
        var clock = new StandingClock(Minutes.MomentOf(partnership.Whole.Lo));
        using (var store = new StoreFolder(folder, catalogue.Vocabulary, clock)) await Loading.Of(partnership.Tell(), store.Journal, clock, catalogue, TextWriter.Null);
        files.Write(new(partnership.Name, Invented: true, 5, partnership.Children, 1, new(2025, 1, 1), Minutes.MomentOf(partnership.Whole.Hi), new(2025, 1, 1)));
        web = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("partnership", folder);
            host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(logged));
        });
        for (var tries = 0; Live.Board is null && Live.Failure is null && tries < 600; tries++) await Task.Delay(100);
        Assert.NotNull(Live.Board);
    }

    public async Task<(int Status, string Text)> Ask(string address)
    {
        using var client = web.CreateClient();
        using var answer = await client.GetAsync(address);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public ValueTask DisposeAsync()
    {
        web.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    sealed class Collected : ILoggerProvider, ILogger
    {
        readonly List<string> lines = [];

        public IReadOnlyList<string> Lines { get { lock (lines) return [.. lines]; } }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines) lines.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose() { }
    }
}
