using System.Diagnostics;
using Goldthread.Properties.Invented;

namespace Goldthread.Properties.Feeds;

/// <summary>The law of equivalence can only be trusted if it is seen to fail: the live engine is built with one fault at a time, and the law run on it.</summary>
public class FaultsTests(ITestOutputHelper output)
{
    private static readonly string Sources = Path.Combine(Pack.RootFolder, "src", "Goldthread");

    public static TheoryData<string> Faults => [.. Fault.All.Select(f => f.What)];

    public static TheoryData<string> Noticed => [.. Fault.All.Where(f => f.Same is null).Select(f => f.What)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Right_OfEveryFault_StandsInItsFileOnce(string what)
    {
        var fault = Fault.All.Single(f => f.What == what);
        Assert.Equal(2, Text(fault).Split(fault.Right).Length);
    }

    [Fact]
    public void All_AreTwentyOrMore() => Assert.True(Fault.All.Count >= 20);

    [Theory]
    [Trait("Run", "Long")]
    [MemberData(nameof(Noticed))]
    public void Law_OfAFaultyEngine_IsBroken(string what)
    {
        var fault = Fault.All.Single(f => f.What == what);
        var folder = Path.Combine(Pack.RootFolder, ".build", "faults");
        if (Directory.Exists(folder)) Directory.Delete(folder, true);
        var (faulty, tests) = (Path.Combine(folder, "src", "Goldthread"), Path.Combine(folder, "tests"));
        Copy(Sources, faulty, path => !path.Contains($"{Path.DirectorySeparatorChar}bin", StringComparison.Ordinal) && !path.Contains($"{Path.DirectorySeparatorChar}obj", StringComparison.Ordinal));
        Copy(AppContext.BaseDirectory, tests, _ => true);
        File.WriteAllText(Path.Combine(faulty, "Watching", fault.File), Text(fault).Replace(fault.Right, fault.Wrong, StringComparison.Ordinal));
        var built = Run("dotnet", $"build {faulty} -c Release -v q -nologo -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false", null);
        Assert.True(built.Exit == 0, built.Output);
        File.Copy(Path.Combine(faulty, "bin", "Release", "net10.0", "Goldthread.dll"), Path.Combine(tests, "Goldthread.dll"), true);
        var run = Run(Path.Combine(tests, "Goldthread.Properties"), $"-class {typeof(EquivalenceLawTests).FullName} -class {typeof(GatewaysLawTests).FullName} -noColor", "full");
        output.WriteLine(run.Output[..Math.Min(run.Output.Length, 600)]);
        Assert.True(run.Exit != 0 && run.Output.Contains("[FAIL]", StringComparison.Ordinal), $"Nothing noticed that {what}.");
    }

    private static string Text(Fault fault) => File.ReadAllText(Path.Combine(Sources, "Watching", fault.File)).ReplaceLineEndings("\n");

    private static void Copy(string from, string to, Func<string, bool> which)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => which(Path.GetRelativePath(from, f).Insert(0, $"{Path.DirectorySeparatorChar}"))))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, true);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, File.GetUnixFileMode(file));
        }
    }

    private static (int Exit, string Output) Run(string command, string arguments, string? size)
    {
        var start = new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        start.Environment["GOLDTHREAD_RUN"] = size ?? "";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return (process.ExitCode, output.Result + errors.Result);
    }
}
