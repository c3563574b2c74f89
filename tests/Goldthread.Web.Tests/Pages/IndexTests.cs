using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Goldthread.Web.Tests.Pages;

public sealed class IndexTests(WebApplicationFactory<Program> web) : IClassFixture<WebApplicationFactory<Program>>
{
    [Fact]
    public async Task Get_FrontPage_IsHeadedByTheName()
    {
        var page = await Page("/");

        Assert.Equal("Goldthread", page.QuerySelector("h1")?.TextContent.Trim());
    }

    [Fact]
    public async Task Get_EveryStyleAndScript_IsServed()
    {
        using var client = web.CreateClient();
        var page = await Page("/");
        var links = page.QuerySelectorAll("link[rel=stylesheet], script[src]")
            .Select(one => one.GetAttribute("href") ?? one.GetAttribute("src"));

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            using var answer = await client.GetAsync(link);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
        }
    }

    async Task<IDocument> Page(string path)
    {
        using var client = web.CreateClient();
        var text = await client.GetStringAsync(path);
        return await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(text));
    }
}
