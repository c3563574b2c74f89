namespace Goldthread.Web.Tests.Front;

public sealed class IndexTests(Pages pages)
{
    [Fact]
    public async Task Get_FrontPage_IsHeadedByTheName()
    {
        var page = await pages.Open("/");

        Assert.Equal("Goldthread", page.Says("h1"));
        Assert.Equal("Goldthread", page.Title);
    }

    [Fact]
    public async Task Get_FrontPage_SaysInThreeSentencesWhatThisIs()
    {
        var page = await pages.Open("/");

        Assert.Equal(3, page.Says("h1 + p").Split(". ").Length);
    }

    [Fact]
    public async Task Get_FrontPage_ListsEveryPublishedCaseInSoberWords()
    {
        var page = await pages.Open("/");

        var cases = page.QuerySelectorAll("#cases ~ .app-cases .app-case");
        Assert.Equal(Pages.Stories(invented: false).Select(s => $"/cases/{s}"), cases.Select(c => c.QuerySelector("h3 a")?.GetAttribute("href")));
        Assert.All(cases, c => Assert.Contains("would have spoken", c.TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("!", page.Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FrontPage_LinksToEveryInventedStory()
    {
        var page = await pages.Open("/");

        foreach (var story in Pages.Stories(invented: true))
            Assert.NotNull(page.QuerySelector($"#invented ~ details a[href='/cases/{story}']"));
    }

    [Fact]
    public async Task Get_FrontPage_SaysWhatIsNotHere()
    {
        var page = await pages.Open("/");

        Assert.Contains("No score, no ranking of children, no prediction.", page.Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EveryStyleAndPicture_IsServed()
    {
        using var client = pages.Client();
        var page = await pages.Open("/");
        var links = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(one => one.GetAttribute("href"));

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            using var answer = await client.GetAsync(link);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
        }
    }
}
