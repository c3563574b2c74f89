using System.CommandLine;
using Goldthread.Feeds;
using Goldthread.Feeds.Declarations;
using Goldthread.Reading;
using Goldthread.Store;
using Goldthread.Web;
using Goldthread.Web.Feeds;
using Goldthread.Web.Links;
using Goldthread.Web.Running;

namespace Goldthread.Cli;

/// <summary><c>goldthread import</c>: a file that an agency sent, into the journal, and what became of every part of it.</summary>
static class ImportVerb
{
    public static Command Command()
    {
        var format = new Argument<string>("FORMAT") { Description = "The name of a format, such as cin-census." };
        var file = new Argument<string>("FILE") { Description = "The file as it was sent." };
        var feed = new Option<string>("--feed") { Description = "The feed that it came by, as feeds/ declares it.", Required = true };
        var store = new Option<string?>("--store") { Description = "The folder of the journal. Left out with --dry-run, nothing is known yet." };
        var postgres = StoreOptions.Database();
        var dry = new Option<bool>("--dry-run") { Description = "Read all of it, say what would become of it, and write nothing." };
        var json = new Option<bool>("--json") { Description = "Say it as JSON." };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest." };
        var command = new Command("import", "Take in a file that an agency sent, and say what became of every part of it.") { format, file, feed, store, postgres, dry, json, data };
        command.Subcommands.Add(MapVerb.Command());
        command.SetAction((p, _) => Run(p.GetValue(format)!, p.GetValue(file)!, p.GetValue(feed)!, p.GetValue(store), p.GetValue(postgres), p.GetValue(dry), p.GetValue(json), p.GetValue(data)));
        return command;
    }

    static async Task<int> Run(string format, string path, string name, string? folder, string? postgres, bool dry, bool json, string? data)
    {
        if (Workspace.Open(data, null) is not { } workspace) return Workspace.Refused;
        var list = FeedList.Of(DataFiles.Read(workspace.Root), workspace.Catalogue);
        Workspace.Tell(list.Problems);
        if (Find(list, format, name, path) is not { } feed) return Workspace.Refused;
        if (folder is null && !dry) return Refuse("--store DIR says which journal it goes into; --dry-run shows what would become of it.");
        try
        {
            var place = folder is null ? null : StorePlace.Of(folder, postgres);
            if (place?.Holds == false) return Refuse($"{place.Name} holds no store.");
            using var store = place is null ? null : new StoreFolder(place, workspace.Catalogue.Vocabulary, TimeProvider.System);
            if (place is not null && !feed.Invented && new PartnershipFolder(place.Files.Folder).Read() is { Invented: true }) return Refuse($"{place.Name} is an invented partnership, and '{feed.Name}' does not say that its files are. Real people do not go among invented ones.");
            var imported = await new Importing(list, workspace.Catalogue.Vocabulary, feed, store?.Journal, (entries, cause, urgency) => store!.Journal.Append(entries, cause, urgency), dry ? null : LinkWords.Read(workspace.Root, new ProblemList())).Take(path, !dry, TimeProvider.System.GetUtcNow());
            if (json) ImportReport.Json(imported, feed, dry);
            else ImportReport.Say(imported, feed, dry);
            return imported.Broken is not null ? Workspace.Refused : ImportReport.AllTaken(imported) ? Workspace.Fine : Workspace.NotAsExpected;
        }
        catch (Exception e) when (Stopping.Says(e))
        {
            return Stopping.Say(e);
        }
    }

    // Null: it has been said why.
    static Feed? Find(FeedList list, string format, string name, string path)
    {
        var (problems, here) = (new ProblemList(), new Place(path, 1, 1));
        var feed = list.Find(format, name, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date), here, problems);
        if (!File.Exists(path)) problems.Add(ProblemKind.FileMissing, here, "There is no such file.");
        Workspace.Tell(problems.All);
        return File.Exists(path) ? feed : null;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
