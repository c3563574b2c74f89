using Goldthread.Store.Importer;

namespace Goldthread.Store.Tests.Kills;

/// <summary>Where a process is to import: a folder, and where the journal is in PostgreSQL the connection.</summary>
internal sealed record Place(string Folder, string? Connection = null)
{
    public StoreFolder Open(StepClock clock) => new(StorePlace.Of(Folder, Connection), Few.Setting.Vocabulary, clock);
}
