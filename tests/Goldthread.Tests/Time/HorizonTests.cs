using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class HorizonTests
{
    [Fact]
    public void Until_NothingMet_IsTheEnd() => Assert.Equal(500, new Horizon(10, 500).Until);

    [Theory]
    [InlineData(9, 500)]
    [InlineData(10, 500)]
    [InlineData(11, 11)]
    public void Meets_OnlyWhatIsLater_BringsItNearer(long minute, long until)
    {
        var horizon = new Horizon(10, 500);
        horizon.Meets(minute);
        Assert.Equal(until, horizon.Until);
    }

    [Fact]
    public void Of_AnAnswerAmongOthers_CarriesAsFarAsItsOwnQuestions()
    {
        var horizon = new Horizon(10, 500);
        horizon.Meets(20);
        var (answer, until) = horizon.Of(() =>
        {
            horizon.Meets(300);
            return "no";
        });
        Assert.Equal(("no", 300), (answer, until));
        Assert.Equal(20, horizon.Until);
    }

    [Fact]
    public void Of_AnAnswerThatEndsFirst_EndsWhatIsAskedAroundIt()
    {
        var horizon = new Horizon(10, 500);
        horizon.Meets(400);
        horizon.Of(() =>
        {
            horizon.Meets(15);
            return 0;
        });
        Assert.Equal(15, horizon.Until);
    }
}
