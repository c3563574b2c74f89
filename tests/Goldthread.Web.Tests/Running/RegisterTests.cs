using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

public sealed class RegisterTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("goldthread-").FullName, "register");

    [Fact]
    public async Task Of_WhereOneWasLeft_SaysWhatTheWholeJournalSays()
    {
        await using var served = await Served.Of(14, 40, WithheldLawTests.Marked);
        Register.Of(Journal(served), Ring(served), Catalogue(served)).Leave(Journal(served), Rest(served));
        Assert.True(File.Exists(path));
        await served.Live.Append([.. Journal(served).Read().Select(k => k.Entry).OfType<Entry.PersonHeld>().Take(5).Select((p, i) => p with { Key = $"later-{i}", Names = ["Later"] })], new("feed:later", "import"));

        var (whole, resumed) = (Register.Of(Journal(served), Ring(served), Catalogue(served)), Register.Of(Journal(served), Ring(served), Catalogue(served), Rest(served)));

        Assert.Equal(Said(whole), Said(resumed));
        Assert.Contains(whole.Children, whole.HasWithheld);
        Assert.Contains(whole.Children, c => !whole.HasWithheld(c));
    }

    [Fact]
    public async Task Leave_AfterAnErasure_LeavesNothing()
    {
        await using var served = await Served.Of(14, 10);
        var register = Register.Of(Journal(served), Ring(served), Catalogue(served));
        register.Leave(Journal(served), Rest(served));
        await served.Live.Append([new Entry.Erased(register.Children[0], "test")], new("user:1", "erasure"));

        Register.Of(Journal(served), Ring(served), Catalogue(served), Rest(served)).Leave(Journal(served), Rest(served));

        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Of_WhereSomethingElseWasLeft_ReadsTheWholeJournal()
    {
        await using var served = await Served.Of(14, 10);
        await File.WriteAllBytesAsync(path, new byte[400], TestContext.Current.CancellationToken);
        Assert.Equal(Said(Register.Of(Journal(served), Ring(served), Catalogue(served))), Said(Register.Of(Journal(served), Ring(served), Catalogue(served), Rest(served))));
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    private static IEnumerable<string> Said(Register register) =>
    [
        $"{register.Through}", .. register.Open, .. register.Agencies.All.Keys.Order(StringComparer.Ordinal),
        .. register.Children.SelectMany(c => register.Holders(c).Select(h => $"{c} {h}").Append($"{c} {register.HasWithheld(c)} {register.AddressOf(c)} {register.ChildAt(register.AddressOf(c))}").Concat(register.OpenBy(c).Select(g => $"{c} {g}"))),
    ];

    private static Journal Journal(Served served) => served.Live.Store!.Journal;

    private static Goldthread.Store.Keys.KeyRing Ring(Served served) => served.Live.Store!.Ring;

    private static Catalogue Catalogue(Served served) => served.Live.Casebook.Catalogue;

    private Rest Rest(Served served) => new(path, () => Ring(served), default);
}
