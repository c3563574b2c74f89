using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Goldthread.Store.Tests.Postgres;

/// <summary>A PostgreSQL server of the tests' own: started when the first of them asks, in a folder that is gone afterwards. It listens on a free port of this machine alone.</summary>
internal sealed class Cluster : IDisposable
{
    private static readonly Lazy<Cluster?> One = new(() => Tools is null ? null : Begin(durable: false));
    private static readonly ConcurrentBag<Cluster> Begun = [];
    private static int made;

    private readonly string folder;
    private readonly bool durable;
    private readonly ConcurrentQueue<string> printed = new();
    private Process process;

    private Cluster(string folder, bool durable)
    {
        (this.folder, this.durable, Port) = (folder, durable, FreePort());
        process = Serve();
        Await();
    }

    public int Port { get; }

    /// <summary>It is never killed, so it need not wait for the disk. Null where PostgreSQL is not installed.</summary>
    public static Cluster? Running => One.Value;

    public static string? Tools { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).OrderByDescending(d => d, StringComparer.Ordinal).FirstOrDefault()
        : Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));

    /// <summary>A new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"shelf_{Interlocked.Increment(ref made)}";
        using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        create.ExecuteNonQuery();
        return To(name);
    }

    private string To(string database) => $"Host=127.0.0.1;Port={Port};Username=goldthread;Database={database};Include Error Detail=false";

    /// <summary>A server of one's own.</summary>
    /// <param name="durable">Whether it waits for the disk.</param>
    public static Cluster Begin(bool durable = true)
    {
        var place = Directory.CreateTempSubdirectory("goldthread-postgres-").FullName;
        // It refuses to run as root.
        if (Environment.UserName == "root") Run("chown", "postgres", place);
        Run([.. AsItself(), Tool("initdb"), "--pgdata", Path.Combine(place, "data"), "--username", "goldthread", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"]);
        var cluster = new Cluster(place, durable);
        Begun.Add(cluster);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Dispose();
        return cluster;
    }

    /// <summary>None is left for the end of the process, where there is little time.</summary>
    public static void EndAll()
    {
        foreach (var cluster in Begun) cluster.Dispose();
    }

    /// <summary>Kills the server with all its processes.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Starts it again where it was killed, if it was, and waits until it has recovered.</summary>
    public void StartAgain()
    {
        // Its processes may be a moment longer in going than the first of them, and while one is there no other server begins.
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(30);)
        {
            if (process.HasExited) process = Serve();
            if (Await()) return;
        }
        throw new InvalidOperationException($"The server does not start again. {Printed}");
    }

    /// <summary>What is in it is not asked for any more, so it need not end in good order.</summary>
    public void Dispose()
    {
        if (!Directory.Exists(folder)) return;
        if (!process.HasExited) Kill();
        Directory.Delete(folder, recursive: true);
    }

    private string Printed => string.Join(" | ", printed.TakeLast(10));

    private Process Serve()
    {
        var server = Started([.. AsItself(), Tool("postgres"), "-D", Path.Combine(folder, "data"), "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "log_min_messages=fatal", "-c", $"fsync={(durable ? "on" : "off")}"], printed.Enqueue);
        printed.Enqueue($"begun as {server.Id}");
        return server;
    }

    /// <returns>False: it has ended.</returns>
    private bool Await()
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
                connection.Open();
                return true;
            }
            catch (NpgsqlException e)
            {
                if (process.HasExited) return false;
                if (patience.Elapsed > TimeSpan.FromSeconds(60)) throw new InvalidOperationException($"The server lets nobody in. {Printed}", e);
                Thread.Sleep(20);
            }
        }
    }

    private static IEnumerable<string> AsItself() => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];

    private static string Tool(string name) => Path.Combine(Tools!, name);

    // Not one of those that the system gives to whoever connects: while the server is down, another could be given it.
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it.
            }
        }
    }

    private static void Run(params string[] command)
    {
        using var run = Started(command, _ => { });
        run.WaitForExit();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {run.ExitCode}.");
    }

    private static Process Started(string[] command, Action<string> print)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var begun = Process.Start(start)!;
        begun.OutputDataReceived += (_, line) => print(line.Data ?? "");
        begun.ErrorDataReceived += (_, line) => print(line.Data ?? "");
        begun.BeginOutputReadLine();
        begun.BeginErrorReadLine();
        return begun;
    }
}
