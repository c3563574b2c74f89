namespace Goldthread.Spec.Reference;

/// <summary>What the command says of itself.</summary>
public static class CliPage
{
    const string Says = """
        The command is `goldthread`. This is what it says of itself with `--help`.

        It ends with 0 when all is as expected, with 1 when something is not (an expectation is broken, a test fails, a proof does not hold), and with 2 when a file was refused; then every reason is on standard error, as `file:line:column: code: what is wrong. What to do.` (see [errors](errors.md)). What it found is on standard output.

        The data folders are found by `--data`, by the variable `GOLDTHREAD_DATA`, beside the executable, or in the project above it.
        """;

    public static IReadOnlyList<string[]> Verbs { get; } =
    [
        [], ["replay"], ["safeguards"], ["safeguards", "list"], ["safeguards", "lint"], ["safeguards", "test"], ["safeguards", "explain"], ["safeguards", "new"], ["safeguards", "coverage"], ["safeguards", "catalogue"], ["stories"], ["stories", "lint"], ["stories", "prove"], ["timescales"], ["timescales", "list"], ["timescales", "check"], ["serve"],
    ];

    public static string Text()
    {
        var page = Markdown.Page("The command", Says, "goldthread --help");
        foreach (var verb in Verbs)
        {
            var line = string.Join(' ', (string[])["goldthread", .. verb]);
            page.Heading(2, line).Block("text", Help(verb));
        }
        return page.ToString();
    }

    // The command calls itself by its assembly when it runs inside a test.
    static string Help(string[] verb) => string.Join('\n', Command.Run([.. verb, "--help"]).Out.Split('\n').Select(l => l.TrimEnd())
        .Select(l => l.Replace("Goldthread.Spec", "goldthread", StringComparison.Ordinal).Replace("Goldthread.Cli", "goldthread", StringComparison.Ordinal))).Trim();
}
