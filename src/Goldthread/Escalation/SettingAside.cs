using Goldthread.Agencies;
using Goldthread.Duties;
using Goldthread.Safeguards;

namespace Goldthread.Escalation;

/// <summary>Why a duty may not be set aside.</summary>
public enum AsideRefusal { NoReason, ExpiryPast, NoAuthority, NeedsSecondPerson, SecondIsTheSame, SecondNotThere, NotOpen }

/// <summary>A duty that is put off until a day, with a reason, by somebody who may.</summary>
public static class SettingAside
{
    /// <summary>The refusals; empty = it may be done.</summary>
    /// <param name="view">The directory at the moment of the decision.</param>
    public static IReadOnlyList<AsideRefusal> Check(OpenDuty duty, DutyDecision.SetAside decision, DirectoryView view)
    {
        var refusals = new List<AsideRefusal>();
        if (string.IsNullOrWhiteSpace(decision.Reason)) refusals.Add(AsideRefusal.NoReason);
        if (decision.Until <= decision.At) refusals.Add(AsideRefusal.ExpiryPast);
        if (!Manages(decision.By, view)) refusals.Add(AsideRefusal.NoAuthority);
        if (duty.Level == Level.ActToday && decision.Second is null) refusals.Add(AsideRefusal.NeedsSecondPerson);
        if (decision.Second == decision.By) refusals.Add(AsideRefusal.SecondIsTheSame);
        else if (decision.Second is { } second && !view.IsPresent(second)) refusals.Add(AsideRefusal.SecondNotThere);
        if (duty.State.IsMet() || duty.State is DutyState.Ended or DutyState.DecidedAgainst or DutyState.NotNeeded or DutyState.Historic) refusals.Add(AsideRefusal.NotOpen);
        return refusals;
    }

    /// <summary>The setting aside that is in force; null = none. It ends by itself, and the duty is back with the deadline that it had.</summary>
    public static DutyDecision.SetAside? InForce(OpenDuty duty, IEnumerable<DutyDecision> decisions, long at) =>
        Stretches(duty, decisions, at).LastOrDefault(s => at <= s.Until).Decision;

    /// <summary>The minute after the last one that has ended; null = none has.</summary>
    public static long? BackSince(OpenDuty duty, IEnumerable<DutyDecision> decisions, long at) =>
        Stretches(duty, decisions, at).Where(s => s.Until < at).Select(s => (long?)s.Until + 1).Max();

    // Until: the day that was set, the minute at which it was taken up again, or the next decision.
    private static IEnumerable<(DutyDecision.SetAside Decision, long Until)> Stretches(OpenDuty duty, IEnumerable<DutyDecision> decisions, long at)
    {
        var all = decisions.Where(d => duty.Is(d.Duty) && d.At <= at && d is DutyDecision.SetAside or DutyDecision.TakenUpAgain).OrderBy(d => d.At).ToList();
        for (var i = 0; i < all.Count; i++)
            if (all[i] is DutyDecision.SetAside aside)
                yield return (aside, i + 1 < all.Count ? Math.Min(aside.Until, all[i + 1].At - 1) : aside.Until);
    }

    private static bool Manages(string practitioner, DirectoryView view) => view.IsPresent(practitioner)
        && view.PostsOf(practitioner).Any(p => view.Directory.Teams.TryGetValue(p.Team, out var team) && (p.Role == team.ManagedBy || team.Name == view.Directory.Lead));
}
