using System.Diagnostics;

namespace Goldthread.Tests.Cli;

/// <summary>What the command prints is the same byte for byte, whatever the language and region of whoever runs it.</summary>
public class CultureTests
{
    public static TheoryData<string> Commands =>
    [
        "replay stories/devon-jody.yaml", "replay stories/northants-child-x.yaml --json", "safeguards list", "safeguards lint", "safeguards explain mood-not-improving",
        "safeguards coverage", "safeguards test mood-not-improving", "safeguards test bruise-before-mobility --mutate", "timescales check --at 2026-11-25", "stories lint",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Output_InTurkishAndInGerman_IsThatOfEveryOtherRun(string arguments)
    {
        var usual = Run(arguments, "en_GB.UTF-8");
        Assert.NotEmpty(usual);
        Assert.Equal(usual, Run(arguments, "tr_TR.UTF-8"));
        Assert.Equal(usual, Run(arguments, "de_DE.UTF-8"));
    }

    static string Run(string arguments, string language)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Goldthread.Cli"), arguments.Split(' ')) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Conventions.Repository.Root };
        (start.Environment["LANG"], start.Environment["LC_ALL"]) = (language, language);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
