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
        Assert.Contains(page.QuerySelectorAll(".app-rule > li").Take(2), l => l.TextContent.Words().StartsWith("When ", StringComparison.Ordinal));
        Assert.Contains(g.Misses.Words(), page.Says("dl"), StringComparison.Ordinal);
        Assert.Contains(g.FalseAlarms.Words(), page.Says("dl"), StringComparison.Ordinal);
        foreach (var lesson in g.TaughtBy)
            Assert.NotNull(page.QuerySelector($"a[href='/reviews/{lesson.Replace("/", "#lesson-", StringComparison.Ordinal)}']"));
        Assert.Equal(Pages.Casebook.Catalogue.ReadTests(g, new()).Count, page.QuerySelectorAll(".app-tests > details").Length);
        Assert.All(page.QuerySelectorAll(".app-tests > details"), test => Assert.NotEmpty(test.QuerySelectorAll("ol.app-timeline > li")));
        Assert.Equal(g.Then.Select(d => d.What.Words()), page.QuerySelectorAll(".app-expected h3").Select(h => h.TextContent.Words()));
    }

    [Fact]
    public async Task Get_BruiseBeforeMobility_GivesItsClocksWithForceAndCertainty()
    {
        var page = await pages.Open("/safeguards/bruise-before-mobility");

        Assert.Contains("Within 24 hours", page.Says("main"), StringComparison.Ordinal);
        Assert.Contains("Local, read in a secondary text", page.Says(".app-versions"), StringComparison.Ordinal);
        Assert.StartsWith("Tell the on-call paediatrician and children's social care Who Whoever recorded the bruise By when On the same day Local, read in a secondary text: ", page.Says(".app-expected > li:first-child"), StringComparison.Ordinal);
        Assert.DoesNotContain("certainty", page.Says("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_BruiseBeforeMobility_TellsATestAsATimeline()
    {
        var page = await pages.Open("/safeguards/bruise-before-mobility");
        var lines = page.QuerySelectorAll("#test-1 .app-timeline > li").Select(l => l.TextContent.Words()).ToList();

        Assert.Equal("12 March 2024, 10:00 Bruise Health visiting baby; site cheek; explanation a car seat; explanation accepted yes", lines[1]);
        Assert.Contains("12 March 2024 ◆ To whoever recorded it at health visiting: Tell the on-call paediatrician and children's social care", lines);
        Assert.Contains("13 March 2024 ◆ Overdue: Tell the on-call paediatrician and children's social care", lines);
        Assert.EndsWith("It stays quiet.", page.Says("#test-4 .app-timeline"), StringComparison.Ordinal);
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
            Assert.NotNull(page.QuerySelector($"section[aria-labelledby='family-{g.Family}'] a[href='/safeguards/{g.Id}']"));
    }

    [Theory]
    [InlineData("q=bruise&family=injuries", "bruise-before-mobility", "child-not-brought")]
    [InlineData("q=CAR+seat", "bruise-before-mobility", "referral-acknowledged")]
    [InlineData("agency=midwifery", "pregnancy-disclosed-in-custody", "plan-after-order")]
    [InlineData("agency=acute-hospital", "discharge-with-open-enquiry-and-new-concern", "plan-after-order")]
    [InlineData("level=act+today", "bruise-before-mobility", "agreed-assessment-completed")]
    public async Task Get_ListWithASearch_GivesWhatFitsAlone(string query, string found, string left)
    {
        var page = await pages.Open($"/safeguards?{query}");

        Assert.NotNull(page.QuerySelector($"main a[href='/safeguards/{found}']"));
        Assert.Null(page.QuerySelector($"main a[href='/safeguards/{left}']"));
        Assert.StartsWith($"{page.QuerySelectorAll(".app-case-small").Length} of {Pages.Casebook.Catalogue.Safeguards.Count} safeguards ", page.Says("#found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ListWithASearchThatFindsNothing_SaysSo_AndKeepsTheWords()
    {
        var page = await pages.Open("/safeguards?q=zebra+%3Cb%3E&level=soon");

        Assert.StartsWith("No safeguard with the words “zebra” and “<b>”, of the level soon. That says only", page.Says("#found"), StringComparison.Ordinal);
        Assert.Equal("zebra <b>", page.GetElementById("q")!.GetAttribute("value"));
        Assert.Equal("soon", page.QuerySelector("#level option[selected]")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll(".app-case-small"));
    }

    [Fact]
    public async Task Get_NotWatched_GivesEveryReason()
    {
        var page = await pages.Open("/not-watched");

        foreach (var one in Goldthread.Learning.NotWatched.NeverAlone.Concat(Goldthread.Learning.NotWatched.Unseen).Concat(Goldthread.Learning.NotWatched.LeftOut))
            Assert.Contains($"{one.What} {one.Why}".Words(), page.Says("main"), StringComparison.Ordinal);
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
