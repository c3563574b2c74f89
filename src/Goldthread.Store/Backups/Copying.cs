using Goldthread.Store.Audits;
using Goldthread.Store.Journals;

namespace Goldthread.Store.Backups;

/// <summary>Copies a journal or an audit log from one sort of database into another, bytes as they are: chains, keys and projections hold in the copy.</summary>
internal static class Copying
{
    private const int AtOnce = 5000;

    /// <param name="from">As at one moment: nothing is written to it meanwhile.</param>
    /// <param name="to">Empty, with the id of the other.</param>
    public static void Of(IRows from, IRows to)
    {
        var findings = from.Findings().ToLookup(f => f.Position);
        foreach (var keys in from.Keys().Where(k => !k.Deleted).Chunk(AtOnce)) to.Write(new([], [], keys));
        foreach (var rows in from.Read(0, from.Head().Position).Chunk(AtOnce)) to.Write(new(rows, [.. rows.SelectMany(r => findings[r.Position])], []));
        // Last, since what an erased file held is then found under it alone.
        foreach (var keys in from.Keys().Where(k => k.Deleted).Chunk(AtOnce)) to.Write(new([], [], keys));
    }

    /// <param name="to">Empty, with the id of the other.</param>
    public static void Of(IAuditRows from, IAuditRows to)
    {
        foreach (var rows in from.Read(0, from.Head().Position).Chunk(AtOnce)) to.Write(rows);
    }
}
