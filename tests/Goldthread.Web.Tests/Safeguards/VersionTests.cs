using System.Text;
using Goldthread.Safeguards;
using Goldthread.Web.Running;
using Goldthread.Web.Tests.Running;

namespace Goldthread.Web.Tests.Safeguards;

/// <summary>A partnership whose safeguard has another version since it was kept last.</summary>
public sealed class VersionTests(Invented invented) : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread").FullName;

    [Fact]
    public async Task Get_ASafeguardWithASecondVersion_ShowsTheTextThatRaisedADuty()
    {
        var finding = invented.Live.Board!.Prompts(LivePage.UsualReader).First(f => invented.Live.Board.ChildOf(f) is not null);
        var (safeguard, address) = (finding.Safeguard, $"/safeguards/{finding.Safeguard.Id}");
        await using var served = await Served.Of(5, 120, settings: [("data", WithSecond(safeguard))], keptBefore: true);
        var until = Telling.When(served.Board.Through);

        var now = await Page(served, address);
        Assert.Equal("Said otherwise", now.Says("h1"));
        Assert.Equal(["Version 2", "Version 1"], now.QuerySelectorAll("#versions + ul li").Select(l => l.TextContent.Words().Split(',')[0]));
        Assert.EndsWith($"Version 1, in force until {until}", now.Says("#versions + ul"));
        Assert.Equal(address + "?version=1", now.QuerySelector("#versions + ul a")!.GetAttribute("href"));
        Assert.Null(now.QuerySelector("#earlier"));

        var then = await Page(served, address + "?version=1");
        Assert.Equal(safeguard.Title, then.Says("h1"));
        Assert.StartsWith($"Version 1, in force until {until} in this partnership.", then.Says("#earlier"));
        Assert.Empty(then.QuerySelectorAll(".app-tests"));
        Assert.Equal(404, (await served.Ask(address + "?version=3")).Status);

        var child = served.Board.ChildOf(served.Board.Prompts(LivePage.UsualReader).First(f => f.Key == finding.Key))!;
        var duty = await Page(served, $"/children/{served.Board.Register.AddressOf(child)}/duties/{served.Board.Register.AddressOfDuty(finding.Key)}");
        Assert.Contains(duty.QuerySelectorAll("dd a"), a => a.GetAttribute("href") == address + "?version=1");
    }

    string WithSecond(Safeguard safeguard)
    {
        foreach (var (path, bytes) in DataFiles.Read(DataFolder.Find(null)!).Where(f => !f.Key.StartsWith("stories/", StringComparison.Ordinal)))
        {
            var to = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllBytes(to, path == safeguard.Place.File ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace($"title: {safeguard.Title}", "title: Said otherwise", StringComparison.Ordinal).Replace("version: 1", "version: 2", StringComparison.Ordinal)) : bytes);
        }
        return folder;
    }

    static async Task<AngleSharp.Dom.IDocument> Page(Served served, string address)
    {
        var (status, html) = await served.Ask(address);
        Assert.Equal(200, status);
        return await Pages.Read(html);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
