using Goldthread.Records;

namespace Goldthread.Web.Tests.Cases;

public sealed class CaseTests(Pages pages)
{
    public static TheoryData<string> Published => [.. Pages.Stories(invented: false)];

    public static TheoryData<string> Every => [.. Pages.Casebook.Cases.Select(c => c.Story.Name)];

    [Theory, MemberData(nameof(Published))]
    public async Task Get_PublishedCase_SaysThatTheSafeguardsDidNotExist(string story)
    {
        var page = await pages.Open($"/cases/{story}");

        Assert.Equal("The safeguards did not exist then.", page.QuerySelector("h1 ~ div h2")?.TextContent);
        Assert.Equal($"{Pages.Casebook[story]!.Names.Case} – Goldthread", page.Title);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Get_WholeStory_ListsEveryRecordOnce(string story)
    {
        var page = await pages.Open($"/cases/{story}");
        var records = Pages.Casebook[story]!.Story.Records.Records;

        foreach (var r in records.Where(r => r.Standing != Standing.Withdrawn && r.Withdraws is null && !records.Any(o => o.Supersedes == r.Id || o.Withdraws == r.Id || o.Source is { } a && r.Source is { } b && a.System == b.System && a.Key == b.Key && a.Version > b.Version)))
            Assert.True(page.GetElementById($"entry-{r.Id}") is not null, $"{r.Id} is missing");
    }

    [Theory, MemberData(nameof(Published))]
    public async Task Get_EveryMoment_NamesNothingThatWasNotYetKnown(string story)
    {
        var one = Pages.Casebook[story]!;
        foreach (var step in one.Steps.Days)
        {
            var page = await pages.Open($"/cases/{story}?at={Uri.EscapeDataString(step.Token!)}");
            var said = page.Body!.TextContent.Words();
            var later = one.Story.Records.Records.ToLookup(r => one.Story.Records.Known(r).Lo > step.Minute);
            foreach (var r in later[true])
            {
                Assert.True(page.GetElementById($"entry-{r.Id}") is null, $"{step.Token}: {r.Id} has an entry");
                Assert.Empty(page.QuerySelectorAll($"a[href='#entry-{r.Id}']"));
                Assert.DoesNotContain($"({r.Id})", said, StringComparison.Ordinal);
                Assert.DoesNotContain($"entry {r.Id} ", said, StringComparison.OrdinalIgnoreCase);
                if (r.Narrative.Length > 0 && later[false].All(o => !o.Narrative.Contains(r.Narrative, StringComparison.Ordinal)))
                    Assert.False(said.Contains(r.Narrative.Words(), StringComparison.Ordinal), $"{step.Token}: {r.Id} is told");
            }
        }
    }

    [Theory, MemberData(nameof(Published))]
    public async Task Get_MomentBeforeTheIncident_GivesNoLeadTime(string story)
    {
        var one = Pages.Casebook[story]!;
        var set = one.Story.Records;
        foreach (var step in one.Steps.Days.Where(s => set.Known(set[one.Story.Incident!]).Hi > s.Minute))
        {
            var page = await pages.Open($"/cases/{story}?at={Uri.EscapeDataString(step.Token!)}");
            Assert.DoesNotContain("Lead time", page.QuerySelectorAll(".app-rows dt").Select(dt => dt.TextContent));
            Assert.Empty(page.QuerySelectorAll("#expectations"));
        }
        Assert.Contains("before the incident", (await pages.Open($"/cases/{story}")).Says("#spoken"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Every))]
    public async Task Get_EveryStandpoint_ShowsItsOwnRecordsAlone(string story)
    {
        var one = Pages.Casebook[story]!;
        foreach (var agency in one.Standpoints)
            foreach (var at in new[] { "all", one.Steps.Days[one.Steps.Days.Count / 2].Token! })
            {
                var page = await pages.Open($"/cases/{story}?at={Uri.EscapeDataString(at)}&from={agency}");
                var shown = page.QuerySelectorAll(".app-entry").Select(e => e.Id![6..]).ToList();
                Assert.All(shown, id => Assert.Equal(agency, one[id].By));
                Assert.All(page.QuerySelectorAll("svg a").Select(a => a.GetAttribute("href")![7..]), id => Assert.Equal(agency, one[id].By));
                Assert.Contains(" alone", page.Says("#as-at-heading"), StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Get_JodyOnTheEighthDay_SaysWhatHadSpokenAndOnWhat()
    {
        var page = await pages.Open("/cases/devon-jody?at=day+8");
        var card = page.QuerySelectorAll(".govuk-summary-card").Single(c => c.TextContent.Contains("Something new is seen on the ward", StringComparison.Ordinal));

        Assert.Contains("between day 3 and day 8", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tell the social worker what was seen, before the child leaves", card.TextContent, StringComparison.Ordinal);
        Assert.NotNull(card.QuerySelector("a[href='#entry-r37']"));
        Assert.NotNull(card.QuerySelector("a[href='/reviews/devon-jody#lesson-2.3']"));
        Assert.Contains("app-entry-marked", page.GetElementById("entry-r37")!.ClassList);
        Assert.NotNull(page.QuerySelector("svg a[href='#entry-r37'] .mark-marked"));
        Assert.Null(page.GetElementById("entry-r50"));
        Assert.Contains("Quiet is not safe.", page.Says("#as-at"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_BeforeItSpeaks_TheSameIsQuiet()
    {
        var page = await pages.Open("/cases/devon-jody?at=day+1");

        Assert.DoesNotContain("Something new is seen on the ward", page.Says("#spoken"), StringComparison.Ordinal);
        Assert.Contains("Something new is seen on the ward", page.Says("#quiet details"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OneSafeguardShown_MarksItsRecordsAlone()
    {
        var page = await pages.Open("/cases/devon-jody?show=bruise-before-mobility");
        var marked = page.QuerySelectorAll(".app-entry-marked").Select(e => e.Id).ToList();

        Assert.Contains("entry-r42", marked);
        Assert.DoesNotContain("entry-r20", marked);
    }

    [Fact]
    public async Task Get_Contradictions_StandSideBySide()
    {
        var page = await pages.Open("/cases/devon-jody");

        var sides = page.QuerySelectorAll("#contradictions .app-against").Select(p => p.QuerySelectorAll(".app-side a").Select(a => a.GetAttribute("href")).ToList()).ToList();
        Assert.Contains(sides, s => s.SequenceEqual(["#entry-r41", "#entry-r42"]));
        Assert.Contains(sides, s => s.SequenceEqual(["#entry-r54", "#entry-r55"]));
    }

    [Fact]
    public async Task Get_MissingDocument_IsNamed()
    {
        var page = await pages.Open("/cases/northants-child-x");

        Assert.Contains("Summary document of key events", page.Says("#cannot-tell"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OrderWithoutADate_GivesNoDayAndNoLeadTime()
    {
        var page = await pages.Open("/cases/northants-child-x");
        var card = page.QuerySelectorAll(".govuk-summary-card").Single(c => c.TextContent.Contains("A court made a supervision order", StringComparison.Ordinal)).TextContent.Words();

        Assert.Contains("from a day that the source does not give; what it rests on was by 30 June 2015", card, StringComparison.Ordinal);
        Assert.Contains("Lead time Cannot be told", card, StringComparison.Ordinal);
        Assert.DoesNotContain("2010", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AgencyThatSendsNothing_IsSaid()
    {
        var page = await pages.Open("/cases/norfolk-case-s");

        Assert.Contains("Children's mental health in Essex sends nothing here", page.Says("#cannot-tell"), StringComparison.Ordinal);
        Assert.Contains("14 of 16 agencies", page.Says("#as-at"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Published))]
    public async Task Get_WholeStory_CountsItsExpectations(string story)
    {
        var page = await pages.Open($"/cases/{story}");
        var one = Pages.Casebook[story]!;

        Assert.Contains($"{one.Verdicts.Count(v => v.Kept)} of {one.Verdicts.Count} are kept", page.Says("#expectations"), StringComparison.Ordinal);
        Assert.Equal(one.Verdicts.Count, page.QuerySelectorAll("#expectations li").Length);
    }

    [Theory, MemberData(nameof(Published))]
    public async Task Get_Stepper_LeadsThroughEveryMoment(string story)
    {
        var steps = Pages.Casebook[story]!.Steps;
        var page = await pages.Open($"/cases/{story}?at={Uri.EscapeDataString(steps.Days[0].Token!)}");

        Assert.Equal([.. steps.Days.Select(s => s.Token), "all"], page.QuerySelectorAll("#at option").Select(o => o.GetAttribute("value")));
        Assert.Null(page.QuerySelector("a[rel=prev]"));
        for (var i = 0; i < steps.Days.Count; i++)
        {
            Assert.Equal(steps.Days[i].Token, page.QuerySelector("#at option[selected]")?.GetAttribute("value"));
            if (page.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next) page = await pages.Open(next);
            else Assert.Equal(steps.Days.Count - 1, i);
        }
    }

    [Fact]
    public async Task Get_ADayBetweenMoments_IsShownToo()
    {
        var page = await pages.Open("/cases/kent-child-j?at=2014-05-05");

        Assert.Contains("5 May 2014", page.Says("#as-at-heading"), StringComparison.Ordinal);
        var before = Pages.Casebook["kent-child-j"]!.Steps.Days.Last(s => string.CompareOrdinal(s.Token, "2014-05-05") < 0);
        Assert.Equal($"/cases/kent-child-j?at={before.Token}#as-at", page.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Get_AnyWords_NeverPraiseOrAlarm()
    {
        foreach (var story in Pages.Stories(invented: false))
        {
            var page = await pages.Open($"/cases/{story}");
            Assert.Empty(page.QuerySelectorAll(".govuk-tag--green, .govuk-tag--red, .moj-badge--red, .moj-badge--green, .govuk-warning-text, .govuk-panel"));
            Assert.DoesNotContain("✓", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("no concerns", page.Says("#quiet"), StringComparison.OrdinalIgnoreCase);
        }
    }
}
