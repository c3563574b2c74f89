using Microsoft.Playwright;

namespace Goldthread.EndToEnd;

public sealed class WithoutScriptTests(Site site)
{
    [Fact]
    public async Task Walk_FromTheFrontPageToAMoment_NeedsNoScript()
    {
        var page = await site.Open("/", new BrowserNewContextOptions { JavaScriptEnabled = false, Locale = "en-GB" });

        await page.GetByRole(AriaRole.Link, new() { Name = "Jody", Exact = true }).ClickAsync();
        await page.Locator("#at").SelectOptionAsync("day 8");
        await page.Locator("#from").SelectOptionAsync("acute-hospital");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Equal("As at the end of day 8, seen by the hospital alone", await page.Locator("#as-at-heading").InnerTextAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Later: day 9" }).ClickAsync();
        Assert.Equal("As at the end of day 9, seen by the hospital alone", await page.Locator("#as-at-heading").InnerTextAsync());

        await page.GetByText("What each agency alone could know by then").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All agencies together" }).ClickAsync();
        Assert.Equal("As at the end of day 9, seen by all agencies together", await page.Locator("#as-at-heading").InnerTextAsync());
    }

    [Fact]
    public async Task Search_AmongTheSafeguards_NeedsNoScript()
    {
        var page = await site.Open("/safeguards", new BrowserNewContextOptions { JavaScriptEnabled = false, Locale = "en-GB" });

        await page.GetByLabel("Words").FillAsync("ear");
        await page.GetByLabel("Family").SelectOptionAsync("injuries");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "A bruise to the torso, ear, neck, frenulum, jaw, cheek or eye of a child under five" }).ClickAsync();
        await page.Locator("#test-2 summary").ClickAsync();

        Assert.True(await page.Locator("#test-2 .app-timeline").IsVisibleAsync());
    }

    [Fact]
    public async Task Open_Pages_TakeNothingFromElsewhereAndLeaveNothingBehind()
    {
        var asked = new List<string>();
        var faults = new List<string>();
        var page = await site.Open("/");
        page.Request += (_, request) => asked.Add(request.Url);
        page.Console += (_, message) => faults.Add(message.Text);

        foreach (var address in Addresses.All.Where(a => a != "/nowhere")) await page.GotoAsync(site.Address + address);

        Assert.True(asked.Count > Addresses.All.Count);
        Assert.All(asked, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        Assert.Empty(faults);
        Assert.Empty(await page.Context.CookiesAsync());
    }
}
