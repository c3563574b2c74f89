using System.Data.Common;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.Store.Journals;

/// <summary>Why a store has stopped, and what to do about it. A closed, numbered list: numbers are never used again for something else.</summary>
/// <param name="Remedy">What whoever keeps the machine can do.</param>
public sealed record StorageFault(string Code, string Title, string Remedy)
{
    public static readonly StorageFault Unexpected = new("GT1000", "The program met what it does not expect", "Keep these words and report them; then start again.");
    public static readonly StorageFault Full = new("GT1001", "The disk is full", "Make room on it, then start again.");
    public static readonly StorageFault Refused = new("GT1002", "The disk refused to read or to write", "See in the system's log whether it is full, read-only or failing, and mend that; then start again. On a failing disk restore a backup on another.");
    public static readonly StorageFault Unconfirmed = new("GT1003", "The disk did not confirm that it has what was written", "See in the system's log what is wrong with it; then start again. If it comes again, restore a backup on another disk.");
    public static readonly StorageFault Damaged = new("GT1004", "What lies on the disk is not what was written", "Keep a copy of the files as they are, and start again; if it says so again, restore a backup beside them.");
    public static readonly StorageFault Gone = new("GT1005", "The database server has ended the connection", "See that it runs and can be reached; then start again.");
    public static readonly StorageFault TakenOver = new("GT1006", "Another process has written meanwhile", "Only one writes: end the other and start again, or leave the store to it.");

    // Numbers of the system's errors, as exceptions carry them.
    private const int Failed = 5, WouldWait = 11, NoSpace = 28, ReadOnly = 30, Stale = 116, Unclean = 117, OverQuota = 122;

    public static IReadOnlyList<StorageFault> All { get; } = [Unexpected, Full, Refused, Unconfirmed, Damaged, Gone, TakenOver];

    /// <returns>Null: it is no fault of the disk or the server. What is missing, in use or not allowed says so by itself.</returns>
    public static StorageFault? Of(Exception e) => e switch
    {
        JournalStoppedException journal => journal.Fault,
        Audits.AuditStoppedException audit => audit.Fault,
        JournalDamagedException => Damaged,
        TakenOverException => TakenOver,
        UnsyncedException => Unconfirmed,
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode),
        PostgresException postgres => OfPostgres(postgres.SqlState),
        NpgsqlException or InvalidOperationException { Source: nameof(Npgsql) } => Gone,
        DbException => Refused,
        IOException { HResult: NoSpace or OverQuota } => Full,
        IOException { HResult: Failed or ReadOnly or Stale or Unclean } => Refused,
        _ => null,
    };

    /// <summary>A file is held by another process.</summary>
    internal static bool IsHeld(IOException e) => e.HResult == WouldWait || OperatingSystem.IsWindows();

    /// <summary>What is said to whoever keeps the machine. It names nobody.</summary>
    public string Tell(Exception cause) => $"{Code}: {Title} ({cause.Message.TrimEnd('.')}). {Remedy}";

    private static StorageFault OfSqlite(int code, int extended) => (code, extended) switch
    {
        (SQLitePCL.raw.SQLITE_FULL, _) => Full,
        (_, SQLitePCL.raw.SQLITE_IOERR_FSYNC or SQLitePCL.raw.SQLITE_IOERR_DIR_FSYNC) => Unconfirmed,
        (SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB, _) => Damaged,
        (SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM, _) => Refused,
        _ => Unexpected,
    };

    private static StorageFault OfPostgres(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => Full,
        PostgresErrorCodes.IoError => Refused,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged,
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Gone,
        _ => Unexpected,
    };
}
