using Goldthread.Store;
using Goldthread.Web.Running;

namespace Goldthread.Cli;

/// <summary>A partnership that a verb looks at while nobody serves it.</summary>
sealed record Opened(TimeProvider Clock, StoreFolder Store, Session Session) : IDisposable
{
    /// <exception cref="Goldthread.Store.Journals.DatabaseInUseException">It is being served.</exception>
    public static async Task<Opened> Of(PartnershipFolder folder, AboutPartnership about, Catalogue catalogue)
    {
        TimeProvider clock = about.Until is { } until ? new StandingClock(until) : TimeProvider.System;
        var store = new StoreFolder(folder.Place, catalogue.Vocabulary, clock);
        try
        {
            return new(clock, store, await Session.Open(store, catalogue, about, clock, null));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Session.Dispose();
        Store.Dispose();
    }
}
