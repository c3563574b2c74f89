using Goldthread.Store.Entries;
using Goldthread.Web.Running;

namespace Goldthread.Web.Tests.Running;

public class LivePagesTests(Invented invented)
{
    Board Board => invented.Live.Board!;

    [Fact]
    public async Task Children_OfAnAgency_AreThoseOfWhomItMayKnow_AndTheReadingIsWrittenDown()
    {
        var before = invented.Live.Store!.Audit.Head.Position;
        var (status, text) = await invented.Ask("/children");
        Assert.Equal(200, status);
        Assert.Contains("Everybody in it is invented", text, StringComparison.Ordinal);
        Assert.Equal(before + 1, invented.Live.Store.Audit.Head.Position);
        var page = await Pages.Read(text);
        var expected = Board.Prompts(LivePage.UsualReader).Select(Board.ChildOf).OfType<string>().Distinct().Count();
        Assert.Equal(expected, page.QuerySelectorAll("main .app-case a[href^='/children/']").Length);
    }

    [Fact]
    public async Task Child_WhoseThreadIsNotOpen_ShowsTheReadersOwnRecordsAlone()
    {
        var closed = Board.Register.Children.First(c => Board.Register.OpenBy(c).Count == 0 && Board.Register.Holders(c).Count > 2 && !Board.Screens.Of(Board, c, "westmarsh-midwifery").IsNothing);
        var (status, text) = await invented.Ask($"/children/{Board.Register.AddressOf(closed)}?as=westmarsh-midwifery");
        Assert.Equal(200, status);
        var page = await Pages.Read(text);
        Assert.All(page.QuerySelectorAll(".app-agency"), a => Assert.Equal("Westmarsh midwifery", a.TextContent));
        Assert.Contains("Not open", page.Says(".app-facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_WhoseThreadIsOpen_ShowsRecordsOfOthersAndEachReadingIsWrittenDown()
    {
        var open = Board.Register.Open.First(c => Board.Screens.Of(Board, c, LivePage.UsualReader).Screen.Visible.Records!.Records.Where(r => r.About.Contains(c)).Select(r => r.By).Distinct().Count() > 2);
        var before = invented.Live.Store!.Audit.Head.Position;
        var (_, text) = await invented.Ask($"/children/{Board.Register.AddressOf(open)}");
        var page = await Pages.Read(text);
        Assert.True(page.QuerySelectorAll(".app-agency").Select(a => a.TextContent).Distinct().Count() > 1);
        Assert.Equal(before + 1, invented.Live.Store.Audit.Head.Position);
        Assert.DoesNotContain("/0", page.Says("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/children/999999999", 404)]
    [InlineData("/teams/nobody", 404)]
    [InlineData("/teams", 200)]
    [InlineData("/", 200)]
    public async Task Pages_OfOtherThings_Answer(string address, int status) => Assert.Equal(status, (await invented.Ask(address)).Status);

    [Fact]
    public async Task Child_OfWhomAnAgencyHoldsNothing_IsNotSaidToBeThere()
    {
        var child = Board.Register.Children.First(c => Board.Register.OpenBy(c).Count == 0 && Board.Screens.Of(Board, c, "westmarsh-police").IsNothing);
        var (status, text) = await invented.Ask($"/children/{Board.Register.AddressOf(child)}?as=westmarsh-police");
        Assert.Equal(404, status);
        Assert.DoesNotContain(new Telling(Board, "westmarsh-police").Person(child), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Team_WithOpenDuties_NamesWhoHoldsThem()
    {
        foreach (var link in (await Pages.Read((await invented.Ask("/teams")).Text)).QuerySelectorAll("main a[href^='/teams/']").Select(a => a.GetAttribute("href")!))
        {
            var page = await Pages.Read((await invented.Ask(link)).Text);
            Assert.NotEmpty(page.QuerySelectorAll(".app-case"));
            Assert.Contains("whoever is asked has known for", page.Says(".app-case"), StringComparison.Ordinal);
        }
    }

    /// <summary>Also where somebody above the agency holds it by now.</summary>
    [Fact]
    public async Task Open_TheTeamsOfAnAgency_ShowsEveryDutyThatItHolds()
    {
        var held = Board.Prompts(LivePage.UsualReader).Where(f => Board.ChildOf(f) is not null && Board.Standing(f).Holders.Any(h => h.Agency == LivePage.UsualReader)).Select(f => Board.Register.AddressOfDuty(f.Key)).ToHashSet(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var team in Board.Register.Staff.Teams.Values.Where(t => t.Agency == LivePage.UsualReader))
            shown.UnionWith((await Pages.Read((await invented.Ask($"/teams/{team.Name}")).Text)).QuerySelectorAll("main a[href*='/duties/']").Select(a => a.GetAttribute("href")!.Split("/duties/")[1].Split('?')[0]));

        Assert.NotEmpty(held);
        Assert.Empty(held.Except(shown));
    }

    [Fact]
    public async Task Team_OfAnotherAgency_IsNotShown_AndNeitherAreItsNumbers()
    {
        var other = Board.Register.Staff.Teams.Values.First(t => t.Agency != LivePage.UsualReader);
        Assert.Equal(404, (await invented.Ask($"/teams/{other.Name}")).Status);
        Assert.Equal(200, (await invented.Ask($"/teams/{other.Name}?as={other.Agency}")).Status);
        var teams = (await Pages.Read((await invented.Ask("/teams")).Text)).QuerySelectorAll("main a[href^='/teams/']").Select(a => a.GetAttribute("href")!.Split('/', '?')[2]);
        Assert.All(teams, t => Assert.Equal(LivePage.UsualReader, Board.Register.Staff.Teams[t].Agency));
    }

    [Fact]
    public async Task Readiness_TellsServingFromCaughtUp()
    {
        Assert.Equal(200, (await invented.Ask("/healthz")).Status);
        var (status, text) = await invented.Ask("/readyz");
        Assert.Equal(200, status);
        Assert.Contains("\"caught_up\":true", text, StringComparison.Ordinal);
        Assert.Contains("\"audit_writable\":true", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_OfReadings_NameNobody()
    {
        await invented.Ask("/children");
        await invented.Ask($"/children/{Board.Register.AddressOf(Board.Register.Children[0])}");
        var held = Board.Register.Children.SelectMany(Board.Register.Holders).ToList();
        List<string> words = [.. held.SelectMany(h => new[] { h.NhsNumber, h.Upn, h.Person, h.Names.Count > 1 ? string.Join(' ', h.Names) : null, h.Addresses.Count > 0 ? h.Addresses[0] : null }).OfType<string>().Distinct()];
        Assert.NotEmpty(words);
        Assert.NotEmpty(invented.Logged);
        Assert.All(invented.Logged, line => Assert.DoesNotContain(words, w => line.Contains(w, StringComparison.Ordinal)));
        Assert.IsType<Entry.PersonHeld>(held[0]);
    }
}
