using System.Text.Json;
using Goldthread.Store;

namespace Goldthread.Web.Running;

/// <summary>The folder of one partnership: its keys and what is said of it, and its journal and audit log if they are not in a database.</summary>
/// <param name="postgres">How that database is reached; null = there is none.</param>
public sealed class PartnershipFolder(string path, string? postgres = null)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Root => path;

    public StorePlace Place { get; } = StorePlace.Of(path, postgres);

    /// <summary>What only the makers of an invented partnership know.</summary>
    public string Truth => Path.Combine(path, "truth.jsonl");

    /// <summary>The sealed copy of open duties that is made anew while it is served.</summary>
    public string Downtime => Path.Combine(path, "downtime.html");

    private string About => Path.Combine(path, "partnership.json");

    public bool Exists => File.Exists(About);

    /// <summary>Null: there is none, or it cannot be read.</summary>
    public AboutPartnership? Read()
    {
        try
        {
            return Exists ? JsonSerializer.Deserialize<AboutPartnership>(File.ReadAllBytes(About), Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(AboutPartnership about) => File.WriteAllBytes(About, JsonSerializer.SerializeToUtf8Bytes(about, Json));
}

/// <summary>What is said of a partnership beside its journal.</summary>
/// <param name="Invented">Everybody in it is invented.</param>
/// <param name="Until">The last moment of an invented partnership; its clock stands still there.</param>
/// <param name="GoLive">The first day on which it is prompted; what was due earlier is historic.</param>
public sealed record AboutPartnership(string Name, bool Invented, long Seed, int Children, int Years, DateOnly From, DateTimeOffset? Until, DateOnly GoLive);
