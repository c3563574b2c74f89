using Goldthread.Duties;

namespace Goldthread.Escalation;

/// <summary>What becomes of open duties when a child is born, a life or a pregnancy ends, or a case closes.</summary>
public static class Carrying
{
    /// <summary>
    /// The duties of an unborn child go to each child born, at once, with the clocks that they had. The first keeps the key, so that nothing that was done about the duty is
    /// lost; of twins the others have their own name in it. A child of whom somebody refused that it is the same gets none.
    /// </summary>
    /// <param name="born">The labels of the children born, the one that is the same subject first.</param>
    public static IReadOnlyList<OpenDuty> ToBorn(IEnumerable<OpenDuty> duties, string unborn, IReadOnlyList<string> born, IReadOnlySet<string> refused)
    {
        var children = born.Where(c => !refused.Contains(c)).ToList();
        return [.. duties.SelectMany(d => d.Subject != unborn || children.Count == 0 ? [d]
            : children.Select((child, i) => i == 0 ? d with { Subject = child } : d with { Subject = child, Key = $"{d.Key}/{child}", CarriedFrom = d.Key }))];
    }

    /// <summary>After a death, or the loss of a pregnancy, everything for the child has ended: nothing is asked, climbs, is put off or shown as late.</summary>
    public static IReadOnlyList<OpenDuty> AtAnEnd(IEnumerable<OpenDuty> duties, string child) =>
        [.. duties.Select(d => d.Subject == child && !d.State.IsMet() ? d with { State = DutyState.Ended } : d)];

    /// <summary>What is still open when a case closes, to be put before whoever closes it: the late ones first, then by deadline. Closing ends none of them; setting aside does not hide them.</summary>
    public static IReadOnlyList<OpenDuty> ShownAtClosure(IEnumerable<OpenDuty> duties, string child) =>
        [.. duties.Where(d => d.Subject == child && IsOpen(d.State)).OrderBy(d => d.State != DutyState.Overdue).ThenBy(d => d.Due?.Hi ?? long.MaxValue).ThenBy(d => d.Key, StringComparer.Ordinal)];

    public static bool IsOpen(DutyState state) => state is DutyState.Waiting or DutyState.DueAwaiting or DutyState.MetConfirm or DutyState.Overdue or DutyState.PossiblyOverdue or DutyState.CannotTellWhenDue or DutyState.CannotTell;
}
