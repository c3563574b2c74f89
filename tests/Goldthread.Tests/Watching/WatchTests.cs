using Goldthread.Stories;
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

    [Fact]
    public void Take_OfASilence_ReadsOnlyWhereTheAgencyToldSomethingOrAThreadIsOpen()
    {
        var story = Given.Story("""
            id: v1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            id: v2, kind: visit.home, occurred: 2024-05-02, by: police, about: cousin
            id: v3, kind: visit.home, occurred: 2024-05-03, by: police, about: friend
            """, agencies: "{ gp: connected, police: connected }", people: "{ baby: child, cousin: child, friend: child }");
        Assert.Equal([0L, 2L], ReadAtASilence(story, ["v1", "v2", "v3"], new Happening.Opened("friend")));
    }

    [Fact]
    public void Take_OfASilence_ReadsWhatWasTiedToWhatTheAgencyTold()
    {
        var story = Given.Story("""
            id: v1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            id: v2, kind: visit.home, occurred: 2024-05-02, by: police, about: cousin
            id: v3, kind: visit.home, occurred: 2024-05-02, by: police, about: cousin
            id: f1, kind: family.sibling, occurred: 2024-05-03, by: police, about: [baby, cousin]
            """, agencies: "{ gp: connected, police: connected }", people: "{ baby: child, cousin: child }");
        Assert.Equal([0L, 1L, 2L, 3L], ReadAtASilence(story, ["v1", "v2", "v3", "f1"]));
    }

    // Everything rests; the GP's feed falls silent.
    private static IEnumerable<long> ReadAtASilence(Story story, IReadOnlyList<string> ids, params Happening[] before)
    {
        var read = new List<long>();
        var watch = new Watch(Given.Catalogue.Safeguards, Given.Catalogue.Setting with { Agencies = story.Agencies }, story.Records.Reckoning.Axis, read: positions =>
        {
            read.AddRange(positions);
            return [.. positions.Select(p => story.Records[ids[(int)p]])];
        }, budget: 0);
        var minute = Given.Minute(story, "2024-05-04");
        watch.Take(minute, [.. story.Records.People.Select(p => new Happening.Held(p.Key, p.Value)), .. before]);
        foreach (var (id, position) in ids.Select((id, i) => (id, i))) watch.Take(++minute, new Happening.Told(story.Records[id], position));
        read.Clear();
        watch.Take(minute + 1, new Happening.Silent("gp", minute));
        return read.Order();
    }
}
