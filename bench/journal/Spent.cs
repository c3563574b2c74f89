using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Goldthread.Bench.Journal;

/// <summary>How much of the processors this program has used, and the processes of a PostgreSQL server on this machine.</summary>
internal readonly record struct Spent(TimeSpan Own, TimeSpan Server)
{
    // Linux counts in hundredths of a second.
    private const double Tick = 0.01;

    /// <param name="postgres">Null = there is no server.</param>
    public static Spent Now(string? postgres) => new(Process.GetCurrentProcess().TotalProcessorTime, postgres is null ? TimeSpan.Zero : TimeSpan.FromSeconds(Pids(postgres).Sum(Of)));

    /// <returns>Milliseconds a thousand of something.</returns>
    public string Since(Spent before, long many) => $"{(Own - before.Own).TotalMilliseconds * 1000 / many:N0} + {(Server - before.Server).TotalMilliseconds * 1000 / many:N0} ms of a processor a thousand, here and in the server";

    private static List<int> Pids(string postgres)
    {
        using var connection = new NpgsqlConnection(postgres);
        connection.Open();
        using var ask = new NpgsqlCommand("SELECT pid FROM pg_stat_activity", connection);
        using var reader = ask.ExecuteReader();
        var pids = new List<int>();
        while (reader.Read()) pids.Add(reader.GetInt32(0));
        return pids;
    }

    private static double Of(int pid)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{pid}/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * Tick;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
