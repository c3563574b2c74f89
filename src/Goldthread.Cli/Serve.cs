using System.CommandLine;
using Goldthread.Web;

namespace Goldthread.Cli;

/// <summary><c>goldthread serve</c>: the pages, for this machine alone.</summary>
static class Serve
{
    const int UsualPort = 5080;

    public static Command Command()
    {
        var port = new Option<int>("--port") { Description = "The port to answer on.", DefaultValueFactory = _ => UsualPort };
        var data = new Option<string?>("--data") { Description = "The folder that holds stories, safeguards and the rest." };
        var command = new Command("serve", "Show the pages in a browser.") { port, data };
        command.SetAction(parsed => Run($"http://127.0.0.1:{parsed.GetValue(port)}", parsed.GetValue(data)));
        return command;
    }

    static void Run(string address, string? data)
    {
        using var app = WebApp.Create(["--urls", address, .. data is null ? [] : new[] { "--data", data }]);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Goldthread is at {address} (Ctrl+C ends it)"));
        app.Run();
    }
}
