using System.Text.Json;
using Goldthread.Store.Audits;
using Goldthread.Store.Journals;

namespace Goldthread.Cli;

/// <summary>How a verb says that a disk, a server or a file is not as it should be: on standard error, and by its exit code.</summary>
static class Stopping
{
    public static bool Says(Exception e) => StorageFault.Of(e) is not null || e is IOException or UnauthorizedAccessException or JsonException;

    /// <returns>The exit code.</returns>
    public static int Say(Exception e)
    {
        var fault = StorageFault.Of(e);
        Console.Error.WriteLine(fault is null || e is JournalStoppedException or AuditStoppedException ? e.Message : fault.Tell(e));
        return fault is null ? Workspace.Refused : Workspace.Stopped;
    }
}
