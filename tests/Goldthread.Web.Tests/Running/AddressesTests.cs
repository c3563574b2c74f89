namespace Goldthread.Web.Tests.Running;

public class AddressesTests(Invented invented)
{
    [Fact]
    public void Routes_OfTheServer_AreAllAskedForWhereItIsHeldWhatReadersMaySee() =>
        Assert.Equal(Addresses.Routes(invented.Served).Order(StringComparer.Ordinal), Addresses.Known.Order(StringComparer.Ordinal));
}
