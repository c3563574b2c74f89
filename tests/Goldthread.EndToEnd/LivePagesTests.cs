using System.Text;
using Deque.AxeCore.Playwright;
using Goldthread.Partnerships;
using Goldthread.Reading;
using Goldthread.Store;
using Goldthread.Web;
using Goldthread.Web.Cases;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Goldthread.EndToEnd;

/// <summary>The pages of an invented partnership that is served, on a desk and on a phone, and the downtime copy, in a browser.</summary>
public sealed class LivePagesTests(Site site) : IAsyncLifetime
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"goldthread-{Guid.NewGuid():n}");
    readonly SchoolData data = new();
    WebApplication app = null!;

    Live Live => app.Services.GetRequiredService<Live>();

    string Address => app.Urls.First();

    public async ValueTask InitializeAsync()
    {
        var (catalogue, files) = (Casebook.Open(DataFolder.Find(null)).Catalogue, new PartnershipFolder(folder));
        var partnership = new Partnership(catalogue.ReadPartnership(new ProblemList())!, catalogue.ReadPractice(new ProblemList()), catalogue.Safeguards, catalogue.Setting, 5, 120, new(2025, 1, 1), 1);
        var clock = new StandingClock(Minutes.MomentOf(partnership.Whole.Lo));
        using (var store = new StoreFolder(folder, catalogue.Vocabulary, clock)) await Loading.Of(partnership.Tell(), store.Journal, clock, catalogue, TextWriter.Null);
        files.Write(new(partnership.Name, Invented: true, 5, partnership.Children, 1, new(2025, 1, 1), Minutes.MomentOf(partnership.Whole.Hi), new(2025, 1, 1)));
        app = WebApp.Create(["--urls", "http://127.0.0.1:0", "--partnership", folder, "--data", data.Root]);
        await app.StartAsync();
        for (var tries = 0; Live.Board is null && tries < 600; tries++) await Task.Delay(100);
    }

    public async ValueTask DisposeAsync()
    {
        // What it leaves for the next start is written by then.
        await app.StopAsync();
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        data.Dispose();
    }

    [Fact]
    public async Task Open_PagesOfAPartnership_HaveNoFaultAndNoSidewaysScrolling_OnADeskAndOnAPhone()
    {
        var board = Live.Board!;
        var duty = board.Prompts(LivePage.UsualReader).First(f => board.ChildOf(f) is not null && board.Standing(f).Step is not null && board.Standing(f).Holders.Any(h => h.Agency == LivePage.UsualReader));
        var child = $"/children/{board.Register.AddressOf(board.ChildOf(duty)!)}";
        var (holder, withheld) = board.Register.Agencies.All.Keys.Order(StringComparer.Ordinal).SelectMany(a => board.Register.Children.Where(c => board.Register.HasWithheld(c) && board.Screens.WithheldBy(board.Screens.Of(board, c, a), a).Count > 0).Select(c => (a, c))).First();
        foreach (var width in new[] { 1280, 320 })
            foreach (var path in new[] { "/children", child, $"{child}/duties/{board.Register.AddressOfDuty(duty.Key)}", $"{child}/challenges", $"{child}/thread", $"{child}/export", "/teams", $"/teams/{board.Register.Staff.DeskOf(LivePage.UsualReader)!.Name}", "/feeds", "/feeds/quay-school", "/feeds/quay-school/mapping", "/links", $"/children/{board.Register.AddressOf(withheld)}/sharing?as={holder}", "/brokered?as=westmarsh-safeguarding-partnership" })
            {
                var page = await site.OpenAt(width, "/");
                Assert.Equal($"{path}: 200", $"{path}: {(await page.GotoAsync(Address + path))!.Status}");
                Assert.Equal($"{path}: {width}", $"{path}: {await page.EvaluateAsync<int>("document.documentElement.scrollWidth")}");
                Assert.Empty((await page.RunAxe()).Violations.Select(fault => $"{path} at {width}: {fault.Id}: {fault.Help}: {string.Join(" ", fault.Nodes.Take(2).Select(n => n.Html))}"));
                await page.Context.CloseAsync();
            }
    }

    [Theory, InlineData(1280), InlineData(320)]
    public async Task Open_AFileOnThePageOfItsMapping_HasNoFault_AndTellsItsAddressNothing(int width)
    {
        var page = await site.Open("/", new BrowserNewContextOptions { Locale = "en-GB", ViewportSize = new() { Width = width, Height = 900 } });
        await page.GotoAsync($"{Address}/feeds/quay-school/mapping");
        await page.GetByLabel("A file as it is sent").SetInputFilesAsync(new FilePayload { Name = "absences.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(SchoolData.Table) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync();
        await page.GetByText("Maya Whitlock").First.WaitForAsync();
        await page.GetByLabel("explained").SelectOptionAsync("Reason");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what it makes of the rows" }).ClickAsync();
        await page.GetByLabel("“Illness”").SelectOptionAsync("yes");
        Assert.DoesNotContain("Maya", page.Url, StringComparison.Ordinal);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty((await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}: {string.Join(" ", fault.Nodes.Take(2).Select(n => n.Html))}"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Open_TheDowntimeCopy_NeedsThePassphraseAndNothingElse()
    {
        var copy = Path.Combine(folder, "downtime.html");
        for (var tries = 0; tries < 600 && !File.Exists(copy); tries++) await Task.Delay(100);
        var page = await site.OpenAt(1280, "/");
        await page.GotoAsync("file://" + copy);
        Assert.Equal(0, await page.Locator("td").CountAsync());
        await page.GetByLabel("Passphrase").FillAsync("not this one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await page.GetByText("That is not the passphrase.").WaitForAsync();
        await page.GetByLabel("Passphrase").FillAsync(Live.Store!.DowntimePassphrase().ToUpperInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await page.Locator("td").First.WaitForAsync();
        await page.Context.CloseAsync();
    }
}
