using System.CommandLine;
using Goldthread.Reading;
using Goldthread.Store;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Entry = Goldthread.Store.Entries.Entry;
using Looking = Goldthread.Web.Links.Linking;

namespace Goldthread.Cli.Linking;

/// <summary><c>goldthread link superseded</c>: tells a journal which NHS numbers were given up for which, and compares anew whoever is held under one.</summary>
static class SupersededVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the columns old and current." };
        var store = new StoreOptions();
        var source = new Option<string>("--source") { Description = "Who says so, such as the name of the list.", Required = true };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/, linkage/ and the rest." };
        var command = new Command("superseded", "Tell a journal which NHS numbers were given up for which; whoever is held under one is compared anew.") { file, source, store.Folder, store.Postgres, data };
        command.SetAction((p, _) => Run(p.GetValue(file)!, p.GetValue(source)!, store.Of(p), p.GetValue(data)));
        return command;
    }

    static async Task<int> Run(string path, string source, StorePlace place, string? data)
    {
        if (Workspace.Open(data, null) is not { } workspace || LinkageFolder.Open(data) is not { } folder) return Workspace.Refused;
        var problems = new ProblemList();
        var pairs = SupersededFile.Read(path, problems);
        Workspace.Tell(problems.All);
        if (problems.Any) return Workspace.Refused;
        if (!place.Holds) return LinkVerb.Refuse($"{place.Name} holds no store.");
        try
        {
            using var store = new StoreFolder(place, workspace.Catalogue.Vocabulary, TimeProvider.System);
            var linking = Looking.Over(store.Journal, folder.Words)!;
            if (!linking.HasBegun) await store.Journal.Append(linking.Beginning, Looking.Own);
            var answers = await Append(store.Journal, [.. pairs.Select(p => new Entry.NumberSuperseded(p.Old, p.Current, source))], new("goldthread:numbers", "superseded"));
            var links = linking.Follow();
            await Append(store.Journal, links, Looking.Own);
            Console.WriteLine($"{answers.OfType<Answer.Appended>().Count()} numbers told, {answers.OfType<Answer.Already>().Count()} known; {links.OfType<Entry.Link>().Count(l => l.Is == LinkState.Confirmed)} links made, {links.OfType<Entry.Link>().Count(l => l.Is != LinkState.Confirmed)} others changed.");
            return Workspace.Fine;
        }
        catch (Exception e) when (Stopping.Says(e))
        {
            return Stopping.Say(e);
        }
    }

    static async Task<IReadOnlyList<Answer>> Append(Journal journal, IReadOnlyList<Entry> entries, Cause cause)
    {
        var answers = new List<Answer>();
        foreach (var some in entries.Chunk(Journal.MostAtOnce)) answers.AddRange(await journal.Append(some, cause, Urgency.Import));
        return answers;
    }
}
