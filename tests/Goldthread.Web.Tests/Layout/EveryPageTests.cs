namespace Goldthread.Web.Tests.Layout;

/// <summary>What holds of every page: its frame, its headings, its links, and what it tells the browser.</summary>
public sealed class EveryPageTests(Pages pages)
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/safeguards", "/safeguards?q=bruise&agency=gp", "/safeguards?q=zebra", "/not-watched", "/reviews", "/nowhere",
        .. Pages.Casebook.Cases.SelectMany(c => new[] { $"/cases/{c.Story.Name}", $"/cases/{c.Story.Name}?at={c.Steps.Days[c.Steps.Days.Count / 2].Token}" }),
        // They are of one make: some of them show it, and SafeguardTests opens each.
        .. Pages.Casebook.Catalogue.Safeguards.Where((_, i) => i % 10 == 0).Select(g => $"/safeguards/{g.Id}"),
        .. Pages.Casebook.Catalogue.Reviews.Select(r => $"/reviews/{r.Id}"),
    ];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Get_Page_HasOneHeadingAndThoseBelowInOrder(string address)
    {
        var (_, page) = await pages.Ask(address);
        var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"a heading {pair.Second} follows a heading {pair.First}"));
        Assert.All(page.QuerySelectorAll("h1, h2, h3, h4, a"), e => Assert.NotEmpty(e.TextContent.Words()));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Get_Page_HasLandmarksLabelsAndSingleIds(string address)
    {
        var (_, page) = await pages.Ask(address);

        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Single(page.QuerySelectorAll("header"));
        Assert.Single(page.QuerySelectorAll("footer"));
        Assert.All(page.QuerySelectorAll("nav"), nav => Assert.NotNull(nav.GetAttribute("aria-label")));
        Assert.All(page.QuerySelectorAll("select, input:not([type=hidden])"), field => Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']")));
        Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute("aria-labelledby")!)));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Get_Page_NeedsNoScriptAndNoInlineStyle(string address)
    {
        var (_, page) = await pages.Ask(address);

        Assert.Empty(page.QuerySelectorAll("script, style, iframe, [style], [onclick], [onload]").Select(e => e.OuterHtml));
        Assert.All(page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!), a => Assert.DoesNotContain("//", a, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Get_Page_TellsTheBrowserToKeepAndFetchNothing(string address)
    {
        using var client = pages.Client();
        using var answer = await client.GetAsync(address);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory, MemberData(nameof(Addresses))]
    public async Task Get_Page_LinksOnlyToWhatIsThere(string address)
    {
        var (_, page) = await pages.Ask(address);
        var links = page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Distinct().ToList();

        Assert.All(links.Where(l => l.StartsWith('#')), l => Assert.True(page.GetElementById(l[1..]) is not null, $"{l} is not on the page"));
        Assert.All(links.Where(l => !l.StartsWith('#')), l => Assert.StartsWith("/", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_EveryLinkedAddress_Answers()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var anchors = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var open = new Queue<string>(["/", "/safeguards", "/reviews", "/cases/devon-jody?at=day%205", "/cases/devon-jody?from=midwifery"]);
        var wanted = new List<(string Page, string Address, string Anchor)>();
        while (open.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            var page = await pages.Open(address);
            anchors[address] = [.. page.QuerySelectorAll("[id]").Select(e => e.Id!)];
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')))
            {
                // Moments and standpoints are walked through elsewhere.
                if (!link[0].Contains('?', StringComparison.Ordinal)) open.Enqueue(link[0]);
                if (link.Length > 1) wanted.Add((address, link[0], link[1]));
            }
        }

        Assert.True(seen.Count > 60);
        Assert.All(wanted.Where(w => anchors.ContainsKey(w.Address)), w => Assert.True(anchors[w.Address].Contains(w.Anchor), $"{w.Page} links to {w.Address}#{w.Anchor}"));
    }
}
