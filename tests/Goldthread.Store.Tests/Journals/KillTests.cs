using System.Diagnostics;
using System.Globalization;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Tests.Journals;

/// <summary>A process that imports is killed at random moments; what it acknowledged is there, once, and both chains hold.</summary>
public class KillTests
{
    [Fact]
    public async Task Kill_AtRandomMoments_LosesNothingAcknowledgedAndDoublesNothing()
    {
        var (kills, pending) = (RunSize.Of(plain: 4, full: 100, longest: 1000), 0);
        var folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
        var random = new Random(20261125);
        var next = 1;
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                // Now and then anew, so that opening does not come to be all that is timed.
                if (kill % 25 == 24) Directory.Delete(folder, recursive: true);
                var told = await Import(folder, next, random.Next(0, 120));
                var acknowledged = told.Where(l => l.StartsWith('=')).Select(l => l[1..].Split(' ')).ToDictionary(p => p[0], p => long.Parse(p[1], CultureInfo.InvariantCulture));
                var handed = told.Where(l => l.StartsWith('+')).Select(l => l[1..]).ToList();
                if (handed.Count > acknowledged.Count) pending++;
                // Some keys that were not acknowledged are told again.
                next = handed.Count == 0 ? next : Math.Max(1, handed.Max(h => int.Parse(h, CultureInfo.InvariantCulture)) - 20);
                var looked = told.Where(l => l.StartsWith("looked", StringComparison.Ordinal)).Select(l => long.Parse(l.AsSpan(7), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
                Check(folder, acknowledged, looked);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills, {pending} with an acknowledgement pending");
        Assert.True(pending * 10 >= kills * 8, $"{pending} of {kills} had an acknowledgement pending");
    }

    static void Check(string folder, Dictionary<string, long> acknowledged, long looked)
    {
        using var store = new StoreFolder(folder, Given.Catalogue.Vocabulary, TimeProvider.System);
        Assert.Empty(Verification.Of(store.Journal.Rows, [.. store.Audit.Trail.JournalHeads()]));
        Assert.Empty(AuditCheck.Of(store.Audit.Trail, []));
        Assert.True(store.Audit.Head.Position >= looked);
        var kept = store.Journal.Read().ToList();
        Assert.Equal(Enumerable.Range(1, kept.Count).Select(i => (long)i), kept.Select(k => k.Position));
        var byKey = kept.Select(k => (Key: ((Entry.Told)k.Entry!).Record.Source!.Key, k.Position)).ToLookup(k => k.Key, k => k.Position);
        Assert.All(byKey, k => Assert.Single(k));
        Assert.All(acknowledged, a => Assert.Equal(a.Value, Assert.Single(byKey[a.Key])));
    }

    static async Task<List<string>> Import(string folder, int first, int milliseconds)
    {
        var importer = Path.Combine(AppContext.BaseDirectory, "Goldthread.Store.Importer.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [importer, folder, $"{first}"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var lines = new List<string>();
        var ready = new TaskCompletionSource();
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line == "ready") ready.TrySetResult();
                else lines.Add(line);
            }
            ready.TrySetResult();
        });
        await ready.Task;
        await Task.Delay(milliseconds);
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        Assert.Equal("", await process.StandardError.ReadToEndAsync());
        // The last line may have been cut through.
        return lines.Count > 0 && lines[^1].StartsWith('=') && !lines[^1].Contains(' ', StringComparison.Ordinal) ? lines[..^1] : lines;
    }
}
