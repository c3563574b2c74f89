using System.CommandLine;
using System.Text.Json;
using Goldthread.Assurance;
using Goldthread.Lives;
using Goldthread.Reading;

namespace Goldthread.Cli;

/// <summary><c>goldthread safeguards burden</c>: how many prompts ordinary lives would bring, and to whom.</summary>
static class BurdenVerb
{
    public static Command Command(Option<string?> data, Option<string?> safeguards)
    {
        var seed = new Option<long>("--seed") { Description = "Another number, other lives.", DefaultValueFactory = _ => 1 };
        var families = new Option<int>("--families") { Description = "How many families are drawn.", DefaultValueFactory = _ => 1500 };
        var months = new Option<int>("--months") { Description = "How many months are looked at.", DefaultValueFactory = _ => 24 };
        var history = new Option<int>("--history") { Description = "Months of records before them.", DefaultValueFactory = _ => 12 };
        var seldom = new Option<int>("--seldom") { Description = "How many lives are drawn besides for each several seldom scenes; they count for no rate.", DefaultValueFactory = _ => 24 };
        var json = new Option<bool>("--json") { Description = "Print JSON instead." };
        var command = new Command("burden", "Draw ordinary lives at published rates, and count the prompts that all safeguards would give in them: by agency, level and group.") { seed, families, months, history, seldom, json };
        command.SetAction(p => Run(p.GetValue(data), p.GetValue(safeguards), p.GetValue(seed), p.GetValue(families), p.GetValue(months), p.GetValue(history), p.GetValue(seldom), p.GetValue(json)));
        return command;
    }

    static int Run(string? data, string? safeguards, long seed, int families, int months, int history, int seldom, bool json)
    {
        if (Workspace.Open(data, safeguards) is not { } workspace) return Workspace.Refused;
        if (families is < 1 or > 1_000_000 || months is < 1 or > 60 || history is < 0 or > 120 || seldom is < 0 or > 1000)
        {
            Console.Error.WriteLine("--families is 1 to 1000000, --months 1 to 60, --history 0 to 120, --seldom 0 to 1000.");
            return Workspace.Refused;
        }
        var problems = new ProblemList();
        var catalogue = workspace.Catalogue;
        var practice = catalogue.ReadPractice(problems);
        Workspace.Tell(problems.All);
        if (problems.Any) return Workspace.Refused;
        var population = new Population(practice, catalogue.Vocabulary, catalogue.Routes, catalogue.Timescales.Calendar, new(2024, 1, 1), months, history);
        var burden = Burden.Measure(catalogue.Safeguards, catalogue.Setting, population, practice, seed, families, seldom);
        if (json) Console.WriteLine(JsonSerializer.Serialize(Shape(burden), Options));
        else Console.Write(BurdenText.Of(burden));
        return burden.Bars.All(b => b.Held) ? workspace.Broken ? Workspace.Refused : Workspace.Fine : Workspace.NotAsExpected;
    }

    static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    static object Shape(Burden burden) => new
    {
        families = burden.Families,
        children = burden.Children,
        months_without_open_work = Math.Round(burden.Months(false), 1),
        months_with_open_work = Math.Round(burden.Months(true), 1),
        bars = burden.Bars.Select(b => new { bar = b.What, at_most = b.AtMost, found = Math.Round(b.Found, 3), held = b.Held, costliest = b.Costliest.Select(c => new { safeguard = c.Safeguard, prompts = c.Prompts }) }),
        safeguards = burden.Safeguards.Select(g => new { id = g.Id, burden.Funnels[g.Id].Met, burden.Funnels[g.Id].Begun, burden.Funnels[g.Id].Missed, burden.Funnels[g.Id].Spoke, burden.Funnels[g.Id].Quiet, per_1000_without = Math.Round(burden.PerThousand(p => p.Safeguard == g.Id), 3), per_100_with = Math.Round(burden.PerHundred(p => p.Safeguard == g.Id), 3) }),
    };
}
