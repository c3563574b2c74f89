using Goldthread.Assurance;
using Goldthread.Lives;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Tests.Assurance;

public class BurdenTests
{
    const string Open = "id: r1, kind: case.opened, occurred: 2024-02-01T10:00, by: childrens-social-care, about: baby\nid: r2, kind: case.closure, occurred: 2024-05-01T10:00, by: childrens-social-care, about: baby\n";
    const string Born = "id: r0, kind: birth, occurred: 2023-07-01T10:00, by: midwifery, about: [baby, mother]\n";

    static readonly Safeguard Bruise = Given.Safeguard("""
        level: act today
        when:
          bruise: { record: injury.bruise, about: the child, site: [ear, neck] }
        needs: gp
        then:
          - { duty: seen, what: Look, who: gp, by: bruise.same-day, done_by: { record: examination.injury, about: the child, concerning: bruise } }
        """);

    static string BruiseOn(string id, string day, string site = "ear") => $"id: {id}, kind: injury.bruise, occurred: {day}T10:00, by: gp, about: baby, fields: {{ site: {site} }}\n";

    [Fact]
    public void OpenWork_LastsFromOpeningToClosing()
    {
        var story = Given.Story(Open);
        var open = OpenWork.Of(story.Records, Given.Catalogue.Vocabulary);
        Assert.False(open.At(Given.Minute(story, "2024-01-31")));
        Assert.True(open.At(Given.Minute(story, "2024-03-01")));
        Assert.False(open.At(Given.Minute(story, "2024-05-01")));
        Assert.Equal(90 * Span.Day, open.Within(new(Given.Minute(story, "2024-01-01"), Given.Minute(story, "2024-12-31"))));
    }

    [Fact]
    public void Prompts_OfALife_AreThoseInsideWhatIsLookedAt_WithOrWithoutOpenWork()
    {
        var life = Count(Born + Open + BruiseOn("r3", "2023-12-10") + BruiseOn("r4", "2024-03-10") + BruiseOn("r5", "2024-06-10") + BruiseOn("r6", "2025-06-10"));
        Assert.Equal([true, false], life.Prompts.Select(p => p.Open));
        Assert.All(life.Prompts, p => Assert.Equal(("example", Level.ActToday, "gp", "under 1"), (p.Safeguard, p.Level, Assert.Single(p.To), p.Age)));
        Assert.Equal(1, life.Historic);
    }

    [Fact]
    public void Funnel_OfALife_CountsWhatWasMet_WhatBegan_AndWhatStayedQuiet()
    {
        var funnel = Count(Born + BruiseOn("r3", "2024-03-10") + BruiseOn("r4", "2024-04-10", "knee") + BruiseOn("r5", "2024-05-10", "shin")).Funnels["example"];
        Assert.Equal(new Funnel(3, 1, 1, 1, 2), funnel);
    }

    [Fact]
    public void Bars_OfABurden_ArePerThousandWithoutAndPerHundredWithOpenWork()
    {
        var burden = Burden.Of([Bruise], [Count(Born + Open + BruiseOn("r4", "2024-03-10") + BruiseOn("r5", "2024-06-10"))], Looked, Drawn());
        Assert.InRange(burden.Months(true), 2.9m, 3.0m);
        Assert.InRange(burden.Months(false), 9.0m, 9.2m);
        Assert.InRange(burden.Bars[0].Found, 1000 / 9.2m, 1000 / 9.0m);
        Assert.InRange(burden.Bars[2].Found, 100 / 3.0m, 100 / 2.9m);
        Assert.All(burden.Bars.Take(4), b => Assert.False(b.Held));
        Assert.Equal(("example", 1), Assert.Single(burden.Bars[0].Costliest));
    }

    [Fact]
    public void Weekly_OfOnePractitioner_CountsWeeksWithoutPrompts()
    {
        var burden = Burden.Of([Bruise], [Count(Born + BruiseOn("r4", "2024-03-10") + BruiseOn("r5", "2024-03-11", "neck"))], Looked, Drawn());
        Assert.Equal((1, 0, 1), burden.Weekly("gp"));
    }

    [Fact]
    public void Flag_OfASafeguard_SaysWhatItMetTooSeldom()
    {
        var trial = Given.Safeguard("status: trial\nlevel: soon\nwhen: { bruise: { record: injury.bruise, about: the child } }\nthen:\n  - { duty: seen, what: Look, who: gp, done_by: { record: examination.injury, about: the child } }");
        Assert.Equal("fewer than 20 met", BurdenText.Flag(trial, new(19, 0, 0, 0, 19), 20, 5));
        Assert.Equal("fewer than 5 near misses", BurdenText.Flag(trial, new(30, 0, 0, 26, 4), 20, 5));
        Assert.Equal("", BurdenText.Flag(trial, new(30, 0, 0, 20, 10), 20, 5));
    }

    static Span Looked => new(Given.Minute(Given.Story(Born), "2023-12-31") + 1, Given.Minute(Given.Story(Born), "2024-12-31"));

    static IReadOnlyDictionary<string, Rate> Drawn() => Goldthread.Tests.Lives.Drawn.Practice.Rates;

    static LifeBurden Count(string records)
    {
        var story = Given.Story(records);
        var born = story.Records.Occurred(story.Records["r0"]).Lo;
        return LifeBurden.Of(new Life(story, 1, new Dictionary<string, long> { ["baby"] = born }, ["none of these"], "coast", []), [Bruise], Given.Catalogue.Setting, Looked);
    }
}
