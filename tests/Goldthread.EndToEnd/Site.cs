using Goldthread.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Goldthread.EndToEnd.Site))]

namespace Goldthread.EndToEnd;

/// <summary>The pages on a free port of this machine, and a browser to look at them with.</summary>
public sealed class Site : IAsyncLifetime
{
    WebApplication? app;
    IPlaywright? playwright;
    IBrowser? browser;

    public string Address => app!.Urls.First();

    /// <summary>A new page of a browser that remembers nothing; its context ends with the fixture.</summary>
    public async Task<IPage> Open(string path, BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options ?? new BrowserNewContextOptions { Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(Address + path);
        return page;
    }

    /// <summary>A page of a window that is so many pixels wide.</summary>
    public Task<IPage> OpenAt(int width, string path) => Open(path, new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new() { Width = width, Height = 900 } });

    public async ValueTask InitializeAsync()
    {
        app = WebApp.Create(["--urls", "http://127.0.0.1:0"]);
        await app.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("GOLDTHREAD_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (app is not null) await app.DisposeAsync();
    }
}
