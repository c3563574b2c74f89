using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Store.Entries;
using Goldthread.Store.Projections;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Web.Running;

/// <summary>Turns the gateways while years are written into a journal that nobody watches yet, each at its moment.</summary>
sealed class Doors
{
    private readonly Identities identities = new();
    private readonly List<Agency> agencies = [];
    private readonly Catalogue catalogue;
    private Gatekeeper gates;

    public Doors(Catalogue catalogue)
    {
        this.catalogue = catalogue;
        gates = Gates();
    }

    /// <returns>What follows an entry at once.</returns>
    public IReadOnlyList<Entry.Gateway> Turn(Entry entry, long minute)
    {
        switch (entry)
        {
            // Agencies are told of before anything else.
            case Entry.DirectoryFact { Fact: "agency" } f:
                agencies.Add(StaffEntries.Agency(f));
                gates = Gates();
                return [];
            case Entry.PersonHeld p:
                identities.Hold(p.Person, p.Label);
                return [];
            case Entry.Link { Is: LinkState.Confirmed } l:
                identities.Link(l.Person, l.Other);
                return [];
            case Entry.Told t:
                gates.Take(t.Record, minute);
                List<GatewayChange> due = [.. gates.Due];
                due.ForEach(gates.Written);
                return [.. due.Select(DecisionEntries.Of)];
            default:
                return [];
        }
    }

    private Gatekeeper Gates() => new(catalogue.Access, new Lens(new AgencyList(agencies, catalogue.Routes), catalogue.Access), new Reckoning(Axis.Dated, catalogue.Timescales.Calendar),
        p => identities.Knows(p) ? identities.LabelOf(p) : null, identities.Same);
}
