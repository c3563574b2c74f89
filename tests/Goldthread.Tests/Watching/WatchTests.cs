using Goldthread.Watching;

namespace Goldthread.Tests.Watching;

/// <summary>What the live engine says is held against the reference in Goldthread.Properties; here is what that leaves out.</summary>
public class WatchTests
{
    [Fact]
    public void Take_OfWhatTiesTwoThatWereLookedAt_ReadsNothingAgain()
    {
        var story = Given.Story("""
            id: v1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            id: v2, kind: visit.home, occurred: 2024-05-02, by: gp, about: cousin
            id: f1, kind: family.sibling, occurred: 2024-05-03, by: gp, about: [baby, cousin]
            """, people: "{ baby: child, cousin: child }");
        var watch = new Watch(Given.Catalogue.Safeguards, Given.Catalogue.Setting with { Agencies = story.Agencies }, story.Records.Reckoning.Axis);
        var minute = Given.Minute(story, "2024-05-04");
        watch.Take(minute, [.. story.Records.People.Select(p => new Happening.Held(p.Key, p.Value))]);
        foreach (var record in new[] { "v1", "v2", "f1" }) watch.Take(++minute, new Happening.Told(story.Records[record]));
        Assert.Equal(3, watch.Held);
    }
}
