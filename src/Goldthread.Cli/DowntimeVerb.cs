using System.CommandLine;
using System.Data.Common;
using Goldthread.Store.Journals;
using Goldthread.Web.Downtime;
using Goldthread.Web.Running;

namespace Goldthread.Cli;

/// <summary><c>goldthread downtime</c>: the open duties of each team in a sealed file, and how it is opened.</summary>
static class DowntimeVerb
{
    public static Command Command()
    {
        var data = new Option<string?>("--data") { Description = "The folder of the partnership." };
        var postgres = StoreOptions.Database();
        var file = new Option<string?>("--out") { Description = "The file to write: a page that asks for the passphrase in any browser." };
        var agency = new Option<string?>("--as") { Description = "One agency's part; left out = each agency's, on pages of its own." };
        var catalogue = new Option<string?>("--catalogue") { Description = "The folder that holds vocabulary/, safeguards/ and the rest." };
        var command = new Command("downtime", "Write the open duties of each team into a sealed file, for the hours in which the pages cannot be reached. The passphrase lies with the keys; keep it on paper.") { data, postgres, file, agency, catalogue };
        command.SetAction((p, _) => p.GetValue(data) is { } folder && p.GetValue(file) is { } path ? Run(folder, p.GetValue(postgres), path, p.GetValue(agency), p.GetValue(catalogue)) : Task.FromResult(Refuse("--data DIR says of which partnership, and --out FILE where to.")));

        var copy = new Argument<string>("FILE") { Description = "A downtime copy." };
        var passphrase = new Option<string>("--passphrase") { Description = "A file that holds the passphrase.", Required = true };
        var to = new Option<string>("--to") { Description = "The page to write, in clear.", Required = true };
        var open = new Command("open", "Open a downtime copy without a browser.") { copy, passphrase, to };
        open.SetAction(p => Open(p.GetValue(copy)!, p.GetValue(passphrase)!, p.GetValue(to)!));
        command.Add(open);
        return command;
    }

    static async Task<int> Run(string data, string? postgres, string path, string? agency, string? catalogue)
    {
        if (Workspace.Open(catalogue, null) is not { } workspace) return Workspace.Refused;
        var folder = new PartnershipFolder(Path.GetFullPath(data), postgres);
        if (folder.Read() is not { } about) return Refuse($"There is no partnership in {folder.Root}.");
        try
        {
            using var opened = await Opened.Of(folder, about, workspace.Catalogue);
            var (board, store) = (opened.Session.Board, opened.Store);
            if (agency is not null && board.Register.Agencies[agency] is null) return Refuse($"The partnership has no agency '{agency}'.");
            var duties = await DowntimeCopy.Write(board, store, about.Name, path, "goldthread:downtime", agency);
            Console.WriteLine($"{duties} open duties in {path}. It opens in a browser with the passphrase in {folder.Place.Files.Downtime}; print that, and keep it apart from the copy.");
            return Workspace.Fine;
        }
        catch (DatabaseInUseException)
        {
            return Refuse($"The partnership is being served, and goldthread serve makes the copy itself, every hour: {folder.Downtime}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            return Refuse(e.Message);
        }
    }

    static int Open(string copy, string passphrase, string to)
    {
        try
        {
            if (SealedPage.Open(File.ReadAllText(copy), File.ReadAllText(passphrase)) is not { } body) return Refuse("That is not the passphrase, or no downtime copy.");
            File.WriteAllText(to, $"<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>Open duties</title></head>\n<body>\n{body}</body>\n</html>\n");
            return Workspace.Fine;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(e.Message);
        }
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
