using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Goldthread.Linkage;

namespace Goldthread.Cli.Linking;

/// <summary><c>goldthread link</c>: which records of one or several files are of one person.</summary>
static class LinkVerb
{
    public static Command Command()
    {
        var files = new Argument<string[]>("FILE") { Description = "A file with a row for each record, or several, whose records are then linked within and across.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string[]>("--map") { Description = "Which columns say what: a shipped map (children, febrl, fake-1000) or a file; one for all files, or one for each. Left out = by the usual names of columns.", AllowMultipleArgumentsPerToken = false };
        var model = new Option<string?>("--model") { Description = "A model that learning wrote; left out = the shipped one." };
        var asItIs = new Option<bool>("--as-it-is") { Description = "Take the model as it is, and learn nothing from these files." };
        var threshold = new Option<double?>("--threshold") { Description = "From which probability records are linked; left out = the model's, 0.95." };
        var superseded = new Option<string?>("--superseded") { Description = "A CSV file of NHS numbers that were given up for another, in the columns old and current; left out = there are none." };
        var output = new Option<string?>("--out") { Description = "Where the pairs are written; people and what the run was made of are written beside it. Left out = only counts are printed." };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/, linkage/ and the rest." };
        var command = new Command("link", "Say which records of one or several CSV files are of one person, which are to be looked at, and why. No database is needed.")
        {
            files, map, model, asItIs, threshold, superseded, output, data, EvaluateVerb.Command(), LearnVerb.Command(), SupersededVerb.Command(),
        };
        command.SetAction(p => Run(p.GetValue(files)!, p.GetValue(map) ?? [], p.GetValue(model), !p.GetValue(asItIs), p.GetValue(threshold), p.GetValue(superseded), p.GetValue(output), p.GetValue(data)));
        return command;
    }

    static int Run(string[] paths, string[] maps, string? modelPath, bool learn, double? threshold, string? superseded, string? output, string? data)
    {
        if (threshold is < 0.5 or >= 1) return Refuse("--threshold is from 0.5 to below 1.");
        if (maps.Length > 1 && maps.Length != paths.Length) return Refuse("--map once for all files, or once for each.");
        if (LinkageFolder.Open(data) is not { } folder || (modelPath is null ? folder.Model : LinkageFolder.ModelAt(modelPath)) is not { } model) return Workspace.Refused;
        if (threshold is { } t) model = model with { Link = t, Review = Math.Min(model.Review, t) };
        var clock = new Laps();
        if (Records.Load(folder, paths, maps, superseded) is not { } records) return Workspace.Refused;
        clock.Lap("read");
        foreach (var line in records.Recognised) Console.WriteLine(line);
        var linker = new Linker(records.Table, Decisions.None, Environment.ProcessorCount);
        clock.Lap("index");
        if (learn)
        {
            var learnt = linker.Learn(model);
            model = learnt.Model;
            clock.Lap("learn");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Learnt from {learnt.Candidates} pairs of {learnt.Looked:0.#%} of the records in {learnt.Rounds} rounds: a record has {model.Others:0.##} others of its person and {model.Relatives:0.##} of its family."));
        }
        var scoring = linker.Score(model);
        clock.Lap("score");
        var people = linker.People(model, scoring);
        clock.Lap("people");
        if (output is not null)
        {
            PairsFile.Write(output, records.Table, linker, model, scoring, people, new([.. paths.Select(Path.GetFullPath)], records.Rows, maps.Length == 0 ? [.. paths.Select(_ => (string?)null)] : [.. paths.Select((_, i) => maps[maps.Length == 1 ? 0 : i])], model.Name, model.Version, model.Link, [.. records.Table.Schema.Fields.Select(f => f.Name)]));
            clock.Lap("write");
        }
        Say(records.Table, scoring, people, clock);
        return Workspace.Fine;
    }

    static void Say(RecordTable table, Scoring scoring, People people, Laps clock)
    {
        var outcomes = scoring.Pairs.CountBy(p => p.Verdict.Outcome).ToDictionary();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table.Count} records, {people.Of.Distinct().Count()} people. {scoring.Compared} pairs share a key and were compared: {outcomes.GetValueOrDefault(Outcome.Link)} link, {outcomes.GetValueOrDefault(Outcome.Review)} to be looked at, the others no."));
        foreach (var (rule, count) in scoring.Pairs.Where(p => p.Verdict.Rule != Rule.None).CountBy(p => p.Verdict.Rule).OrderBy(r => r.Key)) Console.WriteLine($"  {count} to be looked at by the rule {rule}");
        if (people.Many.Count > 0) Console.WriteLine($"  {people.Many.Count} records match several people alike, and were linked to none");
        Console.WriteLine(clock.Say());
    }

    internal static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return Workspace.Refused;
    }
}

/// <summary>Seconds of one step after another.</summary>
sealed class Laps
{
    readonly List<string> said = [];
    long start = Stopwatch.GetTimestamp();

    public void Lap(string step)
    {
        said.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s"));
        start = Stopwatch.GetTimestamp();
    }

    public string Say() => string.Join(", ", said);
}
