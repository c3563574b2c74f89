using System.CommandLine;
using Goldthread.Reading;
using Goldthread.Stories;

namespace Goldthread.Cli;

/// <summary><c>goldthread stories lint|prove</c>.</summary>
static class StoryVerbs
{
    public static Command Command()
    {
        var data = new Option<string?>("--data") { Description = "The folder that holds vocabulary/ and the rest.", Recursive = true };
        var safeguards = new Option<string?>("--safeguards") { Description = "Another folder of safeguards.", Recursive = true };
        var replays = new Option<string?>("--replays") { Description = "A folder of replay files (*.md with a JSON block): every expectation there must have its counterpart in a story." };
        var files = new Argument<string[]>("file") { Description = "Story files; none = those of stories/.", Arity = ArgumentArity.ZeroOrMore };
        var lint = new Command("lint", "Read stories strictly; hold their expectations against the replay files.") { files, replays };
        var prove = new Command("prove", "Take out each record named in a 'because': the expectation must break.") { files };
        lint.SetAction(p => Workspace.Open(p.GetValue(data), p.GetValue(safeguards)) is { } w ? Lint(w, p.GetValue(files) ?? [], p.GetValue(replays)) : Workspace.Refused);
        prove.SetAction(p => Workspace.Open(p.GetValue(data), p.GetValue(safeguards)) is { } w ? Prove(w, p.GetValue(files) ?? []) : Workspace.Refused);
        return new Command("stories", "Chronologies written down: the five published cases and invented children.") { lint, prove, data, safeguards };
    }

    static List<Story?> Read(Workspace w, string[] files) =>
        [.. (files.Length > 0 ? files : w.Catalogue.StoryPaths.Select(p => Path.Combine(w.Root, p))).Select(w.Story)];

    static int Lint(Workspace w, string[] files, string? replays)
    {
        var stories = Read(w, files);
        var problems = new ProblemList();
        foreach (var story in stories.OfType<Story>()) StoryLint.Check(story, [.. w.Catalogue.Safeguards.Select(g => g.Id)], [.. w.Catalogue.Reviews.Select(r => r.Id)], problems);
        if (replays is not null && !Directory.Exists(replays)) problems.Add(ProblemKind.FileMissing, new Place(replays, 1, 1), "There is no such folder of replay files.");
        else if (replays is not null)
            foreach (var file in Directory.EnumerateFiles(replays, "*.md").Order(StringComparer.Ordinal))
                ReplayFile.Check(File.ReadAllText(file), file, [.. stories.OfType<Story>()], problems);
        Workspace.Tell(problems.All);
        Console.WriteLine($"{stories.Count(s => s is not null)} stories read, {stories.Count(s => s is null)} refused, {problems.Count} {(problems.Count == 1 ? "problem" : "problems")}.");
        return problems.Any || stories.Contains(null) ? Workspace.Refused : Workspace.Fine;
    }

    static int Prove(Workspace w, string[] files)
    {
        var stories = Read(w, files);
        if (stories.Contains(null)) return Workspace.Refused;
        var failed = 0;
        foreach (var story in stories.OfType<Story>())
        {
            var proofs = Proof.Of(story, w.Catalogue.Safeguards, w.Catalogue.Setting);
            foreach (var proof in proofs.Where(p => !p.Holds))
                Console.WriteLine($"{proof.Expectation.Place}: {proof.Expectation.Ref} {proof.Expectation.Target} stands without {string.Join(", ", proof.TakenOut)}");
            failed += proofs.Count(p => !p.Holds);
            Console.WriteLine($"{story.Name}: {proofs.Count(p => p.Holds)} of {proofs.Count} proved");
        }
        return failed > 0 ? Workspace.NotAsExpected : Workspace.Fine;
    }
}
