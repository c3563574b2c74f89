using Goldthread.Safeguards;

namespace Goldthread.Tests.Safeguards;

public class SuccessionTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private static readonly IReadOnlyList<Safeguard> First = [.. Given.Catalogue.Safeguards.Where(g => g.Supersedes is null).Take(3)];

    [Fact]
    public void Then_ANewVersion_StandsBesideTheOldOneFromThatDayOn()
    {
        var next = First[0] with { Version = 2 };
        var follows = new Succession(First).Then([next, .. First.Skip(1)], Day).Safeguards;
        Assert.Same(First[0], follows[0]);
        Assert.Equal((Safeguard.IdOf(First[0].Id, 2), Day, First[0].Id, First[0].Id), (follows[1].Id, follows[1].From, follows[1].Supersedes, follows[1].CommonId));
        Assert.Equal(First.Skip(1), follows.Skip(2));
    }

    [Fact]
    public void Then_AVersionThatSaysItsDay_BeginsThenAndNeverBeforeItIsThere()
    {
        Assert.Equal(Day.AddDays(6), new Succession(First).Then([First[0] with { Version = 2, From = Day.AddDays(6) }], Day).Safeguards[1].From);
        Assert.Equal(Day, new Succession(First).Then([First[0] with { Version = 2, From = Day.AddDays(-6) }], Day).Safeguards[1].From);
    }

    [Fact]
    public void Then_AThirdVersion_FollowsTheSecond()
    {
        var (second, third) = (First[0] with { Version = 2 }, First[0] with { Version = 3 });
        var follows = new Succession(First).Then([second], Day).Then([third], Day.AddDays(1)).Safeguards;
        Assert.Equal([null, First[0].Id, Safeguard.IdOf(First[0].Id, 2)], follows.Select(g => g.Supersedes));
        Assert.Equal([null, Day, Day.AddDays(1)], follows.Select(g => g.From));
    }

    [Fact]
    public void Then_OtherWordsUnderTheSameVersion_TakeItsPlace()
    {
        var worded = First[0] with { Title = "The same in other words" };
        Assert.Equal(worded, Assert.Single(new Succession(First).Then([worded], Day).Safeguards));
        var second = First[0] with { Version = 2 };
        var follows = new Succession(First).Then([second], Day).Then([second with { Title = "The same in other words" }], Day.AddDays(9)).Safeguards;
        Assert.Equal((First[0].Id, Day, "The same in other words"), (follows[1].Supersedes, follows[1].From, follows[1].Title));
    }

    [Fact]
    public void Then_WhatIsLeftOutOrUnchanged_EndsOrStaysTheSame() =>
        Assert.Equal([First[1]], new Succession(First).Then([First[1]], Day).Safeguards, ReferenceEqualityComparer.Instance);

    [Fact]
    public void Then_WhatAnotherTakesThePlaceOf_IsReplacedOutright()
    {
        var other = First[1] with { Supersedes = First[0].Id, From = Day };
        Assert.Equal([First[0].Id, First[1].Id], new Succession(First).Then([First[0] with { Version = 2 }, other], Day).Safeguards.Select(g => g.Id));
    }
}
