using System.Diagnostics;
using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Docs;

/// <summary>A copy of the data folders with the command beside them, as a reader has it; gone when it is disposed of.</summary>
public sealed class Copy : IDisposable
{
    static readonly string[] Data = ["vocabulary", "routes", "timescales", "meetings", "directory", "ladders", "access", "reviews", "measures", "safeguards", "stories", "lives", "formats", "feeds", "linkage"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("goldthread").FullName;

    public Copy()
    {
        foreach (var file in Repository.Files.Where(file => Data.Contains(file.Split('/')[0])))
            Put(file, File.ReadAllText(Repository.File(file)));
        Put("goldthread", $"#!/usr/bin/env bash\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Goldthread.Cli.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(Folder, "goldthread"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public void Do(PageStep.Write step) => Put(step.Path, Text(step.Content.Lines));

    /// <summary>Each line takes the place of the one line with the same key at the same depth.</summary>
    public void Do(PageStep.Change step)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, step.Path));
        foreach (var line in step.Content.Lines)
        {
            var key = line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)];
            lines[Array.FindIndex(lines, old => old == lines.Single(one => one.StartsWith(key, StringComparison.Ordinal)))] = line;
        }
        Put(step.Path, Text(lines));
    }

    /// <summary>What the command prints, errors among it as they come.</summary>
    public IReadOnlyList<string> Do(PageStep.Run step)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {string.Join('\n', step.Command.Lines)}"]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["GOLDTHREAD_DATA"] = Folder;
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return printed.Length == 0 ? [] : [.. printed.TrimEnd('\n').Split('\n')];
    }

    void Put(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    static string Text(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";
}
