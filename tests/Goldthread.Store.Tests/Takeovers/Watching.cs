using System.Diagnostics;
using System.Globalization;

namespace Goldthread.Store.Tests.Takeovers;

/// <summary>A process that keeps the watch over a journal, or stands by.</summary>
internal sealed class Watching : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource standing = new(TaskCreationOptions.RunContinuationsAsynchronously), keeping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> errors;
    private readonly Task reading;
    private long through;

    public Watching(StorePlace place, string connection)
    {
        // From its own folder, where everything lies that it needs.
        var program = Path.Combine(AppContext.BaseDirectory.Replace("Goldthread.Store.Tests", "Goldthread.Store.Watcher", StringComparison.Ordinal), "Goldthread.Store.Watcher.dll");
        process = Process.Start(new ProcessStartInfo("dotnet", [program, place.Files.Folder, connection]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        errors = process.StandardError.ReadToEndAsync();
        reading = Task.Run(Read);
    }

    public Task StandsBy => standing.Task;

    public Task Keeps => keeping.Task;

    /// <summary>The moment through which all that was due is written.</summary>
    public DateTimeOffset Through => new(Interlocked.Read(ref through), TimeSpan.Zero);

    /// <summary>At once, as kill -9 does.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        Assert.Equal("", await errors);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            switch (line.Split(' '))
            {
                case ["standing", "by"]: standing.TrySetResult(); break;
                case ["keeping"]: keeping.TrySetResult(); break;
                case ["through", var ticks]: Interlocked.Exchange(ref through, long.Parse(ticks, CultureInfo.InvariantCulture)); break;
            }
        var ended = new InvalidOperationException("The process has ended.");
        standing.TrySetException(ended);
        keeping.TrySetException(ended);
    }
}
