using System.Security.Cryptography;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Tests.Audits;

public class AuditLogTests
{
    public static TheoryData<string> Sorts => Shelf.Lasting;

    static AuditNote Look(string who, params string[] people) => new(who, "section-47", Act.Read, "chronology", people);

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Give_WhatWasRead_IsGivenOnceItIsWrittenDown(string sort)
    {
        using var shelf = new Shelf(sort);
        using var log = shelf.OpenAudit();
        var given = await log.Give<string>(Look("user:1", "gp/1"), () => ("the chronology", [3L, 4, 5, 12]));
        Assert.Equal("the chronology", given);
        var looked = Assert.Single(log.Trail.WhoLooked(shelf.Ring, "gp/1"));
        Assert.Equal((1, "user:1", "section-47", Act.Read, "chronology", "3-5,12"), (looked.Position, looked.Who, looked.Why, looked.Act, looked.What, looked.Records));
        Assert.Empty(log.Trail.WhoLooked(shelf.Ring, "gp/2"));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Give_WhenItCannotBeWrittenDown_GivesNothing(string sort)
    {
        using var shelf = new Shelf(sort);
        using var log = shelf.OpenAudit();
        await log.Note(Look("user:1", "gp/1"));
        shelf.Change("DROP TABLE looked");
        await Assert.ThrowsAsync<AuditStoppedException>(() => log.Give<string>(Look("user:1", "gp/1"), () => ("the chronology", [1L])));
        Assert.False(log.Writable);
        // Once it has stopped, nothing is even read.
        await Assert.ThrowsAsync<AuditStoppedException>(() => log.Give<string>(Look("user:1", "gp/1"), () => throw new InvalidOperationException("read")));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Note_FromManyAtOnce_LosesNothing(string sort)
    {
        using var shelf = new Shelf(sort);
        using (var log = shelf.OpenAudit())
            await Task.WhenAll(Enumerable.Range(0, 16).Select(w => Task.Run(async () =>
            {
                for (var i = 0; i < 25; i++) await log.Note(Look($"user:{w}", $"gp/{i % 3}", $"gp/{w}"));
            }, TestContext.Current.CancellationToken)));
        using var again = shelf.OpenAudit();
        Assert.Equal(400, again.Head.Position);
        Assert.Empty(AuditCheck.Of(again.Trail, [again.Head]));
        Assert.Equal(400 + (3 * 25) - (9 + 8 + 8), new[] { "gp/0", "gp/1", "gp/2" }.Sum(p => again.Trail.WhoLooked(shelf.Ring, p).Count));
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Open_WhileAnotherHasIt_IsRefused_AndReadingBesideItIsNot(string sort)
    {
        using var shelf = new Shelf(sort);
        using var log = shelf.OpenAudit();
        await log.Note(Look("user:1", "gp/1"));
        Assert.Throws<DatabaseInUseException>(() => shelf.OpenAudit());
        if (sort == "postgres") using (var trail = StorePlace.Of(shelf.Path("keys"), shelf.Connection).TrailToRead()) Assert.Equal(1, trail.Head.Position);
    }

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task Note_WhoOrWhyIsASentence_IsRefused(string sort)
    {
        using var shelf = new Shelf(sort);
        using var log = shelf.OpenAudit();
        await Assert.ThrowsAsync<ArgumentException>(() => log.Note(Look("Jane", "gp/1")));
    }

    [Fact]
    public async Task Note_TheLabelOfAPerson_IsInNoFile()
    {
        using var shelf = new Shelf("sqlite");
        using (var log = shelf.OpenAudit()) await log.Note(Look("user:1", "gp/secretlabel"));
        foreach (var file in Directory.EnumerateFiles(shelf.Path(""))) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("secretlabel"u8));
    }

    [Fact]
    public async Task Parse_ASignedHead_IsGenuineOnlyAsItWasSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var shelf = new Shelf("sqlite");
        using var log = shelf.OpenAudit();
        await log.Note(Look("user:1", "gp/1"));
        var signed = SignedHead.Sign(log.Trail, new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), key);
        Assert.Equal(signed, SignedHead.Parse(signed.ToJson()));
        Assert.True(signed.Genuine(null));
        Assert.True(signed.Genuine(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
        Assert.False(signed.Genuine(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())));
        Assert.False((signed with { Position = 2 }).Genuine(null));
        Assert.False((signed with { Hash = new string('0', 64) }).Genuine(null));
        Assert.Null(SignedHead.Parse("{}"));
        Assert.Null(SignedHead.Parse("no"));
    }
}
