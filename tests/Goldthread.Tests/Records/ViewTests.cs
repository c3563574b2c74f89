using Goldthread.Time;

namespace Goldthread.Tests.Records;

public class ViewTests
{
    const string Corrected = """
        id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby
        id: r2, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-20, by: gp, about: baby, supersedes: r1
        id: r3, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-25, by: gp, about: baby, supersedes: r2
        """;

    [Theory]
    [InlineData("2024-03-11", "")]
    [InlineData("2024-03-12", "r1")]
    [InlineData("2024-03-20", "r2")]
    [InlineData("2024-03-25", "r3")]
    public void Holds_AChainOfCorrections_TheLastOneKnown(string at, string holds) => Assert.Equal(holds, Holding(Corrected, at));

    [Theory]
    [InlineData("2024-03-12", "r1")]
    [InlineData("2024-03-24", "r2")]
    [InlineData("2024-03-25", "")]
    public void Holds_AWithdrawnCorrection_LeavesNothing(string at, string holds) => Assert.Equal(holds, Holding("""
        id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby
        id: r2, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-20, by: gp, about: baby, supersedes: r1
        id: r3, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-25, by: gp, about: baby, withdraws: r2
        """, at));

    [Theory]
    [InlineData("2024-03-14", "r3")]
    [InlineData("2024-03-31", "r3")]
    public void Holds_VersionsInTheWrongOrder_TheHighest(string at, string holds) => Assert.Equal(holds, Holding("""
        id: r1, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-20, by: gp, about: baby, source: { system: s, key: k, version: 1 }
        id: r2, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-22, by: gp, about: baby, source: { system: s, key: k, version: 2 }
        id: r3, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-14, by: gp, about: baby, source: { system: s, key: k, version: 3 }
        """, at));

    [Fact]
    public void Holds_AnotherKeyOfTheSystem_IsAnotherRecord() => Assert.Equal("r1 r2", Holding("""
        id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, source: { system: s, key: k1, version: 1 }
        id: r2, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, source: { system: s, key: k2, version: 2 }
        """, "2024-03-31"));

    [Fact]
    public void Holds_AStatementThatStandsWithdrawn_DoesNot() => Assert.Equal("", Holding("""
        id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, standing: withdrawn
        """, "2024-03-31"));

    [Fact]
    public void Holds_ADisputedStatement_StillDoes() => Assert.Equal("r1 r2", Holding("""
        id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, standing: disputed
        id: r2, kind: injury.mark, occurred: 2024-03-12, by: midwifery, about: baby, disputes: r1
        """, "2024-03-31"));

    [Fact]
    public void Holds_FromOneAgency_OnlyItsOwn()
    {
        var story = Given.Story("""
            id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby
            id: r2, kind: injury.mark, occurred: 2024-03-12, by: midwifery, about: baby
            """);
        var view = Given.View(story, "2024-03-31", "gp");
        Assert.Equal(Truth.Yes, view.Holds(story.Records["r1"]));
        Assert.Equal(Truth.No, view.Holds(story.Records["r2"]));
    }

    [Fact]
    public void Holds_ARecordThatWasEmptied_DoesNot_ButDatesOthersStill()
    {
        var story = Given.Story("""
            id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby
            id: r2, kind: visit.home, occurred: 3 days after r1, by: gp, about: baby
            """);
        var emptied = story.Records.Emptied(new HashSet<string> { "r1" });
        var view = new Goldthread.Records.View(emptied, Given.Minute(story, "2024-03-31"));
        Assert.Equal(Truth.No, view.Holds(emptied["r1"]));
        Assert.Equal(Truth.Yes, view.Holds(emptied["r2"]));
        Assert.Equal(story.Records.Occurred(story.Records["r2"]), emptied.Occurred(emptied["r2"]));
    }

    [Theory]
    [InlineData("2024-03-12T09:00", "5 days", "2024-03-17T23:00", Truth.Yes)]
    [InlineData("2024-03-12T09:00", "5 days", "2024-03-18T00:00", Truth.No)]
    [InlineData("2024-03-12T09:00", "24 hours", "2024-03-13T09:00", Truth.Yes)]
    [InlineData("2024-03-12T09:00", "24 hours", "2024-03-13T09:01", Truth.No)]
    [InlineData("2024-03-12T09:00", "24 hours", "2024-03-13", Truth.CannotTell)]
    [InlineData("2024-03-28T09:00", "1 working days", "2024-04-02", Truth.Yes)]
    [InlineData("2024-03-28T09:00", "1 working days", "2024-04-03", Truth.No)]
    [InlineData("2024-03-12T09:00", "12 months", "2025-03-12", Truth.Yes)]
    [InlineData("2024-03-12T09:00", "12 months", "2025-03-13", Truth.No)]
    [InlineData("2024-03-12T09:00", "12 months", "2025-03", Truth.CannotTell)]
    [InlineData("2024-03-12T09:00", "5 days", "2024-03-11", Truth.No)]
    public void WithinAfter_APeriod_ToItsLastMinute(string first, string period, string second, Truth within)
    {
        var story = Given.Story($"id: r1, kind: visit.home, occurred: \"{first}\", by: gp, about: baby\nid: r2, kind: visit.home, occurred: \"{second}\", by: gp, about: baby");
        var set = story.Records;
        Assert.Equal(within, Given.View(story).WithinAfter(set.OccurredOf(set["r1"]), set.OccurredOf(set["r2"]), Period.Parse(period)!.Value));
    }

    static string Holding(string records, string at)
    {
        var story = Given.Story(records);
        var view = Given.View(story, at);
        return string.Join(' ', story.Records.Records.Where(r => view.Holds(r) == Truth.Yes).Select(r => r.Id));
    }
}
