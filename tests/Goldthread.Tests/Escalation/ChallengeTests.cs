using Goldthread.Escalation;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Tests.Escalation;

public class ChallengeTests
{
    static readonly Ladder Ladder = Given.Catalogue.Ladders[LadderFor.Challenge];

    const string Raised = "id: q, kind: challenge.raised, occurred: 2024-03-04T10:00, by: health-visiting, about: baby, from: [health-visiting], to: [childrens-social-care]";

    // Raised on Monday 4 March: practitioners until Wednesday, managers five working days more, senior managers two, then the partnership.
    [Theory]
    [InlineData("2024-03-06T23:59", "Open Holder")]
    [InlineData("2024-03-07T00:00", "Open TeamManager")]
    [InlineData("2024-03-14T23:59", "Open TeamManager")]
    [InlineData("2024-03-15T00:00", "Open SeniorManager")]
    [InlineData("2024-03-20T00:00", "Open Lead")]
    public void Of_AChallengeThatNobodyAnswers_ClimbsItsOwnLadder(string at, string stands) => Assert.Equal(stands, Said(at, Raised));

    [Theory]
    [InlineData("challenge.answered", ", fields: { outcome: decision changed }", "Answered Holder")]
    [InlineData("challenge.answered", ", fields: { outcome: not resolved }", "Open TeamManager")]
    [InlineData("challenge.settled", "", "Settled Holder")]
    [InlineData("challenge.acknowledged", "", "Open TeamManager")]
    [InlineData("challenge.escalated", "", "Open SeniorManager")]
    [InlineData("challenge.escalated", ", fields: { stage: partnership, immediate risk: yes }", "Open Lead")]
    public void Of_AStepOnTheSecondDay_StandsAfterEightAsItSays(string kind, string more, string stands) =>
        Assert.Equal(stands, Said("2024-03-13T12:00", Raised, $"id: k, kind: {kind}, occurred: 2024-03-05T10:00, by: childrens-social-care, about: baby, of: q{more}"));

    [Fact]
    public void Of_AnAnswerThatIsNotAccepted_GoesOnAtTheNextStage()
    {
        var answered = "id: k, kind: challenge.answered, occurred: 2024-03-05T10:00, by: childrens-social-care, about: baby, of: q, fields: { outcome: decision kept with reasons }";
        var further = "id: l, kind: challenge.escalated, occurred: 2024-03-11T09:00, by: health-visiting, about: baby, of: q";
        Assert.Equal("Answered Holder", Said("2024-03-10T12:00", Raised, answered, further));
        Assert.Equal("Open TeamManager", Said("2024-03-11T12:00", Raised, answered, further));
        Assert.True(Of("2024-03-11T12:00", Raised, answered, further)!.Stage.TakenFurther);
    }

    [Fact]
    public void Of_WhatIsOfAnotherChallenge_OrNotKnownYet_CountsForNothing()
    {
        Assert.Null(Of("2024-03-04T09:00", Raised));
        Assert.Equal("Open Holder", Said("2024-03-05T12:00", Raised, Raised.Replace("id: q", "id: p", StringComparison.Ordinal), "id: k, kind: challenge.settled, occurred: 2024-03-05T10:00, by: childrens-social-care, about: baby, of: p"));
    }

    [Fact]
    public void Acknowledged_ByTheOtherSide_IsKept_AndByTheOwnIsNot()
    {
        Assert.NotNull(Of("2024-03-05T12:00", Raised, "id: k, kind: challenge.acknowledged, occurred: 2024-03-04T15:00, by: childrens-social-care, about: baby, of: q")!.Acknowledged);
        Assert.Null(Of("2024-03-05T12:00", Raised, "id: k, kind: challenge.acknowledged, occurred: 2024-03-04T15:00, by: health-visiting, about: baby, of: q")!.Acknowledged);
    }

    [Fact]
    public void Unresolved_OnTheLastStagePastItsTime_IsSaid()
    {
        Assert.False(Of("2024-03-26T12:00", Raised)!.Unresolved(Ladder, Minute("2024-03-26T12:00")));
        Assert.True(Of("2024-04-03T12:00", Raised)!.Unresolved(Ladder, Minute("2024-04-03T12:00")));
    }

    static Challenge? Of(string at, params string[] records)
    {
        Story story = Given.Story(string.Join('\n', records));
        return Challenge.Of(story.Records["q"], Given.View(story, at), Ladder);
    }

    static string Said(string at, params string[] records) => Of(at, records) is { } c ? $"{c.State} {c.Stage.To}" : "";

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
