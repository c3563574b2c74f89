using Microsoft.Playwright;

namespace Goldthread.EndToEnd;

public sealed class PrintTests(Site site)
{
    [Fact]
    public async Task Print_Case_HasNoControlsAndEverythingUnfolded()
    {
        var page = await site.OpenAt(1280, Addresses.Case);
        Assert.False(await page.Locator("#quiet details li").First.IsVisibleAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var control in new[] { ".app-stepper", ".app-moments", ".govuk-breadcrumbs", ".app-header nav" })
            Assert.False(await page.Locator(control).IsVisibleAsync(), control);
        Assert.True(await page.Locator("#quiet details li").First.IsVisibleAsync());
        Assert.True(await page.Locator(".app-lanes svg").IsVisibleAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Addresses.Case)]
    [InlineData("/safeguards/bruise-before-mobility")]
    public async Task Print_Page_MakesADocument(string address)
    {
        var page = await site.OpenAt(1280, address);

        var document = await page.PdfAsync(new() { Format = "A4" });

        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(document, 0, 5));
        Assert.True(document.Length > 10_000);
    }
}
