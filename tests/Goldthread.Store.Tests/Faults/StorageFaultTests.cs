using Goldthread.Reading;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Goldthread.Store.Tests.Faults;

public class StorageFaultTests
{
    public static TheoryData<Exception, string?> Causes => new()
    {
        { new SqliteException("database or disk is full", 13), "GT1001" },
        { new IOException("No space left on device", 28), "GT1001" },
        { new SqliteException("disk I/O error", 10, 778), "GT1002" },
        { new IOException("Input/output error", 5), "GT1002" },
        { new SqliteException("disk I/O error", 10, 1034), "GT1003" },
        { new UnsyncedException("/data", new IOException()), "GT1003" },
        { new SqliteException("database disk image is malformed", 11), "GT1004" },
        { new JournalDamagedException(3, "what was sealed does not open"), "GT1004" },
        { new NpgsqlException("Exception while reading from stream"), "GT1005" },
        { new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"), "GT1005" },
        { new PostgresException("could not extend file", "ERROR", "ERROR", "53100"), "GT1001" },
        { new TakenOverException(7), "GT1006" },
        { new JournalStoppedException(new SqliteException("database or disk is full", 13)), "GT1001" },
        { new JournalStoppedException(new ArithmeticException("a bug")), "GT1000" },
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
        var numbers = StorageFault.All.Select(f => f.Code).Concat(ProblemKind.All.Select(k => k.Code)).ToList();
        Assert.Equal(numbers.Distinct().Count(), numbers.Count);
        Assert.All(StorageFault.All, f => Assert.Equal($"{f.Code}: {f.Title} (said the disk). {f.Remedy}", f.Tell(new IOException("said the disk."))));
    }
}
