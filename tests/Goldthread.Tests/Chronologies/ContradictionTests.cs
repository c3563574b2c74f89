using Goldthread.Chronologies;

namespace Goldthread.Tests.Chronologies;

public class ContradictionTests
{
    [Theory]
    [InlineData("kind: injury.mark, occurred: 2024-03-14, by: gp, about: baby, disputes: r1", "one disputes the other")]
    [InlineData("kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, fields: { site: cheek }, same_event_as: r1", "site: ear against cheek")]
    [InlineData("kind: injury.bruise, occurred: 2024-03-20, by: gp, about: baby, same_event_as: r1", "their dates cannot be the same")]
    [InlineData("kind: injury.bruise, occurred: 2024-03, by: gp, about: baby, same_event_as: r1", null)]
    [InlineData("kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, fields: { site: unknown }, same_event_as: r1", null)]
    [InlineData("kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, fields: { site: ear }, same_event_as: r1", null)]
    [InlineData("kind: injury.bruise, occurred: 2024-03-20, by: gp, about: baby, fields: { site: cheek }", null)]
    public void In_TwoRecords_SaysInWhatTheyDiffer(string second, string? why)
    {
        var story = Given.Story($"id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby, fields: {{ site: ear }}\nid: r2, {second}");
        Assert.Equal(why, Contradiction.In(Given.View(story)).SingleOrDefault()?.Why);
    }

    [Fact]
    public void In_AViewThatHoldsOnlyOne_IsNone()
    {
        var story = Given.Story("""
            id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby
            id: r2, kind: injury.mark, occurred: 2024-03-14, by: gp, about: baby, disputes: r1
            """);
        Assert.Single(Contradiction.In(Given.View(story)));
        Assert.Empty(Contradiction.In(Given.View(story, "2024-03-13")));
        Assert.Empty(Contradiction.In(Given.View(story, "2024-03-31", "gp")));
    }

    [Fact]
    public void In_ACorrection_IsNone()
    {
        var story = Given.Story("""
            id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby, fields: { site: ear }
            id: r2, kind: injury.bruise, occurred: 2024-03-12, known: 2024-03-13, by: gp, about: baby, fields: { site: cheek }, supersedes: r1
            """);
        Assert.Empty(Contradiction.In(Given.View(story)));
    }
}
