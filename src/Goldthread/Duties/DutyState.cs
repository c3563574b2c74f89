namespace Goldthread.Duties;

/// <summary>How a duty stands at a moment (LANGUAGE 3.10).</summary>
public enum DutyState
{
    NotStarted, Waiting, DueAwaiting, Met, MetToldLate, MetPerhapsLate, MetConfirm, MetLate, Overdue, PossiblyOverdue, CannotTellWhenDue, CannotTell, DecidedAgainst, NotNeeded, Historic, Ended,
}

public static class DutyStates
{
    public static bool IsMet(this DutyState state) => state is DutyState.Met or DutyState.MetToldLate or DutyState.MetPerhapsLate or DutyState.MetLate;

    public static bool IsLate(this DutyState state) => state is DutyState.Overdue or DutyState.PossiblyOverdue;

    public static string Say(this DutyState state) => state switch
    {
        DutyState.NotStarted => "not yet started",
        DutyState.Waiting => "waiting",
        DutyState.DueAwaiting => "due, awaiting news",
        DutyState.Met => "met",
        DutyState.MetToldLate => "met, told late",
        DutyState.MetPerhapsLate => "met, perhaps late",
        DutyState.MetConfirm => "met? confirm",
        DutyState.MetLate => "met late",
        DutyState.Overdue => "overdue",
        DutyState.PossiblyOverdue => "possibly overdue",
        DutyState.CannotTellWhenDue => "cannot tell when due",
        DutyState.DecidedAgainst => "decided against",
        DutyState.NotNeeded => "not needed",
        DutyState.Historic => "historic",
        DutyState.Ended => "ended",
        _ => "cannot tell",
    };
}

/// <summary>What a safeguard says of a trigger: it speaks, it asks for something unknown, it is possible, or it is quiet.</summary>
public enum Outcome { Quiet, Possibly, Asks, Speaks }
