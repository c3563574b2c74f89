using Goldthread.Time;

namespace Goldthread.Tests.Time;

public class NetworkTests
{
    [Fact]
    public void Difference_OverAChain_IsTheSum()
    {
        var network = new Network();
        var (a, b, c) = (network.Variable(), network.Variable(), network.Variable());
        network.Bound(0, a, new(100, 1000));
        network.Bound(a, b, new(10, 20));
        network.Bound(b, c, new(1, 2));
        Assert.Equal(new(11, 22), network.Difference(a, c));
        Assert.Equal(new(-22, -11), network.Difference(c, a));
        Assert.Equal(new(111, 1022), network.At(c));
    }

    [Fact]
    public void Difference_OfTwoThatShareOnlyTheOrigin_IsThatOfTheirSpans()
    {
        var network = new Network();
        var (a, b) = (network.Variable(), network.Variable());
        network.Bound(0, a, new(0, 10));
        network.Bound(0, b, new(5, 20));
        Assert.Equal(new(-5, 20), network.Difference(a, b));
    }

    [Fact]
    public void At_OneEndTiedToAnother_IsNarrowedByIt()
    {
        var network = new Network();
        var (a, b) = (network.Variable(), network.Variable());
        network.Bound(0, a, new(0, 1000));
        network.Bound(0, b, new(900, 950));
        network.Bound(a, b, new(40, 60));
        Assert.Equal(new(840, 910), network.At(a));
        Assert.Equal(new(900, 950), network.At(b));
    }

    [Fact]
    public void At_NothingKnown_IsAnytime()
    {
        var network = new Network();
        var a = network.Variable();
        Assert.False(network.At(a).Bounded);
        Assert.Equal(Span.At(0), network.Difference(a, a));
    }

    [Fact]
    public void Bound_AfterAQuestion_IsHeeded()
    {
        var network = new Network();
        var a = network.Variable();
        network.Bound(0, a, new(0, 100));
        Assert.Equal(new(0, 100), network.At(a));
        network.Bound(0, a, new(50, 200));
        Assert.Equal(new(50, 100), network.At(a));
    }

    [Fact]
    public void Contradiction_WhereAllCanBeTrue_IsNone()
    {
        var network = new Network();
        var (a, b) = (network.Variable(), network.Variable());
        network.Bound(a, b, new(0, Span.Never));
        network.Bound(b, a, new(0, Span.Never));
        Assert.Empty(network.Contradiction());
    }

    [Fact]
    public void Contradiction_ACircle_NamesThoseOnItAlone()
    {
        var network = new Network();
        var (a, b, c) = (network.Variable(), network.Variable(), network.Variable());
        network.Bound(0, c, new(0, 10));
        network.Bound(a, b, new(1, Span.Never));
        network.Bound(b, a, new(1, Span.Never));
        Assert.Equal([a, b], network.Contradiction().Order());
    }
}
