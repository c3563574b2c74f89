using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.Store.Tests.Faults;

public class StorageFaultTests
{
    public static TheoryData<Exception, string?> Causes => new()
    {
        { new SqliteException("database or disk is full", 13), "GT0901" },
        { new IOException("No space left on device", 28), "GT0901" },
        { new SqliteException("disk I/O error", 10, 778), "GT0902" },
        { new IOException("Input/output error", 5), "GT0902" },
        { new SqliteException("disk I/O error", 10, 1034), "GT0903" },
        { new UnsyncedException("/data", new IOException()), "GT0903" },
        { new SqliteException("database disk image is malformed", 11), "GT0904" },
        { new JournalDamagedException(3, "what was sealed does not open"), "GT0904" },
        { new NpgsqlException("Exception while reading from stream"), "GT0905" },
        { new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"), "GT0905" },
        { new PostgresException("could not extend file", "ERROR", "ERROR", "53100"), "GT0901" },
        { new TakenOverException(7), "GT0906" },
        { new JournalStoppedException(new SqliteException("database or disk is full", 13)), "GT0901" },
        { new JournalStoppedException(new ArithmeticException("a bug")), "GT0900" },
        { new DatabaseInUseException("journal.db"), null },
        { new FileNotFoundException("journal.db is not there."), null },
        { new IOException("It holds something already."), null },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Of_WhatADiskOrAServerSays_IsOneOfTheList(Exception cause, string? code) => Assert.Equal(code, StorageFault.Of(cause)?.Code);

    [Fact]
    public void All_OfTheList_AreExplained()
    {
        var page = File.ReadAllText(Path.Combine(Given.Root, "docs/explanation/at-rest.md"));
        Assert.All(StorageFault.All, f => Assert.Contains($"| {f.Code} | {f.Title} | {f.Remedy} |", page));
    }

    [Fact]
    public void Tell_EveryFault_SaysWhatHappenedAndWhatToDo()
    {
        Assert.Equal(StorageFault.All.Count, StorageFault.All.Select(f => f.Code).Distinct().Count());
        Assert.All(StorageFault.All, f => Assert.Equal($"{f.Code}: {f.Title} (said the disk). {f.Remedy}", f.Tell(new IOException("said the disk."))));
    }
}
