using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Goldthread.Feeds;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Feeds.Proposals;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Web;

namespace Goldthread.Cli;

/// <summary><c>goldthread import map</c>: a format for a table that nobody has described yet, and its first rows as records.</summary>
static class MapVerb
{
    public static Command Command()
    {
        var command = Alone();
        command.Add(new HelpOption { Action = new Help() });
        return command;
    }

    // What stands above it, `import`, asks for arguments of its own, and `map` for none of them. So its help is that of a command with nothing above it but names.
    sealed class Help : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parsed) => new Command("goldthread") { new Command("import") { Alone() }, new HelpOption { Recursive = true } }.Parse(["import", "map", "--help"]).Invoke(parsed.InvocationConfiguration);
    }

    static Command Alone()
    {
        var file = new Argument<string>("FILE") { Description = "A table with a row of headers: .csv or .xlsx." };
        var feed = new Option<string>("--feed") { Description = "What the feed and its format are to be called.", Required = true };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest." };
        var command = new Command("map", "Propose a format for a table from its headers and values, write it to formats/, and show the first rows as records.") { file, feed, data };
        command.SetAction(p => Run(p.GetValue(file)!, p.GetValue(feed)!, p.GetValue(data)));
        return command;
    }

    static int Run(string path, string name, string? data)
    {
        if (Workspace.Open(data, null) is not { } workspace) return Workspace.Refused;
        var (vocabulary, target) = (workspace.Catalogue.Vocabulary, Path.Combine(workspace.Root, "formats", $"{name}.yaml"));
        if (name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')) return Refuse("A feed is called by small letters, digits and hyphens.");
        if (File.Exists(target)) return Refuse($"{target} is there already, and is not written over. Correct it there.");
        if (!File.Exists(path)) return Refuse($"There is no file {path}.");
        try
        {
            var agreed = FeedList.Of(DataFiles.Read(workspace.Root), workspace.Catalogue).Feeds.GetValueOrDefault(name);
            var kinds = vocabulary.Kinds.Values.Where(k => agreed?.Of(k) is not null || agreed is null);
            using var stream = File.OpenRead(path);
            var workbook = Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);
            var found = (workbook ? XlsxItems.Read(stream, path, Limits.Usual) : CsvItems.Read(stream, path, Limits.Usual)).ToList();
            if (found is [.., Found.Broken broken] && found.Count == 1) return Refuse(broken.Problem.ToString());
            if (Proposal.Of(name, $"a table of {name.Replace('-', ' ')}", workbook ? FileForm.Xlsx : FileForm.Csv, found, kinds) is not { } proposed) return Refuse($"{path} holds no rows.");
            using (var text = new StreamWriter(new FileStream(target, FileMode.CreateNew))) text.Write(proposed);
            Console.WriteLine($"Written to {target}:\n\n{proposed}");
            return Show(proposed, target, found, vocabulary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(e.Message);
        }
    }

    static int Show(string proposed, string target, IReadOnlyList<Found> found, Vocabulary vocabulary)
    {
        var problems = new ProblemList();
        if (YamlFile.Read(proposed, target, problems) is not { } root || new FormatReader(vocabulary, problems).Read(root) is not { } format)
        {
            Workspace.Tell(problems.All);
            return Workspace.Refused;
        }
        Console.WriteLine("The first rows by it:");
        foreach (var (row, made) in FirstRows.Of(format, FirstRows.Anybodys(format, vocabulary), vocabulary, found.OfType<Found.One>().Take(Sample.Shown).Select(r => r.Item)))
            foreach (var one in made) Console.WriteLine($"{row.Line}: {(one.Statement is Statement.OfRecord ? "    " : "")}{FirstRows.Said(one)}");
        Console.WriteLine($"Correct the file, declare the feed in feeds/, then: goldthread import {format.Name} FILE --feed {format.Name} --dry-run");
        return Workspace.Fine;
    }

    static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}
