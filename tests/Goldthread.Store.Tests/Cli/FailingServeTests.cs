using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Goldthread.Cli;
using Goldthread.Store.Journals;
using Goldthread.Store.Tests.Faults;

namespace Goldthread.Store.Tests.Cli;

/// <summary>A partnership that is served from a disk that fills: the program stays up, shows nobody any more, and says what to do.</summary>
public sealed class FailingServeTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;

    string Data => Path.Combine(folder, "partnership");

    string Mark => Path.Combine(folder, "mark");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Serve_OnADiskThatFills_StaysUp_IsNotReady_AndSaysWhatToDo()
    {
        FailingDisk.SkipWithout();
        Assert.Equal(0, await DemoVerb.Command().Parse(["--children", "30", "--years", "1", "--seed", "3", "--until", "2026-10-31", "--data", Data, "--catalogue", Given.Root]).InvokeAsync());
        var (address, printed) = ($"http://127.0.0.1:{FreePort()}", new ConcurrentQueue<string>());
        using var process = Begin(["serve", "--port", address.Split(':')[2], "--data", Data, "--catalogue", Given.Root], printed);
        try
        {
            using var client = new HttpClient { BaseAddress = new(address) };
            var ready = await Until(client, "/readyz", text => text.Contains("GT1001", StringComparison.Ordinal));

            Assert.True(File.Exists(Mark));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
            Assert.Equal(StorageFault.Full.Remedy, JsonDocument.Parse(ready.Text).RootElement.GetProperty("what_to_do").GetString());
            Assert.Equal(HttpStatusCode.OK, (await Ask(client, "/healthz"))!.Value.Status);
            var page = (await Ask(client, "/children"))!.Value;
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains(StorageFault.Full.Remedy, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("/children/", page.Text, StringComparison.Ordinal);
            Assert.Contains(printed, line => line.Contains(StorageFault.Full.Remedy, StringComparison.Ordinal));
            Assert.False(process.HasExited);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    // What is shown is written down first, until the disk takes nothing more.
    static async Task<(HttpStatusCode Status, string Text)> Until(HttpClient client, string address, Func<string, bool> said)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            await Ask(client, "/children");
            if (await Ask(client, address) is { } answer && said(answer.Text)) return answer;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The disk did not fill.");
    }

    /// <returns>Null: nobody answers yet.</returns>
    static async Task<(HttpStatusCode Status, string Text)?> Ask(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    Process Begin(IReadOnlyList<string> arguments, ConcurrentQueue<string> printed)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Goldthread.Cli"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in FailingDisk.Under(Data, "full", 40, Mark)) start.Environment[name] = value;
        var process = Process.Start(start)!;
        foreach (var output in new[] { process.StandardOutput, process.StandardError })
            _ = Task.Run(async () =>
            {
                while (await output.ReadLineAsync() is { } line) printed.Enqueue(line);
            });
        return process;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
