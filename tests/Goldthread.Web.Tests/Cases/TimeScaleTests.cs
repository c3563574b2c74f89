using Goldthread.Time;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class TimeScaleTests
{
    [Fact]
    public void X_LaterDay_NeverLiesBefore()
    {
        var scale = TimeScale.Of([(0, 1), (30, 61), (4000, 4001), (4002, 4003)], 100, 1000);

        Assert.Equal(100, scale.X(0));
        Assert.Equal(1000, scale.X(4003));
        Assert.All(Enumerable.Range(0, 4003), day => Assert.True(scale.X(day) <= scale.X(day + 1)));
    }

    [Fact]
    public void X_EmptyYears_TakeLessRoomThanABusyWeek()
    {
        var scale = TimeScale.Of([(0, 1), (3650, 3651), (3650, 3652), (3651, 3653), (3652, 3654), (3653, 3657), (3653, 3657)], 0, 1000);

        Assert.True(scale.X(3650) - scale.X(1) < scale.X(3657) - scale.X(3650));
    }

    [Fact]
    public void X_OutsideTheStory_StaysAtItsEdge()
    {
        var scale = TimeScale.Of([(10, 20)], 100, 200);

        Assert.Equal((100, 200), (scale.X(-5), scale.X(500)));
    }

    [Fact]
    public void Of_NoDates_StillDraws() => Assert.NotEmpty(TimeScale.Of([], 0, 500).Ticks(Axis.Dated));
}
