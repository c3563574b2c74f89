using System.Diagnostics;
using Goldthread.Store.Journals;
using Goldthread.Store.Tests.Faults;

namespace Goldthread.Store.Tests.Cli;

/// <summary>A verb on a disk that refuses ends with 3 and says what to do; on one that is well again it does its work.</summary>
public class FailingDiskTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;

    string Store => Path.Combine(folder, "store");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("full", 1)]
    [InlineData("full", 8)]
    [InlineData("refused", 12)]
    [InlineData("unconfirmed", 1)]
    [InlineData("unconfirmed", 2)]
    public async Task Turn_OfTheKeysOnAFailingDisk_SaysWhatToDoAndCanBeDoneAgain(string kind, int call)
    {
        FailingDisk.SkipWithout();
        using (var store = new StoreFolder(Store, Given.Catalogue.Vocabulary, TimeProvider.System))
        {
            await store.Journal.Append([.. Given.ToldByStories.Take(40)], Given.Import, Urgency.Import);
            await store.Reading.Of("gp/1", "user:1", "visit");
        }
        var (code, errors) = Run(["keys", "turn", "--store", Store], FailingDisk.Under(Store, kind, call, Path.Combine(folder, "mark")));
        Assert.True(File.Exists(Path.Combine(folder, "mark")));
        Assert.Equal(3, code);
        Assert.Contains(StorageFault.All, f => errors.Contains(f.Code, StringComparison.Ordinal) && errors.Contains(f.Remedy, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", errors);
        Assert.Equal((0, ""), Run(["keys", "turn", "--store", Store]));
        Assert.Equal((0, ""), Run(["audit", "verify", "--store", Store]));
        using var again = new StoreFolder(Store, Given.Catalogue.Vocabulary, TimeProvider.System);
        Assert.Equal(40, again.Journal.Read().Count(k => k.Entry is not null));
    }

    static (int Code, string Errors) Run(IReadOnlyList<string> arguments, params IReadOnlyList<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Goldthread.Cli"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        output.Wait();
        return (process.ExitCode, errors);
    }
}
