using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Goldthread.EndToEnd;

/// <summary>Every sort of page, on a desk and on a phone, folded and unfolded.</summary>
public sealed class AccessibilityTests(Site site)
{
    public static TheoryData<string, int> Pages => [.. from address in Addresses.All from width in new[] { 1280, 320 } select new TheoryDataRow<string, int>(address, width)];

    [Theory, MemberData(nameof(Pages))]
    public async Task Open_Page_HasNoFaultAndNoSidewaysScrolling(string address, int width)
    {
        var page = await site.OpenAt(width, address);
        Assert.Equal(width, await Width(page));

        await Unfold(page);

        Assert.Empty(await Faults(page));
        Assert.Equal(width, await Width(page));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Open_CaseOnAPhone_ShowsTheListAlone()
    {
        var page = await site.OpenAt(320, Addresses.Case);

        Assert.False(await page.Locator(".app-lanes").IsVisibleAsync());
        Assert.True(await page.Locator("#entry-r37").IsVisibleAsync());
    }

    [Fact]
    public async Task Open_CaseOnADesk_DrawsTheLanesThatScrollByThemselves()
    {
        var page = await site.OpenAt(900, Addresses.Case);

        Assert.True(await page.Locator(".app-lanes").IsVisibleAsync());
        Assert.True(await page.Locator(".app-lanes").EvaluateAsync<int>("e => e.scrollWidth") > 900);
        Assert.Equal(900, await Width(page));
    }

    static Task<int> Width(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    static Task Unfold(IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    static async Task<IEnumerable<string>> Faults(IPage page) =>
        (await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}: {string.Join(" ", fault.Nodes.Take(2).Select(n => n.Html))}");
}
