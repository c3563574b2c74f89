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
        var command = new Command("serve", "Show the pages in a browser.") { port };
        command.SetAction(parsed => Run($"http://127.0.0.1:{parsed.GetValue(port)}"));
        return command;
    }

    static void Run(string address)
    {
        using var app = WebApp.Create(["--urls", address]);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Goldthread is at {address} (Ctrl+C ends it)"));
        app.Run();
    }
}
