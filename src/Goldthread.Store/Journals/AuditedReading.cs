using Goldthread.Store.Audits;
using Goldthread.Store.Entries;

namespace Goldthread.Store.Journals;

/// <summary>What somebody is given of the journal: only with an entry of the audit log, which is on the disk before anything is given.</summary>
public sealed class AuditedReading(Journal journal, AuditLog audit)
{
    /// <summary>Everything that is about a label or stands in its file.</summary>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public Task<IReadOnlyList<Kept>> Of(string label, string who, string why, string? onBehalfOf = null) =>
        Give(new AuditNote(who, why, Act.Read, "entries", [label]) { OnBehalfOf = onBehalfOf }, () => [.. journal.Of(label)]);

    /// <summary>The people held under an NHS number. What was searched for is not written down; whom it found is.</summary>
    /// <exception cref="AuditStoppedException">It could not be written down; nothing is given.</exception>
    public async Task<IReadOnlyList<Entry.PersonHeld>> FindByNhsNumber(string number, string who, string why)
    {
        var found = journal.FindByNhsNumber(number);
        return await audit.Give<IReadOnlyList<Entry.PersonHeld>>(new(who, why, Act.Search, "nhs number", [.. found.Select(p => p.Person).Distinct()]), () => (found, []));
    }

    private Task<IReadOnlyList<Kept>> Give(AuditNote note, Func<IReadOnlyList<Kept>> read) => audit.Give(note, () => read() is var kept ? (kept, (IReadOnlyList<long>)[.. kept.Select(k => k.Position)]) : default);
}
