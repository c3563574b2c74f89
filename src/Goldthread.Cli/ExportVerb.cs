using System.CommandLine;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Web.Exports;
using Goldthread.Web.Feeds;
using Goldthread.Web.Running;

namespace Goldthread.Cli;

/// <summary><c>goldthread export</c>: a child's chronology for a meeting, a court or another system, as one practitioner may see it.</summary>
static class ExportVerb
{
    public static Command Command()
    {
        var person = new Argument<string>("PERSON") { Description = "The label of the child, as an agency holds them, or the name that stands in the address of the child's page." };
        var format = new Option<string>("--format") { Description = $"One of {string.Join(", ", ExportFormat.All.Select(f => f.Name))}.", Required = true };
        var to = new Option<string>("--out") { Description = "The file to write. Its owner alone may read it.", Required = true };
        var practitioner = new Option<string>("--for") { Description = "The practitioner for whom it is, as the directory names them: it holds what they may see.", Required = true };
        var why = new Option<string>("--why") { Description = $"What for: {string.Join(", ", ExportPurpose.All.Select(p => p.Name))}. After a colon more of it, for the first page: \"court: hearing of 3 May\". The audit log keeps the word alone.", Required = true };
        var data = new Option<string>("--data") { Description = "The folder of the partnership.", Required = true };
        var postgres = StoreOptions.Database();
        var catalogue = new Option<string?>("--catalogue") { Description = "The folder that holds vocabulary/, safeguards/ and the rest." };
        var chronology = new Command("chronology", "Write a child's integrated chronology into a file, as one practitioner may see it. It is in the audit log before the file is written.") { person, format, to, practitioner, why, data, postgres, catalogue };
        chronology.SetAction((p, _) => Run(new(p.GetValue(person)!, p.GetValue(format)!, p.GetValue(to)!, p.GetValue(practitioner)!, p.GetValue(why)!), p.GetValue(data)!, p.GetValue(postgres), p.GetValue(catalogue)));
        return new Command("export", "Take something out of Goldthread.") { chronology };
    }

    sealed record Wanted(string Person, string Format, string To, string Practitioner, string Why);

    static async Task<int> Run(Wanted wanted, string data, string? postgres, string? catalogue)
    {
        if (ExportFormat.All.FirstOrDefault(f => f.Name == wanted.Format) is not { } format) return Refuse($"--format is one of {string.Join(", ", ExportFormat.All.Select(f => f.Name))}.");
        if (ExportPurpose.Read(wanted.Why) is not var (purpose, said)) return Refuse($"--why begins with one of {string.Join(", ", ExportPurpose.All.Select(p => p.Name))}; more of it may follow after a colon.");
        if (Workspace.Open(catalogue, null) is not { } workspace) return Workspace.Refused;
        var folder = new PartnershipFolder(Path.GetFullPath(data), postgres);
        if (folder.Read() is not { } about) return Refuse($"There is no partnership in {folder.Root}.");
        try
        {
            using var opened = await Opened.Of(folder, about, workspace.Catalogue);
            var (board, store) = (opened.Session.Board, opened.Store);
            if (Child(board.Register, wanted.Person) is not { } child) return Refuse("No child is held under this label, and no page has this address.");
            var export = new ChronologyExport(board, store, FeedBook.Of(store.Journal), about, workspace.Catalogue.Access);
            return Say(await export.Of(child, wanted.Practitioner, purpose, said, format, opened.Clock.GetUtcNow(), "goldthread:export"), format, wanted.To);
        }
        catch (DatabaseInUseException)
        {
            return Refuse("The partnership is being served. Take the chronology out on the child's page, or stop serving first.");
        }
        catch (Exception e) when (Stopping.Says(e))
        {
            return Stopping.Say(e);
        }
    }

    static string? Child(Register register, string person) => register.ChildAt(person) ?? (register.IsChild(person) ? register.NameOf(person) : null);

    static int Say(Outcome outcome, ExportFormat format, string path)
    {
        if (outcome is not Outcome.Given given) return Refuse($"{((Outcome.Refused)outcome).Why} Nothing was written.");
        var to = given.As == format ? path : Path.ChangeExtension(path, given.As.Ending);
        OwnedFile.Write(to, given.Bytes);
        if (given.As == format) Console.WriteLine($"Written to {to}, and into the audit log before that.");
        else Console.Error.WriteLine($"There is no Chromium here that prints a PDF (GOLDTHREAD_CHROMIUM says where one is). The page was written instead, and any browser prints it: {to}");
        return given.As == format ? Workspace.Fine : Workspace.NotAsExpected;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
