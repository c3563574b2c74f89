using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Store;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Goldthread.Web.Tests.Running;

/// <summary>A small invented partnership in a folder of its own, served in this process.</summary>
public sealed class Served : IAsyncDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"goldthread-{Guid.NewGuid():n}");
    readonly Collected logged = new();
    WebApplicationFactory<Program> web = null!;
    IReadOnlyCollection<string>? feeds;

    public string Folder => folder;

    public IReadOnlyList<string> Logged => logged.Lines;

    public IServiceProvider Services => web.Services;

    public Live Live => web.Services.GetRequiredService<Live>();

    public Board Board => Live.Board!;

    /// <summary>The names of the feeds that tell of it.</summary>
    public IReadOnlyCollection<string> Feeds => feeds ??= [.. FeedBook.Of(Live.Store!.Journal).Keys];

    /// <param name="told">What becomes of each thing that is told; null = nothing is told.</param>
    /// <param name="keysOf">Whose keys it uses too, so that both call everything alike; null = its own.</param>
    /// <param name="keptBefore">It has been kept by the project's own safeguards before, whatever data the settings name.</param>
    public static async Task<Served> Of(long seed, int children, Func<Told, Told?>? told = null, Served? keysOf = null, IReadOnlyList<(string Key, string Value)>? settings = null, bool keptBefore = false)
    {
        var served = new Served();
        if (keysOf is not null) Take(Path.Combine(keysOf.folder, "keys"), Path.Combine(served.folder, "keys"));
        var (catalogue, files) = (Pages.Casebook.Catalogue, new PartnershipFolder(served.folder));
        var partnership = new Partnership(catalogue.ReadPartnership(new ProblemList())!, catalogue.ReadPractice(new ProblemList()), catalogue.Safeguards, catalogue.Setting, seed, children, new(2025, 1, 1), 1);
        var clock = new StandingClock(Minutes.MomentOf(partnership.Whole.Lo));
        using (var store = new StoreFolder(served.folder, catalogue.Vocabulary, clock))
            await Loading.Of(told is null ? partnership.Tell() : partnership.Tell().Select(told).OfType<Told>(), store.Journal, clock, catalogue, TextWriter.Null);
        var about = new AboutPartnership(partnership.Name, Invented: true, seed, partnership.Children, 1, new(2025, 1, 1), Minutes.MomentOf(partnership.Whole.Hi), new(2025, 1, 1));
        if (keptBefore)
        {
            var until = new StandingClock(about.Until!.Value);
            using var store = new StoreFolder(served.folder, catalogue.Vocabulary, until);
            using var session = await Session.Open(store, catalogue, about, until, null);
            await session.Leave();
        }
        files.Write(about);
        served.web = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("partnership", served.folder);
            foreach (var (key, value) in settings ?? []) host.UseSetting(key, value);
            host.ConfigureServices(services => services.AddSingleton<ILoggerProvider>(served.logged));
        });
        for (var tries = 0; served.Live.Board is null && served.Live.Failure is null && tries < 600; tries++) await Task.Delay(100);
        Assert.NotNull(served.Live.Board);
        return served;
    }

    static void Take(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    public HttpClient Client() => web.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<(int Status, string Text)> Ask(string address)
    {
        using var client = Client();
        using var answer = await client.GetAsync(address);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Fills in a form of a page as a browser would, and sends it.</summary>
    public async Task<(int Status, string Text)> Send(string address, string handler, params (string Name, string Value)[] values)
    {
        using var client = Client();
        var page = await Pages.Read(await client.GetStringAsync(address));
        var form = page.QuerySelectorAll("form[method=post]").First(f => f.GetAttribute("action")!.Contains($"handler={handler}", StringComparison.Ordinal));
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Concat(values).GroupBy(f => f.Item1, f => f.Item2).ToDictionary(f => f.Key, f => f.Last());
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(form.GetAttribute("action"), content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        var live = Live;
        await web.DisposeAsync();
        // On a busy machine it still leaves what it knows when the host no longer waits for it.
        await (live.ExecuteTask ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Directory.Delete(folder, recursive: true);
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
