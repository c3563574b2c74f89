using System.CommandLine;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Cli;

/// <summary><c>goldthread replay FILE…</c>: steps through what was known when.</summary>
static class ReplayVerb
{
    public static Command Command()
    {
        var files = new Argument<string[]>("file") { Description = "Story files, inside the project or not.", Arity = ArgumentArity.OneOrMore };
        var at = new Option<string?>("--at") { Description = "Stop at a moment (a date, or 'day 5') and show what had spoken by then." };
        var standpoint = new Option<string>("--standpoint") { Description = "joined (all agencies together), held, or the name of one agency.", DefaultValueFactory = _ => "joined" };
        var safeguards = new Option<string?>("--safeguards") { Description = "Another folder of safeguards to try." };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead (docs/reference/replay-json.md)." };
        var command = new Command("replay", "Step through a story with only what was known by then; say what would have spoken, and whether the story's expectations are kept.")
        {
            files, at, standpoint, safeguards, data, json,
        };
        command.SetAction(p => Run(p.GetValue(files)!, p.GetValue(at), p.GetValue(standpoint)!, p.GetValue(safeguards), p.GetValue(data), p.GetValue(json)));
        return command;
    }

    static int Run(string[] files, string? at, string standpoint, string? safeguards, string? data, bool json)
    {
        if (Workspace.Open(data, safeguards) is not { } workspace) return Workspace.Refused;
        var moment = at is null ? null : FuzzyDateParser.Parse(at);
        if (at is not null && (moment is null || moment.Anchors.Any()))
        {
            Console.Error.WriteLine($"--at: '{at}' is not a date by itself. Write 2014-12-24, 2014-12, 'day 5' and so on.");
            return Workspace.Refused;
        }
        var stories = files.Select(workspace.Story).ToList();
        if (stories.Contains(null)) return Workspace.Refused;
        foreach (var story in stories)
            if (standpoint is not ("joined" or "held") && story!.Agencies[standpoint] is null)
            {
                Console.Error.WriteLine($"--standpoint: {story.Name} has no agency '{standpoint}'. It has: {string.Join(", ", story.Agencies.All.Keys.Order(StringComparer.Ordinal))}.");
                return Workspace.Refused;
            }
        // Stories know nothing of each other, so they are replayed side by side and told in the order given.
        var told = stories.AsParallel().AsOrdered().Select(story =>
        {
            var replay = Replay.Of(story!, workspace.Catalogue.Safeguards, workspace.Catalogue.Setting, standpoint);
            // Expectations are of the joined story as a whole.
            List<Verdict> verdicts = standpoint is "joined" or "held" ? [.. story!.Expectations.Select(e => Verdict.Of(e, replay))] : [];
            var until = moment?.On(replay.Set.Reckoning.Axis).Hi;
            using var text = new StringWriter();
            if (!json) new ReplayText(text, replay, workspace.Catalogue.Safeguards.Count, standpoint, at, until).Write(verdicts);
            return new Told(verdicts.TrueForAll(v => v.Kept), text.ToString(), json ? ReplayJson.Of(replay, verdicts, standpoint, until) : null);
        }).ToList();
        if (json) ReplayJson.Write([.. told.Select(t => t.Json!)]);
        else foreach (var t in told) Console.Write(t.Text);
        return told.TrueForAll(t => t.Kept) ? workspace.Broken ? Workspace.Refused : Workspace.Fine : Workspace.NotAsExpected;
    }

    sealed record Told(bool Kept, string Text, object? Json);
}
