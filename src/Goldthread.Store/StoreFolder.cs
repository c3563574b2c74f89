using Goldthread.Records;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Store.Sqlite;

namespace Goldthread.Store;

/// <summary>A partnership's journal and audit log in one folder, opened together by the one process that writes; and the names of the files in it.</summary>
public sealed class StoreFolder : IDisposable
{
    private readonly TimeProvider clock;
    private readonly FolderFiles files;

    /// <param name="keys">Where the key ring and the signing key lie; null = in the folder's own folder "keys".</param>
    /// <exception cref="DatabaseInUseException">Another process writes here.</exception>
    /// <exception cref="KeyRingUnusableException">The keys are missing or open to others.</exception>
    public StoreFolder(string folder, Vocabulary vocabulary, TimeProvider clock, string? keys = null)
    {
        this.clock = clock;
        files = new FolderFiles(folder, keys);
        Directory.CreateDirectory(folder);
        // A database without its keys gets no new ones: they would open nothing.
        if (File.Exists(files.Journal) && !File.Exists(files.Ring)) throw new KeyRingUnusableException($"{files.Ring} is missing. Put back the copy that was kept apart from the database.");
        Directory.CreateDirectory(files.Keys);
        Ring = KeyRingFile.OpenOrMake(files.Ring);
        Journal = new Journal(new SqliteRows(files.Journal), Ring, vocabulary, clock);
        try
        {
            Audit = new AuditLog(files.Audit, Ring, clock, () => Journal.Head);
        }
        catch
        {
            Journal.Dispose();
            throw;
        }
        Reading = new AuditedReading(Journal, Audit);
    }

    public KeyRing Ring { get; private set; }

    public Journal Journal { get; }

    public AuditLog Audit { get; }

    public AuditedReading Reading { get; }

    /// <summary>Signs the head of the audit log, keeps it beside the log, and notes it in the journal.</summary>
    public async Task<SignedHead> SignHead(Cause cause)
    {
        using var key = SigningKeyFile.OpenOrMake(files.Signing);
        var signed = SignedHead.Sign(Audit.File, clock.GetUtcNow(), key);
        Directory.CreateDirectory(files.Heads);
        await File.WriteAllTextAsync(Path.Combine(files.Heads, $"{signed.Position:D12}.json"), signed.ToJson());
        await Journal.Append(new Entry.AuditHead(signed.Position, signed.Hash), cause);
        return signed;
    }

    /// <summary>Turns the key ring, while others go on.</summary>
    public Task TurnKeys() => Journal.TurnKeys(ring =>
    {
        KeyRingFile.Write(files.Ring, ring);
        Ring = ring;
    });

    public void Dispose()
    {
        Audit.Dispose();
        Journal.Dispose();
    }
}

/// <summary>Where what lies in the folder of a store.</summary>
public sealed record FolderFiles(string Folder, string? KeysElsewhere = null)
{
    public string Journal => Path.Combine(Folder, "journal.db");

    public string Audit => Path.Combine(Folder, "audit.db");

    public string Keys => KeysElsewhere ?? Path.Combine(Folder, "keys");

    public string Ring => Path.Combine(Keys, "ring.json");

    public string Signing => Path.Combine(Keys, "audit-signing.pem");

    public string Heads => Path.Combine(Folder, "heads");
}
