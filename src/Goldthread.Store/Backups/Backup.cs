using System.Text.Json;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Projections;

namespace Goldthread.Store.Backups;

/// <summary>What a backup holds, in its file <c>backup.json</c>.</summary>
/// <param name="State">The state hash of the journal.</param>
public sealed record Manifest(DateTimeOffset Made, long JournalPosition, string JournalHash, long AuditPosition, string AuditHash, string State);

/// <summary>
/// A copy of the journal and the audit log, taken while others write: two SQLite files, wherever the store itself lies, so that it can
/// be put into a folder or into a database. The keys are not in it: they are copied apart, or not at all.
/// </summary>
public static class Backup
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <param name="to">A folder that is not there yet, or is empty.</param>
    /// <exception cref="IOException">The folder holds something, or there is no store.</exception>
    public static Manifest Take(StorePlace from, string to, DateTimeOffset now)
    {
        if (!from.Holds) throw new FileNotFoundException($"{from.Name} holds no store.");
        Prepare(to);
        var copy = StorePlace.Of(to);
        from.CopyInto(copy.Files);
        CopyBeside(from.Files, copy.Files);
        var manifest = Of(copy, now);
        File.WriteAllText(Manifests(to), JsonSerializer.Serialize(manifest, Options) + "\n");
        return manifest;
    }

    /// <summary>Puts a backup where no store is, and says what is not as it was when it was taken.</summary>
    /// <param name="into">Its folder is not there yet, or is empty, and so is its database.</param>
    /// <returns>Nothing where all is well, or where nothing was checked.</returns>
    /// <exception cref="IOException">The folder or the database holds something, or there is no backup.</exception>
    public static IReadOnlyList<string> Restore(string from, StorePlace into, bool verify)
    {
        if (!File.Exists(Manifests(from))) throw new FileNotFoundException($"{from} is no backup: it has no backup.json.", Manifests(from));
        var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(Manifests(from)), Options)!;
        if (into.Holds) throw new IOException($"{into.Name} is not empty. Give a new one.");
        Prepare(into.Files.Folder);
        var copy = new FolderFiles(from);
        into.Take(copy);
        CopyBeside(copy, into.Files);
        return verify ? Verify(into, manifest) : [];
    }

    private static List<string> Verify(StorePlace place, Manifest manifest)
    {
        var faults = new List<string>();
        using var rows = place.RowsToRead();
        using var trail = place.TrailToRead();
        faults.AddRange(Verification.Of(rows, [new(manifest.JournalPosition, Convert.FromHexString(manifest.JournalHash))]).Select(f => $"journal {f.Position}: {f.What}"));
        faults.AddRange(AuditCheck.Of(trail, [new(manifest.AuditPosition, Convert.FromHexString(manifest.AuditHash))]).Select(f => $"audit {f.Position}: {f.What}"));
        if (StateHash.Of(rows) is var state && state != manifest.State) faults.Add($"the state hash is {state}, and was {manifest.State} when the backup was taken");
        return faults;
    }

    private static Manifest Of(StorePlace place, DateTimeOffset now)
    {
        using var rows = place.RowsToRead();
        using var trail = place.TrailToRead();
        var (journal, log) = (rows.Head(), trail.Head);
        return new(now, journal.Position, Convert.ToHexStringLower(journal.Hash.Span), log.Position, Convert.ToHexStringLower(log.Hash.Span), StateHash.Of(rows));
    }

    // Whatever is written once under a name of its own.
    private static void CopyBeside(FolderFiles from, FolderFiles to)
    {
        foreach (var (here, there) in new[] { (from.Heads, to.Heads), (from.Editions, to.Editions) }.Where(f => Directory.Exists(f.Item1)))
        {
            Directory.CreateDirectory(there);
            foreach (var file in Directory.EnumerateFiles(here)) File.Copy(file, Path.Combine(there, Path.GetFileName(file)));
        }
    }

    private static string Manifests(string folder) => Path.Combine(folder, "backup.json");

    private static void Prepare(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new IOException($"{folder} is not empty. Give a new folder.");
        Directory.CreateDirectory(folder);
    }
}
