using System.CommandLine;
using System.Data.Common;
using Goldthread.Web;
using Goldthread.Web.Running;

namespace Goldthread.Cli;

/// <summary><c>goldthread serve</c>: the pages, for this machine alone.</summary>
static class Serve
{
    const int UsualPort = 5080;

    public static Command Command()
    {
        var port = new Option<int>("--port") { Description = "The port to answer on.", DefaultValueFactory = _ => UsualPort };
        var data = new Option<string?>("--data") { Description = "A folder with a partnership, as goldthread demo makes one. A folder that holds vocabulary/ and the rest is taken as those of the words." };
        var postgres = StoreOptions.Database();
        var catalogue = new Option<string?>("--catalogue") { Description = "The folder that holds vocabulary/, stories/, safeguards/ and the rest." };
        var command = new Command("serve", "Show the pages in a browser, for this machine alone: the published cases, and an invented partnership.") { port, data, postgres, catalogue };
        command.SetAction(parsed => Run($"http://127.0.0.1:{parsed.GetValue(port)}", parsed.GetValue(data), parsed.GetValue(postgres), parsed.GetValue(catalogue)));
        return command;
    }

    static int Run(string address, string? data, string? postgres, string? catalogue)
    {
        var partnership = data is not null && !Directory.Exists(Path.Combine(data, "vocabulary")) ? new PartnershipFolder(Path.GetFullPath(data), postgres) : null;
        if (partnership is null && postgres is not null) return Refuse("--postgres also needs --data DIR: the folder of the partnership, with its keys.");
        if (partnership is null) catalogue ??= data;
        else if (partnership.Read() is not { } about) return Refuse($"There is no partnership in {partnership.Root}. goldthread demo --data {data} invents one in a folder that is empty.");
        else if (!about.Invented) return Refuse("Goldthread serves invented partnerships and the published cases, and nothing else: there is no sign-in yet. Real records also need a named controller, a reference to the assessment of data protection, and a safety officer.");
        if (postgres is not null && Unreachable(partnership!) is { } why) return Refuse(why);
        using var app = WebApp.Create(["--urls", address, .. catalogue is null ? [] : new[] { "--data", catalogue }, .. partnership is null ? [] : new[] { "--partnership", partnership.Root }, .. postgres is null ? [] : new[] { "--postgres", postgres }]);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Goldthread is at {address} (Ctrl+C ends it)"));
        app.Run();
        return Workspace.Fine;
    }

    /// <returns>Null: there is a partnership in the database.</returns>
    static string? Unreachable(PartnershipFolder partnership)
    {
        try
        {
            return partnership.Place.Holds ? null : "The database holds no partnership. goldthread demo with --postgres invents one in a database that is empty.";
        }
        catch (Exception e) when (e is IOException or DbException)
        {
            return e.Message;
        }
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
