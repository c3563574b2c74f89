using System.Security.Cryptography;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Goldthread.Store.Tests.Audits;

public class AuditLogTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;
    readonly KeyRing ring = KeyRing.Make();

    string Audit => Path.Combine(folder, "audit.db");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    AuditLog Open(Func<Head>? journal = null) => new(Audit, ring, new ManualTime(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)), journal);

    static AuditNote Look(string who, params string[] people) => new(who, "section-47", Act.Read, "chronology", people);

    [Fact]
    public async Task Give_WhatWasRead_IsGivenOnceItIsWrittenDown()
    {
        using var log = Open();
        var given = await log.Give<string>(Look("user:1", "gp/1"), () => ("the chronology", [3L, 4, 5, 12]));
        Assert.Equal("the chronology", given);
        var looked = Assert.Single(log.File.WhoLooked(ring, "gp/1"));
        Assert.Equal((1, "user:1", "section-47", Act.Read, "chronology", "3-5,12"), (looked.Position, looked.Who, looked.Why, looked.Act, looked.What, looked.Records));
        Assert.Empty(log.File.WhoLooked(ring, "gp/2"));
    }

    [Fact]
    public async Task Give_WhenItCannotBeWrittenDown_GivesNothing()
    {
        using var log = Open();
        await log.Note(Look("user:1", "gp/1"));
        Change("DROP TABLE looked");
        await Assert.ThrowsAsync<AuditStoppedException>(() => log.Give<string>(Look("user:1", "gp/1"), () => ("the chronology", [1L])));
        Assert.False(log.Writable);
        // Once it has stopped, nothing is even read.
        await Assert.ThrowsAsync<AuditStoppedException>(() => log.Give<string>(Look("user:1", "gp/1"), () => throw new InvalidOperationException("read")));
    }

    [Fact]
    public async Task Note_FromManyAtOnce_LosesNothing()
    {
        using (var log = Open())
            await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
            {
                for (var i = 0; i < 25; i++) await log.Note(Look($"user:{w}", $"gp/{i % 3}"));
            }, TestContext.Current.CancellationToken)));
        using var again = Open();
        Assert.Equal(400, again.Head.Position);
        Assert.Empty(AuditCheck.Of(again.File, [again.Head]));
        Assert.Equal(400, new[] { "gp/0", "gp/1", "gp/2" }.Sum(p => again.File.WhoLooked(ring, p).Count));
    }

    [Fact]
    public async Task Note_WhoOrWhyIsASentence_IsRefused()
    {
        using var log = Open();
        await Assert.ThrowsAsync<ArgumentException>(() => log.Note(Look("Jane", "gp/1")));
    }

    [Fact]
    public async Task Note_TheLabelOfAPerson_IsInNoFile()
    {
        using (var log = Open()) await log.Note(Look("user:1", "gp/secretlabel"));
        foreach (var file in Directory.EnumerateFiles(folder)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("secretlabel"u8));
    }

    [Fact]
    public async Task Parse_ASignedHead_IsGenuineOnlyAsItWasSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var log = Open();
        await log.Note(Look("user:1", "gp/1"));
        var signed = SignedHead.Sign(log.File, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), key);
        Assert.Equal(signed, SignedHead.Parse(signed.ToJson()));
        Assert.True(signed.Genuine(null));
        Assert.True(signed.Genuine(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
        Assert.False(signed.Genuine(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
        Assert.False((signed with { Position = 2 }).Genuine(null));
        Assert.False((signed with { Hash = new string('0', 64) }).Genuine(null));
        Assert.Null(SignedHead.Parse("{}"));
        Assert.Null(SignedHead.Parse("no"));
    }

    void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Audit};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
