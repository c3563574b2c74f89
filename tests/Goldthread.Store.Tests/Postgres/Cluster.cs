using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Goldthread.Store.Tests.Postgres;

/// <summary>A PostgreSQL server of the tests' own: started when the first of them asks, in a folder that is gone afterwards. It listens on a free port of this machine alone.</summary>
internal sealed class Cluster
{
    private static readonly Lazy<Cluster?> One = new(Start);
    private static int made;

    private readonly string place;
    private readonly Process process;

    private Cluster(string place, Process process, int port) => (this.place, this.process, Port) = (place, process, port);

    public int Port { get; }

    /// <summary>Null where PostgreSQL is not installed.</summary>
    public static Cluster? Running => One.Value;

    public static string? Tools { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).OrderByDescending(d => d, StringComparer.Ordinal).FirstOrDefault()
        : Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")));

    /// <summary>A new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"shelf_{Interlocked.Increment(ref made)}";
        using var connection = new NpgsqlConnection(To("postgres"));
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        create.ExecuteNonQuery();
        return To(name);
    }

    private string To(string database) => $"Host=127.0.0.1;Port={Port};Username=goldthread;Database={database};Include Error Detail=false";

    private static Cluster? Start()
    {
        if (Tools is not { } tools) return null;
        var folder = Directory.CreateTempSubdirectory("goldthread-postgres-").FullName;
        // It refuses to run as root.
        if (Environment.UserName == "root") Run("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        Run([.. AsItself(), Path.Combine(tools, "initdb"), "--pgdata", data, "--username", "goldthread", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync"]);
        var port = FreePort();
        var server = Begin([.. AsItself(), Path.Combine(tools, "postgres"), "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "log_min_messages=fatal"]);
        var cluster = new Cluster(folder, server, port);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.Stop(tools, data);
        cluster.Await();
        return cluster;
    }

    private void Await()
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var connection = new NpgsqlConnection(To("postgres"));
                connection.Open();
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                Thread.Sleep(50);
            }
        }
    }

    private void Stop(string tools, string data)
    {
        Run([.. AsItself(), Path.Combine(tools, "pg_ctl"), "stop", "-D", data, "-m", "immediate"]);
        Directory.Delete(place, recursive: true);
    }

    private static IEnumerable<string> AsItself() => Environment.UserName == "root" ? ["runuser", "-u", "postgres", "--"] : [];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] command)
    {
        using var run = Begin(command);
        run.WaitForExit();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {run.ExitCode}.");
    }

    private static Process Begin(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var begun = Process.Start(start)!;
        begun.BeginOutputReadLine();
        begun.BeginErrorReadLine();
        return begun;
    }
}
