using System.Text.RegularExpressions;

namespace Goldthread.Tests.Docs;

/// <summary>
/// A page of the docs that can be followed. Its fenced blocks say how: <c>sh</c> is run, <c>text</c> after it is what it prints,
/// <c>yaml PATH</c> (or <c>csv PATH</c>) is written to a file, <c>yaml PATH, N lines</c> replaces the lines of that file that have the same key;
/// <c>sh by hand</c> is for the reader alone.
/// </summary>
public sealed partial record Page(IReadOnlyList<string> Lines, IReadOnlyList<PageStep> Steps)
{
    public static Page Read(string path) => Of(File.ReadAllLines(path));

    public static Page Of(IReadOnlyList<string> lines)
    {
        var steps = new List<PageStep>();
        for (var line = 0; line < lines.Count; line++)
        {
            if (!lines[line].StartsWith("```", StringComparison.Ordinal)) continue;
            var (info, first) = (lines[line][3..], line + 1);
            while (lines[++line] != "```") { }
            var block = new Block(first, [.. lines.Take(line).Skip(first)]);
            if (info == "text") steps[^1] = steps[^1] is PageStep.Run { Output: null } run ? run with { Output = block } : throw Unfit(first, "no command before it");
            else if (info == "sh") steps.Add(new PageStep.Run(block, null));
            else if (Written().Match(info) is { Success: true } file) steps.Add(file.Groups["change"].Success ? new PageStep.Change(file.Groups["path"].Value, block) : new PageStep.Write(file.Groups["path"].Value, block));
            else if (info != "sh by hand") throw Unfit(first, $"'{info}' is no kind of block");
        }
        foreach (var run in steps.OfType<PageStep.Run>().Where(run => run.Output is null)) throw Unfit(run.Command.First, "what it prints is not shown");
        return new(lines, steps);
    }

    /// <summary>The same page with what the commands really printed.</summary>
    public string With(IReadOnlyDictionary<PageStep.Run, IReadOnlyList<string>> printed)
    {
        var lines = Lines.ToList();
        foreach (var (run, actual) in printed.OrderByDescending(p => p.Key.Output!.First))
        {
            lines.RemoveRange(run.Output!.First, run.Output.Lines.Count);
            lines.InsertRange(run.Output.First, actual);
        }
        return string.Join('\n', lines) + "\n";
    }

    static FormatException Unfit(int line, string why) => new($"line {line}: {why}");

    [GeneratedRegex(@"^(yaml|csv) (?<path>[\w./-]+)(?<change>, \w+ lines?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}

/// <param name="First">The line of the page at which it begins, counted from 0.</param>
public sealed record Block(int First, IReadOnlyList<string> Lines);

public abstract record PageStep
{
    public sealed record Write(string Path, Block Content) : PageStep;

    public sealed record Change(string Path, Block Content) : PageStep;

    public sealed record Run(Block Command, Block? Output) : PageStep;
}
