using Goldthread.Access;
using Goldthread.Store.Projections;
using Goldthread.Time;

namespace Goldthread.Web.Tests.Running;

public class GatewayTests(Invented invented)
{
    [Fact]
    public void Threads_OfAPartnership_OpenAndCloseByTheListAlone_AsItAllows()
    {
        var (catalogue, changes) = (Pages.Casebook.Catalogue, DecisionEntries.Gateways(invented.Live.Store!.Journal.Read()));
        var reckoning = new Reckoning(Axis.Dated, catalogue.Timescales.Calendar);
        Assert.Contains(changes, c => c.Open);
        Assert.Contains(changes, c => !c.Open);
        for (var i = 0; i < changes.Count; i++) Assert.Empty(new Threads(catalogue.Access, reckoning, changes.Take(i)).Check(changes[i]));
    }
}
