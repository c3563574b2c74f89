using Goldthread.Duties;
using Goldthread.Store.Entries;
using Goldthread.Time;
using Goldthread.Watching;

namespace Goldthread.Store.Keeping;

/// <summary>What the journal says of each duty already, so that every change is written once: not again after a restart, and not never.</summary>
internal sealed class DutyLog
{
    private readonly Dictionary<string, Entry.DutyChanged> written = new(StringComparer.Ordinal);

    /// <summary>It is in the journal.</summary>
    public void Written(Entry.DutyChanged entry) => written[entry.Duty] = entry;

    /// <summary>What is to be written of a change; null: the journal says so already.</summary>
    public Entry.DutyChanged? ToWrite(Change change) => Unwritten(change.Finding, change.At, change.Kind is ChangeKind.Withdrawn or ChangeKind.WithdrawnHadBeenMet);

    /// <summary>What the journal still says and is no longer so, or does not say yet.</summary>
    /// <param name="says">Everything that is said now, and since which minute.</param>
    /// <param name="now">The minute.</param>
    public IReadOnlyList<Entry.DutyChanged> Differences(IReadOnlyCollection<(Said Said, long At)> says, long now)
    {
        var standing = says.Select(s => s.Said.Finding.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. says.OrderBy(s => s.Said.Finding.Key, StringComparer.Ordinal).Select(s => Unwritten(s.Said.Finding, s.At, gone: false)).OfType<Entry.DutyChanged>(),
            .. written.Values.Where(w => !w.Gone && !standing.Contains(w.Duty)).OrderBy(w => w.Duty, StringComparer.Ordinal).Select(w => w with { Gone = true, At = Instant(now) }),
        ];
    }

    private Entry.DutyChanged? Unwritten(Finding f, long minute, bool gone)
    {
        var entry = new Entry.DutyChanged(f.Key, FileOf(f), f.Safeguard.Id, f.State, f.Outcome, Instant(minute))
        {
            Due = f.Due is { Bounded: true } due ? Instant(due.Hi) : null,
            Owner = f.Owner.Label,
            Evidence = f.Evidence,
            MetBy = f.MetBy,
            Gone = gone,
        };
        return written.TryGetValue(f.Key, out var last) ? Same(last, entry) ? null : entry : gone ? null : entry;
    }

    // A duty about something else than a person stands in the file of the first person of the record that it hangs on.
    private static string FileOf(Finding f) => Person(f.Subject) ? f.Subject : f.Bound.About.FirstOrDefault(Person) ?? "partnership:duties";

    private static bool Person(string label) => label != "placeholder" && !label.Contains(':', StringComparison.Ordinal);

    private static bool Same(Entry.DutyChanged a, Entry.DutyChanged b) => (a.Is, a.Outcome, a.Due, a.Owner, a.Gone) == (b.Is, b.Outcome, b.Due, b.Owner, b.Gone)
        && a.Evidence.SequenceEqual(b.Evidence, StringComparer.Ordinal) && a.MetBy.SequenceEqual(b.MetBy, StringComparer.Ordinal);

    private static DateTimeOffset Instant(long minute) => DateTimeOffset.FromUnixTimeMilliseconds(Civil.UnixOf(minute, Axis.Dated.Candidates[0]));
}
