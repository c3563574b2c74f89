using System.CommandLine;
using System.Text.RegularExpressions;
using Goldthread.Learning;
using Goldthread.Reading;

namespace Goldthread.Cli;

/// <summary><c>goldthread safeguards new FAMILY/ID --lesson REVIEW/LESSON</c>: the files of a safeguard that somebody means to write.</summary>
static partial class NewVerb
{
    public static Command Command(Option<string?> data, Option<string?> safeguards)
    {
        var name = new Argument<string>("family/id") { Description = "The folder and the safeguard's id: moves/family-moved-and-nobody-told." };
        var lesson = new Option<string>("--lesson") { Description = "The lesson that teaches it: norfolk-aj/rq3.", Required = true };
        var title = new Option<string?>("--title") { Description = "What befalls the child and what nobody did after it." };
        var command = new Command("new", "Begin a safeguard: a rule, three tests and the lesson, with every line marked that waits for a person.") { name, lesson, title };
        command.SetAction(p => SafeguardVerbs.With(p.GetValue(data), p.GetValue(safeguards), w => Run(w, p.GetValue(safeguards), p.GetValue(name)!, p.GetValue(lesson)!, p.GetValue(title))));
        return command;
    }

    static int Run(Workspace w, string? other, string name, string cited, string? title)
    {
        var problems = new ProblemList();
        var here = new Place("command line", 1, 1);
        if (!Name().IsMatch(name)) problems.Add(ProblemKind.WrongName, here, $"'{name}' is not FAMILY/ID in small letters, digits and hyphens.", name);
        var lessons = w.Catalogue.Reviews.SelectMany(r => r.Lessons.Select(l => (Name: $"{r.Id}/{l.Id}", l.Text))).ToList();
        if (lessons.TrueForAll(l => l.Name != cited)) problems.Unknown(ProblemKind.UnknownLesson, here, cited, "a lesson of a review", lessons.Select(l => l.Name));
        var (family, id) = name.Split('/') is [var f, var i] ? (f, i) : ("", name);
        if (w.Catalogue.Safeguards.FirstOrDefault(g => g.Id == id) is { } same) problems.Add(ProblemKind.DuplicateId, same.Place, $"'{id}' is there already.", id);
        var folder = Path.Combine(other ?? Path.Combine(w.Root, "safeguards"), family);
        var (rule, tests) = (Path.Combine(folder, id + ".yaml"), Path.Combine(folder, id + ".tests.yaml"));
        foreach (var file in new[] { rule, tests }.Where(File.Exists)) problems.Add(ProblemKind.DuplicateId, new(file, 1, 1), "This file is there already, and stays as it is.", id);
        Workspace.Tell(problems.All);
        if (problems.Any) return Workspace.Refused;
        Directory.CreateDirectory(folder);
        Write(rule, Scaffold.Rule(id, title, cited, lessons.First(l => l.Name == cited).Text));
        Write(tests, Scaffold.Tests(id, cited));
        Console.WriteLine("Then: goldthread safeguards lint, and goldthread safeguards test " + id);
        return Workspace.Fine;
    }

    static void Write(string file, string text)
    {
        File.WriteAllText(file, text);
        Console.WriteLine($"{file}: to be filled in:");
        foreach (var (line, said) in Scaffold.Open(text)) Console.WriteLine($"  line {line}: {said}");
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$", RegexOptions.None, 1000)]
    private static partial Regex Name();
}
