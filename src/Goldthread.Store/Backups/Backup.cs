using System.Text.Json;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Projections;
using Goldthread.Store.Sqlite;

namespace Goldthread.Store.Backups;

/// <summary>What a backup holds, in its file <c>backup.json</c>.</summary>
/// <param name="State">The state hash of the journal.</param>
public sealed record Manifest(DateTimeOffset Made, long JournalPosition, string JournalHash, long AuditPosition, string AuditHash, string State);

/// <summary>A copy of the journal and the audit log, taken while others write. The keys are not in it: they are copied apart, or not at all.</summary>
public static class Backup
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <param name="to">A folder that is not there yet, or is empty.</param>
    /// <exception cref="IOException">The folder holds something, or there is no store.</exception>
    public static Manifest Take(string folder, string to, DateTimeOffset now)
    {
        var (from, copy) = (new FolderFiles(folder), new FolderFiles(to));
        Prepare(to);
        // The audit log first: what it notes of the journal is then in the journal's copy.
        using (var audit = AuditFile.ToRead(from.Audit)) audit.CopyTo(copy.Audit);
        using (var rows = SqliteRows.ToRead(from.Journal)) rows.CopyTo(copy.Journal);
        if (Directory.Exists(from.Heads))
        {
            Directory.CreateDirectory(copy.Heads);
            foreach (var head in Directory.EnumerateFiles(from.Heads)) File.Copy(head, Path.Combine(copy.Heads, Path.GetFileName(head)));
        }
        var manifest = Of(copy, now);
        File.WriteAllText(Path.Combine(to, "backup.json"), JsonSerializer.Serialize(manifest, Options) + "\n");
        return manifest;
    }

    /// <summary>Puts a backup into a folder, and says what is not as it was when it was taken.</summary>
    /// <param name="folder">A folder that is not there yet, or is empty.</param>
    /// <returns>Nothing where all is well, or where nothing was checked.</returns>
    public static IReadOnlyList<string> Restore(string from, string folder, bool verify)
    {
        var path = Path.Combine(from, "backup.json");
        if (!File.Exists(path)) throw new FileNotFoundException($"{from} is no backup: it has no backup.json.", path);
        var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(path), Options)!;
        Prepare(folder);
        var (copy, into) = (new FolderFiles(from), new FolderFiles(folder));
        File.Copy(copy.Journal, into.Journal);
        File.Copy(copy.Audit, into.Audit);
        if (Directory.Exists(copy.Heads))
        {
            Directory.CreateDirectory(into.Heads);
            foreach (var head in Directory.EnumerateFiles(copy.Heads)) File.Copy(head, Path.Combine(into.Heads, Path.GetFileName(head)));
        }
        return verify ? Verify(into, manifest) : [];
    }

    private static List<string> Verify(FolderFiles files, Manifest manifest)
    {
        var faults = new List<string>();
        using var rows = SqliteRows.ToRead(files.Journal);
        using var audit = AuditFile.ToRead(files.Audit);
        faults.AddRange(Verification.Of(rows, [new(manifest.JournalPosition, Convert.FromHexString(manifest.JournalHash))]).Select(f => $"journal {f.Position}: {f.What}"));
        faults.AddRange(AuditCheck.Of(audit, [new(manifest.AuditPosition, Convert.FromHexString(manifest.AuditHash))]).Select(f => $"audit {f.Position}: {f.What}"));
        if (StateHash.Of(rows) is var state && state != manifest.State) faults.Add($"the state hash is {state}, and was {manifest.State} when the backup was taken");
        return faults;
    }

    private static Manifest Of(FolderFiles files, DateTimeOffset now)
    {
        using var rows = SqliteRows.ToRead(files.Journal);
        using var audit = AuditFile.ToRead(files.Audit);
        var (journal, log) = (rows.Head(), audit.Head);
        return new(now, journal.Position, Convert.ToHexStringLower(journal.Hash.Span), log.Position, Convert.ToHexStringLower(log.Hash.Span), StateHash.Of(rows));
    }

    private static void Prepare(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new IOException($"{folder} is not empty. Give a new folder.");
        Directory.CreateDirectory(folder);
    }
}
