using Goldthread.Access;
using Goldthread.Time;

namespace Goldthread.Tests.Access;

public class ThreadsTests
{
    static readonly Reckoning Reckoning = new(Axis.Dated, Given.Catalogue.Timescales.Calendar);

    static readonly GatewayChange Opened = new("ivy", "section-47", true, "Children Act 1989, section 47", "dilip", Minute("2025-03-04T10:00"), Minute("2025-05-01"), "");

    static readonly GatewayChange Closed = new("ivy", "section-47", false, "", "dilip", Minute("2025-04-01T10:00"), null, "The enquiry is complete and nothing follows");

    [Fact]
    public void Gateways_OfTheProject_AreTheListedOnes() =>
        Assert.Equal(["act-today", "looked-after", "named-consultation", "plan", "referral", "section-17", "section-47", "strategy-request", "unborn-referred"], Given.Catalogue.Access.Gateways.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2025-03-04T09:59", false)]
    [InlineData("2025-03-04T10:00", true)]
    [InlineData("2025-04-01T09:59", true)]
    [InlineData("2025-04-01T10:00", false)]
    public void IsOpen_FromItsOpeningToItsClosing(string at, bool open) => Assert.Equal(open, Of(Opened, Closed).IsOpen("ivy", Minute(at)));

    [Fact]
    public void IsOpen_WhileAnotherGatewayIs_AndForThatChildAlone()
    {
        var threads = Of(Opened, Opened with { Gateway = "plan", At = Minute("2025-03-20") }, Closed);
        Assert.True(threads.IsOpen("ivy", Minute("2025-06-01")));
        Assert.False(threads.IsOpen("max", Minute("2025-03-20")));
    }

    [Fact]
    public void Check_AnOpening_NeedsAListedBasis_AnOpener_AndAReviewInTime()
    {
        Assert.Empty(Of().Check(Opened));
        Assert.Equal([GatewayRefusal.UnknownGateway], Of().Check(Opened with { Gateway = "curiosity" }));
        Assert.Equal([GatewayRefusal.BasisNotListed], Of().Check(Opened with { Basis = "it may be useful" }));
        Assert.Equal([GatewayRefusal.NoOpener, GatewayRefusal.NoReview], Of().Check(Opened with { Opener = "", Review = null }));
        Assert.Equal([GatewayRefusal.ReviewPast], Of().Check(Opened with { Review = Minute("2025-03-01") }));
        Assert.Equal([GatewayRefusal.ReviewTooLate], Of().Check(Opened with { Review = Minute("2025-07-01") }));
    }

    [Fact]
    public void Check_AClosing_NeedsAReason_AndWhatIsOpen()
    {
        Assert.Empty(Of(Opened).Check(Closed));
        Assert.Equal([GatewayRefusal.NoReason], Of(Opened).Check(Closed with { Reason = "" }));
        Assert.Equal([GatewayRefusal.NotOpen], Of(Opened, Closed).Check(Closed with { At = Minute("2025-04-02") }));
    }

    [Fact]
    public void ReviewMissed_IsSaid_AndTheThreadStaysOpen()
    {
        Assert.Empty(Of(Opened).ReviewMissed("ivy", Minute("2025-05-01")));
        Assert.Equal(Opened, Of(Opened).ReviewMissed("ivy", Minute("2025-05-02")).Single());
        Assert.True(Of(Opened).IsOpen("ivy", Minute("2025-05-02")));
    }

    static Threads Of(params GatewayChange[] changes) => new(Given.Catalogue.Access, Reckoning, changes);

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
