using System.CommandLine;
using System.Globalization;
using Goldthread.Linkage;

namespace Goldthread.Cli.Linking;

/// <summary><c>goldthread link learn</c>: a model from a partnership's own records, as a file with the next version.</summary>
static class LearnVerb
{
    public static Command Command()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files with a row for each record.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string[]>("--map") { Description = "As for link." };
        var model = new Option<string?>("--model") { Description = "The model to begin from; left out = the shipped one." };
        var name = new Option<string?>("--name") { Description = "What the new model is called; left out = as the one before." };
        var output = new Option<string>("--out") { Description = "Where the model is written. Nothing is written over.", Required = true };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/, linkage/ and the rest." };
        var command = new Command("learn", "Learn from records, without knowing who is who, how well those of one person agree, and write the next version of the model.") { files, map, model, name, output, data };
        command.SetAction(p => Run(p.GetValue(files)!, p.GetValue(map) ?? [], p.GetValue(model), p.GetValue(name), p.GetValue(output)!, p.GetValue(data)));
        return command;
    }

    static int Run(string[] paths, string[] maps, string? modelPath, string? name, string output, string? data)
    {
        if (File.Exists(output)) return LinkVerb.Refuse($"{output} is there already. Nothing was written; a new version is a new file.");
        if (LinkageFolder.Open(data) is not { } folder || (modelPath is null ? folder.Model : LinkageFolder.ModelAt(modelPath)) is not { } before || Records.Load(folder, paths, maps) is not { } records) return Workspace.Refused;
        var learnt = new Linker(records.Table, Decisions.None, Environment.ProcessorCount).Learn(before);
        var model = learnt.Model with { Name = name ?? before.Name, Source = $"{records.Table.Count} records, from version {before.Version} of {before.Name}." };
        File.WriteAllText(output, LinkModelFile.Write(model, records.Table.Schema));
        foreach (var line in records.Recognised) Console.WriteLine(line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Version {model.Version} of {model.Name}, learnt from {learnt.Candidates} pairs in {learnt.Rounds} rounds: a record has {model.Others:0.##} others of its person and {model.Relatives:0.##} of its family."));
        return Workspace.Fine;
    }
}
