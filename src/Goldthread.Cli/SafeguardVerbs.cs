using System.CommandLine;
using Goldthread.Reading;
using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Cli;

/// <summary><c>goldthread safeguards list|lint|test|explain|new|coverage|burden|catalogue</c>.</summary>
static class SafeguardVerbs
{
    public static Command Command()
    {
        var safeguards = new Option<string?>("--safeguards") { Description = "Another folder of safeguards.", Recursive = true };
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest.", Recursive = true };
        var ids = new Argument<string[]>("id") { Description = "Safeguards by id; none = all.", Arity = ArgumentArity.ZeroOrMore };
        var one = new Argument<string>("id") { Description = "The safeguard's id." };
        var mutate = new Option<bool>("--mutate") { Description = "Do one thing after another otherwise in each safeguard, and say what no test notices." };
        var list = new Command("list", "What is watched for: id, level, title.");
        var lint = new Command("lint", "Read every safeguard and its words strictly; say every problem.");
        var test = new Command("test", "Run the tests beside the safeguards.") { ids, mutate };
        var explain = new Command("explain", "One safeguard in plain words (what begins it, who is expected to do what by when, and why), and its normal form.") { one };
        list.SetAction(p => With(p.GetValue(data), p.GetValue(safeguards), List));
        lint.SetAction(p => With(p.GetValue(data), p.GetValue(safeguards), Lint));
        test.SetAction(p => With(p.GetValue(data), p.GetValue(safeguards), w => p.GetValue(mutate) ? MutateVerb.Run(w, p.GetValue(ids) ?? []) : Test(w, p.GetValue(ids) ?? [])));
        explain.SetAction(p => With(p.GetValue(data), p.GetValue(safeguards), w => Explain(w, p.GetValue(one)!)));
        return new Command("safeguards", "The lessons as executable rules.") { list, lint, test, explain, NewVerb.Command(data, safeguards), CoverageVerb.Command(data, safeguards), BurdenVerb.Command(data, safeguards), CatalogueVerb.Command(data, safeguards), safeguards, data };
    }

    public static int With(string? data, string? safeguards, Func<Workspace, int> run) =>
        Workspace.Open(data, safeguards) is { } workspace ? run(workspace) : Workspace.Refused;

    static int List(Workspace w)
    {
        foreach (var family in w.Catalogue.Safeguards.GroupBy(g => g.Family).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Console.WriteLine(family.Key);
            foreach (var g in family) Console.WriteLine($"  {g.Id,-52} {g.Title}");
        }
        Console.WriteLine($"{w.Catalogue.Safeguards.Count} safeguards, all on {string.Join(" or ", w.Catalogue.Safeguards.Select(g => g.Status.ToString().ToLowerInvariant()).Distinct())}.");
        return w.Broken ? Workspace.Refused : Workspace.Fine;
    }

    static int Lint(Workspace w)
    {
        var problems = w.Catalogue.Lint();
        Workspace.Tell(problems);
        var count = problems.Count + w.Catalogue.Problems.Count + w.Catalogue.Refused.Values.Sum(r => r.Count);
        Console.WriteLine($"{w.Catalogue.Safeguards.Count} safeguards read, {w.Catalogue.Refused.Count} refused, {count} {(count == 1 ? "problem" : "problems")}.");
        return problems.Count > 0 || w.Broken ? Workspace.Refused : Workspace.Fine;
    }

    static int Test(Workspace w, string[] ids)
    {
        var (passed, failed) = (0, 0);
        var problems = new ProblemList();
        foreach (var id in ids.Where(id => w.Catalogue.Safeguards.All(g => g.Id != id)))
            problems.Unknown(ProblemKind.UnknownSafeguard, new Place("command line", 1, 1), id, "a safeguard", w.Catalogue.Safeguards.Select(g => g.Id));
        var results = w.Catalogue.Safeguards.Where(g => ids.Length == 0 || ids.Contains(g.Id)).AsParallel().AsOrdered().Select(g =>
        {
            var own = new ProblemList();
            return (Safeguard: g, Runs: w.Catalogue.ReadTests(g, own).Select(story => TestRun.Of(story, w.Catalogue.Safeguards, w.Catalogue.Setting)).ToList(), Problems: own.All);
        });
        foreach (var (g, runs, wrong) in results)
        {
            problems.AddRange(wrong);
            passed += runs.Count(r => r.Passes);
            failed += runs.Count(r => !r.Passes);
            foreach (var run in runs)
            {
                foreach (var v in run.Verdicts.Where(v => !v.Kept)) Console.WriteLine($"{g.Id}: {run.Story.Name}\n  {v.Expectation.Place}: {v.Expectation.Word} {v.Expectation.Target} — {v.Because}");
                if (run.Verdicts.Count == 0) Console.WriteLine($"{g.Id}: {run.Story.Name}\n  expects nothing");
            }
        }
        Workspace.Tell(problems.All);
        Console.WriteLine($"{passed} passed, {failed} failed");
        return problems.Any ? Workspace.Refused : failed > 0 ? Workspace.NotAsExpected : w.Broken ? Workspace.Refused : Workspace.Fine;
    }

    static int Explain(Workspace w, string id)
    {
        if (w.Catalogue.Safeguards.FirstOrDefault(g => g.Id == id) is { } safeguard)
        {
            foreach (var line in Plain.Words(safeguard, w.Catalogue.Vocabulary, w.Catalogue.Timescales)) Console.WriteLine(line);
            Console.WriteLine("\nNormal form");
            foreach (var line in NormalForm.Of(safeguard, w.Catalogue.Vocabulary).Lines()) Console.WriteLine($"  {line}");
            return Workspace.Fine;
        }
        var problems = new ProblemList();
        problems.Unknown(ProblemKind.UnknownSafeguard, new Place("command line", 1, 1), id, "a safeguard", w.Catalogue.Safeguards.Select(g => g.Id));
        Workspace.Tell(problems.All);
        return Workspace.Refused;
    }
}
