using Goldthread.Store.Audits;
using Goldthread.Store.Entries;

namespace Goldthread.Store.Journals;

/// <summary>What somebody is given of the journal: only with an entry of the audit log, which is on the disk before anything is given.</summary>
public sealed class AuditedReading(Journal journal, AuditLog audit)
{
    /// <summary>Everything that is about a label or stands in its file.</summary>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<IReadOnlyList<Kept>> Of(string label, string who, string why, string? onBehalfOf = null)
    {
        audit.Hold();
        var closed = journal.Closed(label);
        return await audit.GiveOpened<IReadOnlyList<Kept>>(new(who, why, Act.Read, "entries", [label]) { OnBehalfOf = onBehalfOf }, [.. closed.Select(r => r.Position)], () => [.. journal.Opened(closed)]);
    }

    /// <summary>The people held under an NHS number. What was searched for is not written down; whom it found is.</summary>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<IReadOnlyList<Entry.PersonHeld>> FindByNhsNumber(string number, string who, string why)
    {
        var found = journal.FindByNhsNumber(number);
        return await audit.Give<IReadOnlyList<Entry.PersonHeld>>(new(who, why, Act.Search, "nhs number", [.. found.Select(p => p.Person).Distinct()]), () => (found, []));
    }
}
