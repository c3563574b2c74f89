using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;
using Goldthread.Web;

namespace Goldthread.Store.Watcher;

/// <summary>A journal with the watch of all the project's safeguards over it.</summary>
public static class Watched
{
    public static IReadOnlyList<string> Agencies { get; } = ["gp", "childrens-social-care", "health-visiting"];

    public static Catalogue Catalogue { get; } = Catalogue.Of(DataFiles.Read(DataFolder.Find(null)!));

    public static Task<Keeper> Keep(Journal journal, TimeProvider clock)
    {
        var agencies = new AgencyList([.. Agencies.Select(a => new Agency(a, a, null, true, null, null, null, Tier.Shared))], Catalogue.Routes);
        return Keeper.Open(journal, Catalogue.Safeguards, Catalogue.Setting with { Agencies = agencies }, clock);
    }
}
