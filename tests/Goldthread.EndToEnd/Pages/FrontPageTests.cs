using Deque.AxeCore.Playwright;

namespace Goldthread.EndToEnd.Pages;

public sealed class FrontPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Open_FrontPage_HasNoAccessibilityFault()
    {
        var page = await site.Open("/");

        var result = await page.RunAxe();

        Assert.Empty(result.Violations.Select(fault => $"{fault.Id}: {fault.Help}"));
    }

    [Fact]
    public async Task Open_FrontPage_TakesNothingFromElsewhere()
    {
        var asked = new List<string>();
        var page = await site.Open("/");
        page.Request += (_, request) => asked.Add(request.Url);

        await page.ReloadAsync();

        Assert.All(asked, address => Assert.StartsWith(site.Address, address, StringComparison.Ordinal));
        Assert.True(asked.Count > 1);
    }
}
