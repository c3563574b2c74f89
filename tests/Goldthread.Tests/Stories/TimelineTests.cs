using Goldthread.Stories;

namespace Goldthread.Tests.Stories;

/// <summary>A test beside a safeguard as a little timeline: records, and what was said of them, in the order in which they were known.</summary>
public class TimelineTests
{
    [Fact]
    public void Of_ABruiseOfWhichNobodyTells_SaysToWhomFromWhen_AndThatItIsOverdue()
    {
        var lines = Lines("a bruise at ten weeks is said on the day, whatever the explanation");
        Assert.Equal(["2 January 2024", "12 March 2024, 10:00"], lines.Where(l => l.Voice == Voice.None).Select(l => l.When));
        Assert.Equal(("health visiting", "a bruise", "baby; site cheek; explanation a car seat; explanation accepted yes"), lines.Where(l => l.Voice == Voice.None).Select(l => (l.Who, l.What, l.Details)).Last());
        Assert.Contains(lines, l => l is { Voice: Voice.Speaks, When: "12 March 2024", What: "Tell the on-call paediatrician and children's social care", Who: "whoever recorded it at health visiting" });
        Assert.Contains(lines, l => l is { Voice: Voice.Overdue, When: "13 March 2024", What: "Tell the on-call paediatrician and children's social care" });
        Assert.Equal(lines.OrderBy(l => l.At).Select(l => l.What), lines.Select(l => l.What));
    }

    [Fact]
    public void Of_WhatIsDoneInTime_SaysWhatWasMet_AndNamesWhatItAnswers()
    {
        var lines = Lines("told, examined and decided in time");
        Assert.DoesNotContain(lines, l => l.Voice == Voice.Overdue);
        Assert.Equal(3, lines.Count(l => l.Voice == Voice.Settled && l.What.EndsWith(": met", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.Details.Contains("concerning a bruise (12 March 2024, 10:00)", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_WhatIsOnlyPossible_SaysPerhaps() =>
        Assert.Contains(Lines("when the bruise fell between crawling and not is unknown, it is only possible"), l => l.Voice == Voice.Perhaps);

    [Fact]
    public void Of_ANearMiss_HasRecordsAlone() =>
        Assert.All(Lines("a toddler who walks may bruise a shin"), l => Assert.Equal(Voice.None, l.Voice));

    static IReadOnlyList<TimelineLine> Lines(string test)
    {
        var g = Given.Catalogue.Safeguards.Single(g => g.Id == "bruise-before-mobility");
        var story = Given.Catalogue.ReadTests(g, new()).Single(t => t.Name == test);
        return Timeline.Of(TestRun.Of(story, Given.Catalogue.Safeguards, Given.Catalogue.Setting), g.Id, Given.Catalogue.Vocabulary);
    }
}
