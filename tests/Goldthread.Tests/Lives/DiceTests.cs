using Goldthread.Lives;

namespace Goldthread.Tests.Lives;

public class DiceTests
{
    [Fact]
    public void Below_OfASeed_GivesNumbersThatNeverChange()
    {
        var dice = new Dice(1).For("example");
        Assert.Equal("1 0 4 0 9", string.Join(' ', Enumerable.Range(0, 5).Select(_ => dice.Below(10))));
    }

    [Fact]
    public void For_AnotherPurpose_DependsOnNoThrow()
    {
        var (a, b) = (new Dice(1), new Dice(1));
        a.Below(6);
        Assert.Equal(a.For("x").Below(1_000_000), b.For("x").Below(1_000_000));
        Assert.NotEqual(a.For("x").Below(1_000_000), b.For("y").Below(1_000_000));
    }

    [Fact]
    public void Chance_OfAQuarter_IsHadInAQuarter()
    {
        var dice = new Dice(3);
        Assert.InRange(Enumerable.Range(0, 100_000).Count(_ => dice.Chance(250_000)), 24_000, 26_000);
    }

    [Theory]
    [InlineData("3 days", 3 * 1440, 3 * 1440, false)]
    [InlineData("10..14 days", 10 * 1440, 14 * 1440, false)]
    [InlineData("20..50 minutes", 20, 50, false)]
    [InlineData("2 working days", 2, 2, true)]
    public void Parse_OfADelay_GivesItsEnds(string text, long first, long last, bool working) => Assert.Equal(new Delay(first, last, working), Delay.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("5..3 days")]
    [InlineData("3 moons")]
    public void Parse_OfSomethingElse_IsNothing(string text) => Assert.Null(Delay.Parse(text));
}
