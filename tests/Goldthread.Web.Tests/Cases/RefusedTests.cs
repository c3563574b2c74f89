using Microsoft.AspNetCore.Mvc.Testing;

namespace Goldthread.Web.Tests.Cases;

/// <summary>A copy of the data with files in it that cannot be used.</summary>
public sealed class RefusedTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread").FullName;
    readonly WebApplicationFactory<Program> usual = new();
    readonly WebApplicationFactory<Program> web;

    public RefusedTests()
    {
        foreach (var (path, bytes) in DataFiles.Read(DataFolder.Find(null)!))
        {
            var to = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllBytes(to, bytes);
        }
        File.WriteAllText(Path.Combine(folder, "stories", "half-told.yaml"), "story: half-told\nrecords: {}\ncolour: red\n");
        File.WriteAllText(Path.Combine(folder, "safeguards", "injuries", "half-thought.yaml"), "id: half-thought\ntitle: Half\nwhen: [nothing]\n");
        web = usual.WithWebHostBuilder(host => host.UseSetting("data", folder));
    }

    [Fact]
    public async Task Get_FrontPage_ListsTheProblemsOfAStory()
    {
        var page = await Pages.Read(await Text("/"));

        Assert.Contains("stories/half-told.yaml", page.Says("main .app-refused"), StringComparison.Ordinal);
        Assert.Contains("GT01", page.Says("main .app-refused"), StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("#cases ~ .app-cases .app-case").Length);
    }

    [Fact]
    public async Task Get_RefusedStory_ListsItsProblems()
    {
        var page = await Pages.Read(await Text("/cases/half-told"));

        Assert.Equal("This story cannot be shown", page.Says("h1"));
        Assert.Contains("Line 3, column 1", page.Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RefusedSafeguard_IsVisibleAndTheOthersRun()
    {
        var list = await Pages.Read(await Text("/safeguards"));
        var one = await Pages.Read(await Text("/safeguards/half-thought"));

        Assert.Contains("safeguards/injuries/half-thought.yaml", list.Says("#refused ~ .app-refused"), StringComparison.Ordinal);
        Assert.Equal("This safeguard cannot run", one.Says("h1"));
        Assert.NotEmpty(one.QuerySelectorAll("main li"));
        Assert.NotNull(list.QuerySelector("a[href='/safeguards/bruise-before-mobility']"));
        Assert.Contains("1 more file cannot run", (await Pages.Read(await Text("/"))).Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NoData_SaysHowToNameIt()
    {
        using var empty = usual.WithWebHostBuilder(host => host.UseSetting("data", Path.Combine(folder, "nothing-here")));
        using var client = empty.CreateClient();

        var page = await Pages.Read(await client.GetStringAsync("/"));

        Assert.Contains("There is no data folder here", page.Says("main"), StringComparison.Ordinal);
    }

    async Task<string> Text(string address)
    {
        using var client = web.CreateClient();
        return await client.GetStringAsync(address);
    }

    public void Dispose()
    {
        web.Dispose();
        usual.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
