namespace Goldthread.Properties.Invented;

public class PackTests
{
    [Fact]
    public void Read_OfTheInventedSafeguards_RefusesNone()
    {
        Assert.Empty(Pack.Catalogue.Problems);
        Assert.Empty(Pack.Catalogue.Refused.Where(r => r.Key.StartsWith("safeguards/invented/", StringComparison.Ordinal) || r.Key.StartsWith("safeguards/corners/", StringComparison.Ordinal)).SelectMany(r => r.Value));
        Assert.InRange(Pack.Invented.Count, 10, 30);
        Assert.InRange(Pack.Corners.Count, 10, 30);
    }
}
