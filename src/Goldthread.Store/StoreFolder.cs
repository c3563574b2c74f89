using System.Security.Cryptography;
using Goldthread.Records;
using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Store.Keys;

namespace Goldthread.Store;

/// <summary>A partnership's journal and audit log, opened together with their keys by the one process that writes.</summary>
public sealed class StoreFolder : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly TimeProvider clock;
    private readonly FolderFiles files;

    /// <param name="keys">Where the key ring and the signing key lie; null = in the folder's own folder "keys".</param>
    /// <exception cref="DatabaseInUseException">Another process writes here.</exception>
    /// <exception cref="KeyRingUnusableException">The keys are missing or open to others.</exception>
    public StoreFolder(string folder, Vocabulary vocabulary, TimeProvider clock, string? keys = null)
        : this(StorePlace.Of(folder, keys: keys), vocabulary, clock)
    {
    }

    /// <exception cref="DatabaseInUseException">Another process writes here.</exception>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    /// <exception cref="KeyRingUnusableException">The keys are missing, open to others, or those of another store.</exception>
    public StoreFolder(StorePlace place, Vocabulary vocabulary, TimeProvider clock)
    {
        (this.clock, files) = (clock, place.Files);
        var (rows, log) = Open(place);
        try
        {
            // A database without its keys gets no new ones: they would open nothing.
            if (!File.Exists(files.Ring) && (rows.Head().Position > 0 || log.Head().Position > 0)) throw new KeyRingUnusableException($"{files.Ring} is missing. Put back the copy that was kept apart from the database.");
            Directory.CreateDirectory(files.Keys);
            Ring = KeyRingFile.OpenOrMake(files.Ring);
            Folders.Sync(Path.GetDirectoryName(Path.GetFullPath(files.Keys))!);
            Try(Ring, rows);
        }
        catch
        {
            log.Dispose();
            rows.Dispose();
            throw;
        }
        Journal = new Journal(rows, Ring, vocabulary, clock);
        Audit = new AuditLog(log, Ring, clock, () => Journal.Head);
        Reading = new AuditedReading(Journal, Audit);
    }

    /// <summary>Opens it as soon as no other process has it, and the database is there. Whoever waits goes on within a second of the end of who wrote.</summary>
    /// <param name="standingBy">Told why, each time that it could not be opened.</param>
    /// <exception cref="KeyRingUnusableException">The keys are missing, open to others, or those of another store.</exception>
    public static async Task<StoreFolder> WhenFree(StorePlace place, Vocabulary vocabulary, TimeProvider clock, Action<IOException> standingBy, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return new StoreFolder(place, vocabulary, clock);
            }
            catch (IOException e) when (e is DatabaseInUseException or DatabaseUnreachableException)
            {
                standingBy(e);
            }
            await Task.Delay(Pause, TimeProvider.System, stopping);
        }
    }

    public KeyRing Ring { get; private set; }

    public Journal Journal { get; }

    public AuditLog Audit { get; }

    public AuditedReading Reading { get; }

    /// <summary>The folder of the editions that the journal sets.</summary>
    public string Editions => files.Editions;

    /// <summary>Where a keeper of this store leaves what it knows.</summary>
    /// <param name="edition">Whatever a keeper goes by besides the journal: what another one left is passed over.</param>
    public Rest Rest(ReadOnlyMemory<byte> edition) => new(files.Rest, () => Ring, edition);

    /// <summary>Where a register of the people of this store leaves where it found them.</summary>
    /// <inheritdoc cref="Rest"/>
    public Rest Register(ReadOnlyMemory<byte> edition) => new(files.Register, () => Ring, edition);

    /// <summary>Signs the head of the audit log, keeps it beside the keys, and notes it in the journal.</summary>
    public async Task<SignedHead> SignHead(Cause cause)
    {
        using var key = SigningKeyFile.OpenOrMake(files.Signing);
        var signed = SignedHead.Sign(Audit.Trail, clock.GetUtcNow(), key);
        Directory.CreateDirectory(files.Heads);
        await File.WriteAllTextAsync(Path.Combine(files.Heads, $"{signed.Position:D12}.json"), signed.ToJson());
        await Journal.Append(new Entry.AuditHead(signed.Position, signed.Hash), cause);
        return signed;
    }

    /// <summary>The passphrase of downtime copies, made where there is none: five groups of five, some 120 bits.</summary>
    /// <exception cref="KeyRingUnusableException">The file is open to others.</exception>
    public string DowntimePassphrase()
    {
        if (!File.Exists(files.Downtime))
            OwnedFile.Write(files.Downtime, System.Text.Encoding.ASCII.GetBytes(string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstuvwxyz", 5))) + "\n"));
        return OwnedFile.Read(files.Downtime).Trim();
    }

    /// <summary>Turns the key ring, while others go on.</summary>
    public Task TurnKeys() => Journal.TurnKeys(ring =>
    {
        KeyRingFile.Write(files.Ring, ring);
        Ring = ring;
    });

    /// <summary>Makes sure that it is still this process that writes.</summary>
    /// <exception cref="IOException">It is not, or it cannot be known, or a disk has refused.</exception>
    public async Task Hold()
    {
        await Journal.Hold();
        Audit.Hold();
    }

    public void Dispose()
    {
        Audit.Dispose();
        Journal.Dispose();
    }

    private static (IRows Rows, IAuditRows Log) Open(StorePlace place)
    {
        var rows = place.Rows();
        try
        {
            return (rows, place.Audit());
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    // What was written under other keys would be found by nobody, and what is written under these by nobody else.
    private void Try(KeyRing ring, IRows rows)
    {
        if (rows.Keys().FirstOrDefault(k => !k.Deleted) is not { } one) return;
        try
        {
            ring.Unwrap(one);
        }
        catch (CryptographicException)
        {
            throw new KeyRingUnusableException($"{files.Ring} is the key ring of another store. Put the copy in its place that was kept apart from this one.");
        }
    }
}
