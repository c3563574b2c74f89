using Goldthread.Safeguards;

namespace Goldthread.Tests.Safeguards;

public class VersionHistoryTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private static readonly Safeguard One = Given.Catalogue.Safeguards.First(g => g.Supersedes is null), Other = Given.Catalogue.Safeguards.Last(g => g.Supersedes is null);

    [Fact]
    public void Of_ANewVersion_FollowsTheOldOneFromTheDayOfItsEdition()
    {
        var second = One with { Version = 2 };
        var history = VersionHistory.Of([([One, Other], Day.AddYears(-1)), ([second, Other], Day)]);
        Assert.Equal([new(One, null, Day.AddDays(-1)), new(second, Day, null)], history.Of(One.Id));
        Assert.Equal([new(Other, null, null)], history.Of(Other.Id));
    }

    [Fact]
    public void Of_AVersionThatSaysItsDay_BeginsThenAndNeverBeforeItIsThere()
    {
        var (later, before) = (One with { Version = 2, From = Day.AddDays(6) }, One with { Version = 2, From = Day.AddDays(-6) });
        Assert.Equal([(null, Day.AddDays(5)), (Day.AddDays(6), null)], Days([([One], Day), ([later], Day)]));
        Assert.Equal([(null, Day.AddDays(-1)), (Day, null)], Days([([One], Day), ([before], Day)]));
    }

    [Fact]
    public void Of_OtherWordsUnderTheSameVersion_AreTheVersion()
    {
        var worded = One with { Title = "The same in other words" };
        Assert.Equal([new(worded, null, null)], VersionHistory.Of([([One], Day), ([worded], Day)]).Of(One.Id));
    }

    [Fact]
    public void Of_WhatIsLeftOutAndComesBack_WasNotInForceBetween() =>
        Assert.Equal([(null, Day.AddDays(-1)), (Day.AddDays(9), null)], Days([([One, Other], Day), ([Other], Day), ([One, Other], Day.AddDays(9))]));

    [Fact]
    public void Of_WhatWasNeverThere_IsNone() => Assert.Empty(VersionHistory.Of([([One], Day)]).Of("of-another-name"));

    private static IEnumerable<(DateOnly?, DateOnly?)> Days(IEnumerable<(IReadOnlyList<Safeguard>, DateOnly)> editions) => VersionHistory.Of(editions).Of(One.Id).Select(v => (v.From, v.To));
}
