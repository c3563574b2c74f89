using System.Globalization;
using Goldthread.Mutation;
using Goldthread.Reading;

namespace Goldthread.Cli;

/// <summary><c>goldthread safeguards test --mutate</c>: whether the tests beside the safeguards would notice anything done otherwise.</summary>
static class MutateVerb
{
    public static int Run(Workspace w, string[] ids)
    {
        var problems = new ProblemList();
        foreach (var id in ids.Where(id => w.Catalogue.Safeguards.All(g => g.Id != id)))
            problems.Unknown(ProblemKind.UnknownSafeguard, new Place("command line", 1, 1), id, "a safeguard", w.Catalogue.Safeguards.Select(g => g.Id));
        var results = w.Catalogue.Safeguards.Where(g => ids.Length == 0 || ids.Contains(g.Id)).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).Select(g =>
        {
            var own = new ProblemList();
            return (Noticing: w.Catalogue.Noticing(g, own), Problems: own.All);
        });
        var (mutants, noticed, exempt, unnoticed, safeguards) = (0, 0, 0, 0, 0);
        foreach (var (found, wrong) in results)
        {
            problems.AddRange(wrong);
            Console.WriteLine($"{found.Safeguard.Id}: {found.Mutants} mutants, {found.Noticed} noticed, {found.Exempt.Count} exempt");
            foreach (var m in found.Unnoticed) Console.WriteLine($"  {m.Place}: {m.What}");
            (mutants, noticed, exempt, unnoticed, safeguards) = (mutants + found.Mutants, noticed + found.Noticed, exempt + found.Exempt.Count, unnoticed + found.Unnoticed.Count, safeguards + 1);
        }
        Workspace.Tell(problems.All);
        var tooMany = ids.Length == 0 && exempt * 100 > mutants * Exemption.MostPercent;
        var percent = (exempt * 100.0 / Math.Max(1, mutants)).ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{safeguards} safeguards: {mutants} mutants, {noticed} noticed, {exempt} exempt ({percent} %), {unnoticed} noticed by no test");
        if (tooMany) Console.WriteLine($"More than {Exemption.MostPercent} % are exempt: write tests that notice them.");
        return problems.Any ? Workspace.Refused : unnoticed > 0 || tooMany ? Workspace.NotAsExpected : w.Broken ? Workspace.Refused : Workspace.Fine;
    }
}
