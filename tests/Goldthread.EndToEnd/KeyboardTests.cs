using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Goldthread.EndToEnd;

public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task Tab_FromTheTop_ReachesTheStepperInOrder()
    {
        var page = await site.OpenAt(1280, Addresses.Case);
        var stops = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            stops.Add(await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent.trim()"));
            Assert.True(await page.EvaluateAsync<bool>("(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none')(getComputedStyle(document.activeElement))"), $"{stops[^1]} does not show its focus");
        }

        Assert.Equal("Skip to main content", stops[0]);
        Assert.Equal(["at", "from", "Show", "Beginning"], stops.SkipWhile(s => s != "at").Take(4));
        Assert.StartsWith("← Earlier", stops[stops.IndexOf("Beginning") + 1], StringComparison.Ordinal);
        Assert.StartsWith("Later", stops[stops.IndexOf("Beginning") + 2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_ThroughTheWholePage_NeverStopsInTheDrawing()
    {
        var page = await site.OpenAt(1280, Addresses.Case);
        await page.Locator(".app-lanes").FocusAsync();

        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("A", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        Assert.True(await page.EvaluateAsync<bool>("!document.activeElement.closest('svg')"));
    }

    [Fact]
    public async Task Keys_OnTheStepper_LookAtAnotherMoment()
    {
        var page = await site.OpenAt(1280, Addresses.Case);

        await page.Locator("#at").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("at=day\\+5"));
        await Assertions.Expect(page.Locator("#as-at-heading")).ToContainTextAsync("As at the end of day 5");
    }

    [Fact]
    public async Task Enter_OnAnEntryOfACard_LeadsToTheEntry()
    {
        var page = await site.OpenAt(1280, Addresses.Case);

        await page.Locator("#spoken a[href='#entry-r37']").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#entry-r37")).ToBeInViewportAsync();
    }
}
