using Goldthread.Store.Audits;
using Goldthread.Web.Downtime;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Downtime;

public class DowntimeCopyTests(Invented invented)
{
    [Theory]
    [InlineData("ab2cd-ef3gh", "ab2cd-ef3gh", true)]
    [InlineData("ab2cd-ef3gh", " AB2CD EF3GH\n", true)]
    [InlineData("ab2cd-ef3gh", "ab2cd-ef3gi", false)]
    public void Open_ASealedPage_NeedsItsPassphrase(string sealedBy, string typed, bool opens)
    {
        var file = SealedPage.Seal("<p>Robin Example is to be seen today</p>", sealedBy, "Westmarsh, as at today");
        Assert.DoesNotContain("Robin", file, StringComparison.Ordinal);
        Assert.Equal(opens ? "<p>Robin Example is to be seen today</p>" : null, SealedPage.Open(file, typed));
    }

    [Fact]
    public async Task Write_TheOpenDuties_SealsWhatEachAgencyMayKnow_AndWritesDownThatItWasTaken()
    {
        var (live, store, path) = (invented.Live, invented.Live.Store!, Path.Combine(Path.GetTempPath(), $"downtime-{Guid.NewGuid():n}.html"));
        try
        {
            var duties = await DowntimeCopy.Write(live.Board!, store, "Westmarsh", path, "goldthread:by-hand");
            Assert.True(duties > 0);
            var body = SealedPage.Open(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), store.DowntimePassphrase())!;
            var page = await Pages.Read(body);
            Assert.Equal(duties, page.QuerySelectorAll("tbody tr").Length);
            var child = live.Board!.Prompts(LivePage.UsualReader).Where(f => live.Board.Standing(f).Holders.Any(h => h.Agency == LivePage.UsualReader)).Select(live.Board.ChildOf).First(c => c is not null)!;
            Assert.Contains(new Telling(live.Board, LivePage.UsualReader).Person(child), page.Says("td"), StringComparison.Ordinal);
            // Others look at the same partnership meanwhile.
            Assert.Equal(Act.Export, Assert.Single(store.Audit.Trail.WhoLooked(store.Ring, child), l => l.Who == "goldthread:by-hand").Act);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Serve_MakesTheCopy_AndSignsTheHeadOfTheAuditLog()
    {
        var folder = invented.Folder;
        for (var tries = 0; tries < 600 && !(File.Exists(Path.Combine(folder, "downtime.html")) && Directory.Exists(Path.Combine(folder, "heads"))); tries++) await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(folder, "downtime.html")));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "heads"), "*.json"));
    }
}
