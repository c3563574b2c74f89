using System.Diagnostics;

namespace Goldthread.Store.Tests.Kills;

/// <summary>A process that imports. It begins and warms up before it is needed, and is told later where.</summary>
internal sealed class Importing : IDisposable
{
    private readonly Process process;
    private readonly Heard heard = new();
    private readonly TaskCompletionSource warm = new(TaskCreationOptions.RunContinuationsAsynchronously), reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private readonly Task<string> errors;
    private volatile int until = int.MaxValue;

    /// <param name="scratch">A place to warm up in.</param>
    /// <param name="environment">What it finds in its environment besides.</param>
    public Importing(Place scratch, params IReadOnlyList<(string Name, string Value)> environment)
    {
        // From its own folder, where everything lies that it needs.
        var importer = Path.Combine(AppContext.BaseDirectory.Replace("Goldthread.Store.Tests", "Goldthread.Store.Importer", StringComparison.Ordinal), "Goldthread.Store.Importer.dll");
        var start = new ProcessStartInfo("dotnet", [importer, scratch.Folder, .. scratch.Connection is { } connection ? new[] { connection } : []]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
        errors = process.StandardError.ReadToEndAsync();
        reading = Task.Run(Read);
    }

    /// <summary>Lets it import until it ends by itself.</summary>
    public async Task<(Heard Heard, int Code, string Errors)> Run(Place place, int from)
    {
        await Tell(place, from);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        await reading;
        return (heard, process.ExitCode, await errors);
    }

    /// <summary>Lets it import, and kills it.</summary>
    /// <param name="steps">After so many steps, when something of the next has been handed over; negative = while it opens what is there.</param>
    /// <param name="milliseconds">So long after that.</param>
    public async Task<Heard> Kill(Place place, int from, int steps, int milliseconds)
    {
        until = from + steps;
        await Tell(place, from);
        if (steps >= 0) await reached.Task;
        await Task.Delay(milliseconds);
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        Assert.Equal("", await errors);
        return heard;
    }

    public void Dispose()
    {
        if (!reading.IsCompleted) process.Kill();
        process.Dispose();
    }

    private async Task Tell(Place place, int from)
    {
        await warm.Task;
        try
        {
            await process.StandardInput.WriteLineAsync($"{from} {place.Folder} {place.Connection}".TrimEnd());
        }
        catch (IOException)
        {
            Assert.Fail($"It ended before it was told anything: {await errors}");
        }
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            heard.Listen(line);
            if (line == "warm") warm.SetResult();
            if (line[0] == '+' && heard.Begun >= until) reached.TrySetResult();
        }
        warm.TrySetResult();
        reached.TrySetResult();
    }
}
