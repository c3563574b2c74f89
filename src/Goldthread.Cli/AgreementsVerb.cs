using System.CommandLine;
using System.Text;
using Goldthread.Feeds;
using Goldthread.Feeds.Agreements;
using Goldthread.Reading;
using Goldthread.Web;

namespace Goldthread.Cli;

/// <summary><c>goldthread feeds agreements</c>: the sharing agreements of an organisation directory, as files to be looked at and kept.</summary>
static class AgreementsVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "An organisation directory of the single unique identifier pilot (JSON)." };
        var agency = new Option<string[]>("--agency") { Description = "What an organisation is called here, as ID=NAME; more than once. Left out, its id in small letters." };
        var replace = new Option<bool>("--replace") { Description = "Write over the agreements that are there already." };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest." };
        var command = new Command("agreements", "Write what the organisations of a directory share with whom, for what and how long, into access/agreements/.") { file, agency, replace, data };
        command.SetAction(p => Run(p.GetValue(file)!, p.GetValue(agency) ?? [], p.GetValue(replace), p.GetValue(data)));
        return command;
    }

    static int Run(string path, string[] agencies, bool replace, string? data)
    {
        if (Workspace.Open(data, null) is not { } workspace) return Workspace.Refused;
        if (!File.Exists(path)) return Refuse($"There is no file {path}.");
        if (agencies.FirstOrDefault(a => a.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]) is { } unread) return Refuse($"'{unread}' is not written as ID=NAME.");
        var (problems, files) = (new ProblemList(), DataFiles.Read(workspace.Root));
        var names = agencies.Select(a => a.Split('=')).GroupBy(a => a[0], a => a[1], StringComparer.Ordinal).ToDictionary(a => a.Key, a => a.Last(), StringComparer.Ordinal);
        if (!FeedList.Of(files, workspace.Catalogue).Formats.TryGetValue(OrganisationDirectory.Format, out var format)) return Refuse($"The format {OrganisationDirectory.Format} is not among formats/.");
        IReadOnlyList<AgreementFile> agreements;
        using (var stream = File.OpenRead(path)) agreements = new OrganisationDirectory(format, id => names.GetValueOrDefault(id, id.ToLowerInvariant()), problems).Read(stream, path);
        if (problems.Any) return Tell(problems.All);
        if (!replace && agreements.FirstOrDefault(a => files.ContainsKey(a.Path)) is { } there) return Refuse($"{there.Path} is there already. --replace writes over it.");
        // What the words of this partnership do not know is said before anything is written.
        var with = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        foreach (var agreement in agreements) with[agreement.Path] = Encoding.UTF8.GetBytes(agreement.ToString());
        if (Catalogue.Of(with).Problems.Where(p => agreements.Any(a => p.Place.File == a.Path)).ToList() is { Count: > 0 } unknown) return Tell(unknown);
        try
        {
            Directory.CreateDirectory(Path.Combine(workspace.Root, "access", "agreements"));
            foreach (var agreement in agreements)
            {
                File.WriteAllText(Path.Combine(workspace.Root, agreement.Path), agreement.ToString());
                Console.WriteLine($"{agreement.Path}: {(agreement.Terms.Count == 0 ? "nothing is shared with anybody" : $"{agreement.Terms.Count} terms")}");
            }
        }
        catch (Exception e) when (Stopping.Says(e))
        {
            return Stopping.Say(e);
        }
        Console.WriteLine("Look at each, and name it in the feed: agreement: { …, terms: NAME }.");
        return Workspace.Fine;
    }

    static int Tell(IReadOnlyList<Problem> problems)
    {
        Workspace.Tell(problems);
        return Workspace.Refused;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
