using System.Diagnostics;

namespace Goldthread.Store.Tests.Faults;

/// <summary>A disk that refuses once, or from a moment on: what a process stores in one folder goes through a small library that lets one of its calls fail.</summary>
internal static class FailingDisk
{
    private static readonly Lazy<string> Library = new(Compiled);

    /// <summary>Something on this machine compiles C.</summary>
    public static bool CanBeMade { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, "cc")));

    /// <param name="kind">"full", "refused" or "unconfirmed".</param>
    /// <param name="call">Which of the calls of this kind fails, from 1, over all threads.</param>
    /// <param name="mark">A file that is made when it does; outside of the folder.</param>
    public static IReadOnlyList<(string Name, string Value)> Under(string folder, string kind, int call, string mark) =>
        [("LD_PRELOAD", Library.Value), ("FAULT_FOLDER", folder + "/"), ("FAULT_KIND", kind), ("FAULT_CALL", $"{call}"), ("FAULT_MARK", mark)];

    public static void SkipWithout() =>
        Assert.SkipWhen(!CanBeMade && Environment.GetEnvironmentVariable("CI") != "true", "There is no C compiler: ./test --install");

    private static string Compiled()
    {
        var folder = Directory.CreateTempSubdirectory("goldthread-faults-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var library = Path.Combine(folder, "faults.so");
        using var compiler = Process.Start("cc", ["-shared", "-fPIC", "-O1", "-o", library, Path.Combine(Given.Root, "tests/Goldthread.Store.Tests/Faults/faults.c"), "-ldl"]);
        compiler.WaitForExit();
        return compiler.ExitCode == 0 ? library : throw new InvalidOperationException("faults.c was not compiled.");
    }
}
