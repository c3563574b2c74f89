using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Goldthread.Store.Tests.Takeovers;

/// <summary><c>goldthread serve</c> as a process of its own, with everything that it prints.</summary>
internal sealed class Served : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder printed = new();
    private readonly HttpClient client;

    public Served(string folder, string connection)
    {
        var port = FreePort();
        process = Cli.Command.Begin("serve", "--port", $"{port}", "--data", folder, "--postgres", connection);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    public string Printed { get { lock (printed) return printed.ToString(); } }

    /// <summary>Waits until what it says of its readiness is so.</summary>
    public async Task Until(Func<int, JsonElement, bool> isSo)
    {
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < 2400 && !process.HasExited, Printed);
            if (await Ready() is { } ready && isSo(ready.Status, ready.Says)) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public Task UntilReady() => Until((status, _) => status == 200);

    public Task UntilItStandsBy() => Until((status, says) => status == 503 && says.GetProperty("standing_by").GetBoolean());

    public async Task<(int Status, string Text)> Ask(string address)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>At once, as kill -9 does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        client.Dispose();
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private async Task<(int Status, JsonElement Says)?> Ready()
    {
        try
        {
            var (status, text) = await Ask("/readyz");
            return (status, JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (HttpRequestException)
        {
            // It does not listen yet.
            return null;
        }
    }

    private void Keep(string? line)
    {
        lock (printed) printed.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
