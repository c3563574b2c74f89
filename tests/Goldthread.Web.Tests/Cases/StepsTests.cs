using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class StepsTests
{
    static Steps Of(string story) => Pages.Casebook[story]!.Steps;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("all")]
    public void Find_NoMoment_IsTheWholeStory(string? token) => Assert.True(Of("kent-child-j").Find(token)!.Whole);

    [Fact]
    public void Find_EveryToken_IsItsOwnStep()
    {
        foreach (var one in Pages.Casebook.Cases)
            Assert.All(one.Steps.Days, step => Assert.Same(step, one.Steps.Find(step.Token)));
    }

    [Theory]
    [InlineData("kent-child-j", "2014-05-05")]
    [InlineData("devon-jody", "day 7")]
    [InlineData("devon-jody", "day -100")]
    public void Find_ADayBetween_IsAStepOfItsOwn(string story, string token)
    {
        var (steps, step) = (Of(story), Of(story).Find(token)!);

        Assert.Equal(token, step.Token);
        Assert.True(steps.Before(step)!.Minute < step.Minute && step.Minute < steps.After(step)!.Minute);
    }

    [Theory]
    [InlineData("kent-child-j", "day 5")]
    [InlineData("kent-child-j", "2014-05")]
    [InlineData("kent-child-j", "2014-02-30")]
    [InlineData("kent-child-j", "9999-12-31")]
    [InlineData("kent-child-j", "before r5")]
    [InlineData("devon-jody", "2022-07-04")]
    [InlineData("devon-jody", "day 9999999999")]
    [InlineData("devon-jody", "day 300")]
    public void Find_NoDayOfTheStory_IsNothing(string story, string token) => Assert.Null(Of(story).Find(token));

    [Fact]
    public void Days_OfAStory_AreInOrderAndOnceEach()
    {
        foreach (var one in Pages.Casebook.Cases)
        {
            Assert.Equal(one.Steps.Days.OrderBy(s => s.Minute), one.Steps.Days);
            Assert.Equal(one.Steps.Days.Count, one.Steps.Days.Select(s => s.Label).Distinct().Count());
        }
    }
}
