using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Store;
using Goldthread.Time;
using Goldthread.Web.Running;

namespace Goldthread.Cli;

/// <summary><c>goldthread demo</c>: an invented partnership in a database of its own.</summary>
static class DemoVerb
{
    // Measured: a child-year takes about 12 kilobytes with its keys and indexes.
    const long BytesOfAChildYear = 30_000;

    public static Command Command()
    {
        var children = new Option<int>("--children") { Description = "How many children, those expected included.", DefaultValueFactory = _ => 2000 };
        var seed = new Option<long>("--seed") { Description = "Another number, another partnership.", DefaultValueFactory = _ => 1 };
        var years = new Option<int>("--years") { Description = "Over how many years.", DefaultValueFactory = _ => 3 };
        var until = new Option<string?>("--until") { Description = "The last day (2026-10-31); left out = yesterday. The same seed and last day give the same partnership." };
        var postgres = StoreOptions.Database();
        var data = new Option<string>("--data") { Description = "A folder that is empty or not there yet.", Required = true };
        var catalogue = new Option<string?>("--catalogue") { Description = "The folder that holds vocabulary/, safeguards/, lives/ and the rest." };
        var command = new Command("demo", "Invent a partnership with its agencies, families and practitioners, and write what its systems tell into a database. Nobody in it is real.") { children, seed, years, until, data, postgres, catalogue };
        command.SetAction(async (p, _) => await Run(p.GetValue(children), p.GetValue(seed), p.GetValue(years), p.GetValue(until), p.GetValue(data)!, p.GetValue(postgres), p.GetValue(catalogue)));
        return command;
    }

    static async Task<int> Run(int children, long seed, int years, string? until, string data, string? postgres, string? catalogue)
    {
        if (children is < 1 or > 200_000 || years is < 1 or > 10) return Refuse("--children is 1 to 200000, --years 1 to 10.");
        var last = Axis.Dated.Earliest(Minutes.Of(TimeProvider.System.GetUtcNow())).AddDays(-1);
        if (until is not null && !DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out last)) return Refuse($"'{until}' is no day such as 2026-10-31.");
        if (last.Year is < 2000 or > 2100) return Refuse("--until is a day from 2000 to 2100.");
        if (Workspace.Open(catalogue, null) is not { } workspace) return Workspace.Refused;
        var problems = new ProblemList();
        var (practice, plan) = (workspace.Catalogue.ReadPractice(problems), workspace.Catalogue.ReadPartnership(problems));
        if (plan is null && !problems.Any) return Refuse("There is no lives/partnership in the folder of words; it is what a partnership is invented from.");
        Workspace.Tell(problems.All);
        if (problems.Any || workspace.Broken) return Workspace.Refused;

        var folder = new PartnershipFolder(Path.GetFullPath(data), postgres);
        if (Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any()) return Refuse($"{folder.Root} is not empty. Nothing was written; name a folder that is empty or not there yet.");
        var from = last.AddYears(-years).AddDays(1);
        try
        {
            if (folder.Place.Holds) return Refuse("The database is not empty. Nothing was written; name one that is.");
            Directory.CreateDirectory(folder.Root);
            var (free, needed) = (new DriveInfo(folder.Root).AvailableFreeSpace, children * (years + 1L) * BytesOfAChildYear);
            if (postgres is null && free < needed) return Refuse($"{folder.Root} has {free / 1_000_000} MB free, and such a partnership may need {needed / 1_000_000} MB. Nothing was written.");
            var clock = Stopwatch.StartNew();
            var partnership = new Partnership(plan!, practice, workspace.Catalogue.Safeguards, workspace.Catalogue.Setting, seed, children, from, years);
            var loaded = await Load(partnership, folder, workspace.Catalogue);
            var about = new AboutPartnership(partnership.Name, Invented: true, seed, partnership.Children, years, from, Minutes.MomentOf(partnership.Whole.Hi), GoLive: last.AddMonths(-6));
            var loading = clock.Elapsed.TotalSeconds;
            var board = await Evaluate(folder, about, workspace.Catalogue);
            folder.Write(about);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{partnership.Name}: {partnership.Children} children in {partnership.Families} families, {from:yyyy-MM-dd} to {last:yyyy-MM-dd}. Everybody in it is invented."));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{loaded.Records} records about {loaded.People} people as their agencies hold them; {loaded.Entries} entries written, {loaded.Again} sent again and kept once; {loading:0.0} s."));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workspace.Catalogue.Safeguards.Count} safeguards looked at all of it: {board.DutyCount} duties, of which {board.Prompting.Count} prompt somebody on the last day; {clock.Elapsed.TotalSeconds - loading:0.0} s."));
        }
        catch (Exception e) when (Stopping.Says(e))
        {
            Console.Error.WriteLine($"What was begun in {folder.Root} is no partnership; empty the folder before another try.");
            return Stopping.Say(e);
        }
        Console.WriteLine($"""
            In {folder.Root}: {(postgres is null ? "journal.db and audit.db, " : "")}keys/ (whoever has them can read the journal), partnership.json, and truth.jsonl, which says who is one person and where safeguards should speak.
            Next: goldthread serve --data {data}{(postgres is null ? "" : ", with the same --postgres")}
            """);
        return Workspace.Fine;
    }

    static async Task<Loading> Load(Partnership partnership, PartnershipFolder folder, Catalogue catalogue)
    {
        var clock = new StandingClock(Minutes.MomentOf(partnership.Whole.Lo));
        using var store = new StoreFolder(folder.Place, catalogue.Vocabulary, clock);
        await using var truth = new StreamWriter(folder.Truth);
        return await Loading.Of(partnership.Tell(), store.Journal, clock, catalogue, truth);
    }

    static async Task<Board> Evaluate(PartnershipFolder folder, AboutPartnership about, Catalogue catalogue)
    {
        var clock = new StandingClock(about.Until!.Value);
        using var store = new StoreFolder(folder.Place, catalogue.Vocabulary, clock);
        using var session = await Session.Open(store, catalogue, about, clock, null);
        await session.Leave();
        return session.Board;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
