using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Escalation;

/// <summary>A rung that an overdue duty has come to.</summary>
/// <param name="Rung">Counted from 0.</param>
/// <param name="Since">Its first minute.</param>
/// <param name="Acknowledged">By whom and when; null = nobody yet, or too late.</param>
/// <param name="Until">The last minute before it climbs on; null on the last rung.</param>
/// <param name="Unanswered">On the last rung: the time to acknowledge or to act has passed.</param>
public sealed record ClimbStep(int Rung, RungTo To, long Since, DutyDecision.Acknowledged? Acknowledged, long? Until, bool Unanswered);

/// <summary>Where on its ladder an overdue duty stands.</summary>
public static class Climb
{
    /// <summary>The rungs so far, the present one last. Empty unless the duty is surely overdue, told, and not set aside.</summary>
    /// <param name="decisions">Of any duties; those made later than <paramref name="at"/> do not count.</param>
    public static IReadOnlyList<ClimbStep> Of(DutyClocks clocks, Ladder ladder, IReadOnlyCollection<DutyDecision> decisions, Reckoning reckoning, long at)
    {
        var duty = clocks.Duty;
        if (duty.State != DutyState.Overdue || clocks.LadderFrom is not { } from || SettingAside.InForce(duty, decisions, at) is not null) return [];
        // What was put off is asked of its holder again first.
        var since = Math.Max(from, SettingAside.BackSince(duty, decisions, at) ?? from);
        var steps = new List<ClimbStep>();
        for (var i = 0; i < ladder.Rungs.Count && since <= at; i++)
        {
            var rung = ladder.Rungs[i];
            var (end, last) = (reckoning.End(since, rung.Acknowledge, at).Hi, i == ladder.Rungs.Count - 1);
            // On the last rung nobody else is asked, and late is better than never.
            var acknowledged = decisions.OfType<DutyDecision.Acknowledged>().Where(d => duty.Is(d.Duty) && d.Rung == i && d.At >= since && d.At <= (last ? at : Math.Min(end, at))).OrderBy(d => d.At).ThenBy(d => d.By, StringComparer.Ordinal).FirstOrDefault();
            if (acknowledged is not null) end = Math.Max(end, reckoning.End(acknowledged.At, rung.Act, at).Hi);
            steps.Add(new(i, rung.To, since, acknowledged, last ? null : end, last && end < at));
            since = end + 1;
        }
        return steps;
    }

    /// <summary>Who a rung asks at each agency of the duty, as the directory stands: nobody twice on the way up.</summary>
    /// <param name="decisions">Of any duties: who has taken it.</param>
    public static IReadOnlyList<Holding> Asks(OpenDuty duty, RungTo to, DirectoryView view, IReadOnlyCollection<DutyDecision>? decisions = null) =>
        [.. Ownership.Of(duty, view, decisions ?? []).Select(held => to == RungTo.Holder ? held : Ownership.Above(held, to, view))];
}
