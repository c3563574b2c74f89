namespace Goldthread.Properties.Feeds;

/// <summary>The gatekeeper turns at every step what the listed gateways say, and goes on from what another knew as if it were that one.</summary>
public class GatewaysLawTests
{
    [Fact]
    public void Due_AfterEveryStepOfAnyHistory_IsWhatTheGatewaysSay()
    {
        for (var seed = 1; seed <= RunSize.Of(300, 5_000, 200_000); seed++)
            if (Gateways.Difference(seed) is { } difference) Assert.Fail($"seed {seed}: {difference}");
    }
}
