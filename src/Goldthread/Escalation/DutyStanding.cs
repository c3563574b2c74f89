using Goldthread.Agencies;
using Goldthread.Time;

namespace Goldthread.Escalation;

/// <summary>How a duty stands with people, as at a moment: who holds it, where on its ladder it is, whether it is put off.</summary>
/// <param name="Holders">One at each agency that it asks.</param>
/// <param name="Steps">Of the ladder, the present one last; empty while it is not climbed.</param>
/// <param name="Aside">Null = it is not set aside.</param>
/// <param name="Decisions">What people did about it, in order.</param>
public sealed record DutyStanding(DutyClocks Clocks, IReadOnlyList<Holding> Holders, IReadOnlyList<ClimbStep> Steps, DutyDecision.SetAside? Aside, IReadOnlyList<DutyDecision> Decisions)
{
    public OpenDuty Duty => Clocks.Duty;

    /// <summary>The rung that is asked now; null = none.</summary>
    public ClimbStep? Step => Steps.Count > 0 ? Steps[^1] : null;

    public static DutyStanding Of(DutyClocks clocks, IReadOnlyDictionary<LadderFor, Ladder> ladders, IReadOnlyList<DutyDecision> decisions, DirectoryView view, Reckoning reckoning, long at)
    {
        var duty = clocks.Duty;
        IReadOnlyList<ClimbStep> steps = ladders.TryGetValue(duty.Ladder, out var ladder) ? Climb.Of(clocks, ladder, decisions, reckoning, at) : [];
        return new(clocks, Ownership.Of(duty, view, decisions), steps, SettingAside.InForce(duty, decisions, at), [.. decisions.Where(d => duty.Is(d.Duty) && d.At <= at)]);
    }

    /// <summary>Whom a rung asks at each agency.</summary>
    public IReadOnlyList<Holding> Asks(RungTo to, DirectoryView view) => Climb.Asks(Duty, to, view, Decisions);
}

/// <summary>Why somebody may not acknowledge a step, or take a duty.</summary>
public enum ActRefusal { NotThere, NotAsked, NothingToAcknowledge, Acknowledged, OtherAgency, NotOpen }

/// <summary>Whoever a step of the ladder asks says that they have seen it.</summary>
public static class Acknowledging
{
    /// <summary>The refusals; empty = it may be done.</summary>
    public static IReadOnlyList<ActRefusal> Check(DutyStanding standing, string by, DirectoryView view)
    {
        if (!view.IsPresent(by)) return [ActRefusal.NotThere];
        if (standing.Step is not { } step) return [ActRefusal.NothingToAcknowledge];
        if (step.Acknowledged is not null) return [ActRefusal.Acknowledged];
        return standing.Asks(step.To, view).Any(h => h.Practitioner == by) ? [] : [ActRefusal.NotAsked];
    }
}

/// <summary>Somebody at an agency that a duty asks makes it their own.</summary>
public static class Taking
{
    /// <summary>The refusals; empty = it may be done.</summary>
    public static IReadOnlyList<ActRefusal> Check(DutyStanding standing, string by, DirectoryView view)
    {
        if (!view.IsPresent(by)) return [ActRefusal.NotThere];
        if (!Carrying.IsOpen(standing.Duty.State)) return [ActRefusal.NotOpen];
        return standing.Holders.Any(h => view.InPost(by, h.Agency)) ? [] : [ActRefusal.OtherAgency];
    }
}
