using System.Data.Common;
using Goldthread.Store.Audits;
using Goldthread.Store.Backups;
using Goldthread.Store.Journals;
using Goldthread.Store.Postgres;
using Goldthread.Store.Sqlite;

namespace Goldthread.Store;

/// <summary>
/// Where a partnership's store lies. The keys, and the heads that were signed, are files in a folder always; the journal and
/// the audit log are in the same folder, or in a PostgreSQL database.
/// </summary>
public abstract class StorePlace
{
    private StorePlace(FolderFiles files) => Files = files;

    public FolderFiles Files { get; }

    /// <param name="postgres">How the database is reached: "Host=…;Database=…;Username=…"; null = journal and audit log are files in the folder.</param>
    /// <param name="keys">Where the key ring and the signing key lie; null = in the folder's own folder "keys".</param>
    public static StorePlace Of(string folder, string? postgres = null, string? keys = null) =>
        postgres is null ? new InFolder(new(folder, keys)) : new InDatabase(new(folder, keys), postgres);

    /// <summary>What it is called in a message; never how it is reached.</summary>
    public abstract string Name { get; }

    /// <summary>Something has been written here.</summary>
    /// <exception cref="DatabaseUnreachableException">There is no such server or database, or it lets nobody in.</exception>
    public abstract bool Holds { get; }

    /// <summary>What went wrong takes the store from this process alone: another may go on, on another machine too, and so may this one when the server is back.</summary>
    public abstract bool IsLost(Exception e);

    /// <param name="journal">The id that a new journal gets; null = one of its own.</param>
    /// <exception cref="DatabaseInUseException">Another process writes here.</exception>
    public abstract IRows Rows(Guid? journal = null);

    /// <summary>As it is now, beside a process that may be writing. One reading at a time.</summary>
    /// <exception cref="FileNotFoundException">There is no store here.</exception>
    public abstract IRows RowsToRead();

    /// <summary>To read only, beside a process that may be writing.</summary>
    /// <exception cref="FileNotFoundException">There is no store here.</exception>
    public AuditTrail TrailToRead() => new(AuditToRead());

    /// <param name="log">The id that a new log gets; null = one of its own.</param>
    /// <exception cref="DatabaseInUseException">Another process writes here.</exception>
    internal abstract IAuditRows Audit(Guid? log = null);

    internal abstract IAuditRows AuditToRead();

    /// <summary>Copies the journal and the audit log, as at one moment each, into files that are not there yet.</summary>
    internal abstract void CopyInto(FolderFiles copy);

    /// <summary>Takes over the journal and the audit log of such files, where there are none yet.</summary>
    internal abstract void Take(FolderFiles copy);

    private sealed class InFolder(FolderFiles files) : StorePlace(files)
    {
        public override string Name => Files.Folder;

        public override bool Holds => File.Exists(Files.Journal);

        public override bool IsLost(Exception e) => false;

        public override IRows Rows(Guid? journal = null)
        {
            Directory.CreateDirectory(Files.Folder);
            return new SqliteRows(Files.Journal, journal);
        }

        public override IRows RowsToRead() => SqliteRows.ToRead(Files.Journal);

        internal override IAuditRows Audit(Guid? log = null) => new SqliteAudit(Files.Audit, log);

        internal override IAuditRows AuditToRead() => SqliteAudit.ToRead(Files.Audit);

        internal override void CopyInto(FolderFiles copy)
        {
            // The audit log first: what it notes of the journal is then in the journal's copy.
            using (var audit = SqliteAudit.ToRead(Files.Audit)) audit.CopyTo(copy.Audit);
            using (var rows = SqliteRows.ToRead(Files.Journal)) rows.CopyTo(copy.Journal);
        }

        internal override void Take(FolderFiles copy)
        {
            File.Copy(copy.Journal, Files.Journal);
            File.Copy(copy.Audit, Files.Audit);
        }
    }

    private sealed class InDatabase(FolderFiles files, string connection) : StorePlace(files)
    {
        public override string Name => "the database";

        public override bool Holds
        {
            get
            {
                try
                {
                    using var rows = RowsToRead();
                    return rows.Head().Position > 0;
                }
                catch (FileNotFoundException)
                {
                    return false;
                }
            }
        }

        public override bool IsLost(Exception e) => e is JournalStoppedException or AuditStoppedException or DatabaseUnreachableException or DbException;

        public override IRows Rows(Guid? journal = null) => new PostgresRows(connection, journal);

        public override IRows RowsToRead() => PostgresRows.ToRead(connection);

        internal override IAuditRows Audit(Guid? log = null) => new PostgresAudit(connection, log);

        internal override IAuditRows AuditToRead() => PostgresAudit.ToRead(connection);

        internal override void CopyInto(FolderFiles copy)
        {
            // The audit log first, as above.
            using (var from = AuditToRead())
            using (var to = new SqliteAudit(copy.Audit, from.Log)) Copying.Of(from, to);
            using (var from = RowsToRead())
            using (var to = new SqliteRows(copy.Journal, from.Journal)) Copying.Of(from, to);
            foreach (var file in new[] { copy.Audit, copy.Journal }) File.Delete(file + Database.Lock);
        }

        internal override void Take(FolderFiles copy)
        {
            using (var from = SqliteRows.ToRead(copy.Journal))
            using (var to = Rows(from.Journal)) Copying.Of(from, to);
            using (var from = SqliteAudit.ToRead(copy.Audit))
            using (var to = Audit(from.Log)) Copying.Of(from, to);
        }
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

    /// <summary>The passphrase of the downtime copies, to be printed.</summary>
    public string Downtime => Path.Combine(Keys, "downtime-passphrase.txt");

    /// <summary>The files of each edition of the safeguards and of the calendar that was in force.</summary>
    public string Editions => Path.Combine(Folder, "editions");

    /// <summary>What the keeper left. It may be deleted.</summary>
    public string Rest => Path.Combine(Folder, "rest.sealed");

    /// <summary>What a register of the people left. It may be deleted.</summary>
    public string Register => Path.Combine(Folder, "register.sealed");

    public string Heads => Path.Combine(Folder, "heads");
}
