using AngleSharp;
using AngleSharp.Dom;
using Goldthread.Web.Cases;
using Microsoft.AspNetCore.Mvc.Testing;

[assembly: AssemblyFixture(typeof(Goldthread.Web.Tests.Pages))]

namespace Goldthread.Web.Tests;

/// <summary>The pages over the project's own data, in this process, and the same data to hold them against.</summary>
public sealed class Pages : IDisposable
{
    readonly WebApplicationFactory<Program> web = new();

    public static Casebook Casebook { get; } = Casebook.Open(DataFolder.Find(null));

    /// <summary>Stories told from reviews, and those invented.</summary>
    public static IEnumerable<string> Stories(bool invented) => Casebook.Cases.Where(c => c.Invented == invented).Select(c => c.Story.Name);

    public HttpClient Client() => web.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<(int Status, IDocument Page)> Ask(string address)
    {
        using var client = Client();
        using var answer = await client.GetAsync(address);
        return ((int)answer.StatusCode, await Read(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>A page that must be there.</summary>
    public async Task<IDocument> Open(string address)
    {
        var (status, page) = await Ask(address);
        Assert.True(status == 200, $"{address} answers {status}");
        return page;
    }

    public static Task<IDocument> Read(string html) => BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));

    public void Dispose() => web.Dispose();
}

static class Reading
{
    /// <summary>What an element says, with its white space made single.</summary>
    public static string Says(this IParentNode page, string selector) => string.Join(' ', page.QuerySelectorAll(selector).Select(e => e.TextContent)).Words();

    public static string Words(this string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
