using Goldthread.Web.Safeguards;

namespace Goldthread.Web.Tests.Safeguards;

public sealed class SafeguardTests(Pages pages)
{
    public static TheoryData<string> Ids => [.. Pages.Casebook.Catalogue.Safeguards.Select(g => g.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Get_Safeguard_SaysItsRuleLessonsWeaknessesAndTests(string id)
    {
        var page = await pages.Open($"/safeguards/{id}");
        var g = Pages.Casebook.Catalogue.Safeguards.Single(s => s.Id == id);

        Assert.Equal(g.Title, page.Says("h1"));
        Assert.StartsWith("When ", page.Says(".app-rule > li:first-child"), StringComparison.Ordinal);
        Assert.Contains(g.Misses.Words(), page.Says("dl"), StringComparison.Ordinal);
        Assert.Contains(g.FalseAlarms.Words(), page.Says("dl"), StringComparison.Ordinal);
        foreach (var lesson in g.TaughtBy)
            Assert.NotNull(page.QuerySelector($"a[href='/reviews/{lesson.Replace("/", "#lesson-", StringComparison.Ordinal)}']"));
        Assert.NotEmpty(page.QuerySelectorAll(".app-tests > li"));
    }

    [Fact]
    public async Task Get_BruiseBeforeMobility_GivesItsClocksWithForceAndCertainty()
    {
        var page = await pages.Open("/safeguards/bruise-before-mobility");

        Assert.Contains("Within 24 hours", page.Says("main"), StringComparison.Ordinal);
        Assert.Contains("Local, read in a secondary text", page.Says(".app-versions"), StringComparison.Ordinal);
        Assert.Contains("Then whoever recorded the bruise is expected to", page.Says(".app-rule"), StringComparison.Ordinal);
        Assert.DoesNotContain("certainty", page.Says(".app-rule"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_BruiseBeforeMobility_LeadsToTheMomentsWhereItIsHeard()
    {
        var page = await pages.Open("/safeguards/bruise-before-mobility");
        var link = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).First(h => h.StartsWith("/cases/devon-jody?", StringComparison.Ordinal));

        var at = await pages.Open(link);

        Assert.Contains("A bruise or mark on a baby who cannot yet move about", at.Says("#spoken"), StringComparison.Ordinal);
        Assert.Contains("app-entry-marked", at.GetElementById("entry-r42")!.ClassList);
    }

    [Fact]
    public async Task Get_List_HasEverySafeguardInItsFamily()
    {
        var page = await pages.Open("/safeguards");

        foreach (var g in Pages.Casebook.Catalogue.Safeguards)
            Assert.NotNull(page.QuerySelector($"section[aria-labelledby='{g.Family}'] a[href='/safeguards/{g.Id}']"));
    }

    [Theory]
    [InlineData("Then recorder of bruise is expected to", "Then whoever recorded the bruise is expected to")]
    [InlineData("to acute-paediatrics and gp, concerning the bruise", "to acute paediatrics and the GP practice, concerning the bruise")]
    [InlineData("by consultant-paediatrician", "by consultant paediatrician")]
    [InlineData("a six-week check", "a six-week check")]
    public void Words_OfARule_AreEveryday(string line, string said) => Assert.Equal(said, PlainRule.Words(line, Pages.Casebook.Catalogue));

    [Fact]
    public void Heard_InEveryCase_LeadsToAStepOfIt()
    {
        foreach (var g in Pages.Casebook.Catalogue.Safeguards)
            Assert.All(Heard.Of(g, Pages.Casebook), h => Assert.StartsWith("/cases/", h.Href, StringComparison.Ordinal));
    }
}
