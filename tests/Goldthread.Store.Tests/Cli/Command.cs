using System.Diagnostics;

namespace Goldthread.Store.Tests.Cli;

/// <summary>Runs the command <c>goldthread</c> as a process of its own.</summary>
internal static class Command
{
    public static (int Code, string Output, string Errors) Run(params IEnumerable<string> arguments)
    {
        using var process = Begin(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }

    public static Process Begin(params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Goldthread.Cli"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
}
