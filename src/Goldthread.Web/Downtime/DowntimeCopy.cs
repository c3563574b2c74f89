using Goldthread.Store;
using Goldthread.Store.Audits;
using Goldthread.Store.Keys;
using Goldthread.Web.Running;

namespace Goldthread.Web.Downtime;

/// <summary>The open duties of each team, sealed, in a file for the hours in which the pages cannot be reached.</summary>
public static class DowntimeCopy
{
    /// <summary>Writes it whole or not at all, once it has been written down that it was taken.</summary>
    /// <param name="who">The account: "goldthread:serve".</param>
    /// <returns>How many duties are in it.</returns>
    /// <exception cref="OperationCanceledException">It was given up; no file is written.</exception>
    /// <exception cref="AuditStoppedException">It could not be written down; no file is written.</exception>
    public static async Task<int> Write(Board board, StoreFolder store, string partnership, string path, string who, string? agency = null, CancellationToken stopping = default)
    {
        var index = DowntimeIndex.Of(board, partnership, agency, stopping);
        await store.Audit.Note(new AuditNote(who, "downtime", Act.Export, "open duties of teams", index.People));
        OwnedFile.Write(path, System.Text.Encoding.UTF8.GetBytes(SealedPage.Seal(index.Body, store.DowntimePassphrase(), $"{partnership}, as at {Telling.When(board.Through)}. The passphrase is kept on paper with the duty lead.")));
        return index.Duties;
    }
}
