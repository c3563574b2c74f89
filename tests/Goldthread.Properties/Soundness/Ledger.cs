using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Properties.Soundness;

/// <summary>How the engine and the readings can part.</summary>
internal enum FaultKind
{
    /// <summary>It is sure, and some reading denies it.</summary>
    SureDenied,

    /// <summary>It denies what some reading is sure of.</summary>
    NeverSure,

    /// <summary>It is not sure, and all readings agree.</summary>
    Needless,
}

/// <summary>What all readings of a story say of one duty at one minute.</summary>
internal sealed class Ledger
{
    private int yes, cannotTell, no;
    private bool several;
    private readonly Dictionary<(DutyState State, bool Begun), int> states = [];

    /// <param name="findings">What one reading says; more than one where a count begins anew.</param>
    public void Add(IReadOnlyList<Finding> findings)
    {
        var speaks = findings.Max(f => f.Speaks);
        if (speaks == Truth.Yes) yes++;
        else if (speaks == Truth.CannotTell) cannotTell++;
        else no++;
        several |= findings.Count > 1;
        var key = (findings[0].State, findings[0].Outcome == Outcome.Speaks);
        states[key] = states.GetValueOrDefault(key) + 1;
    }

    /// <summary>Does anything speak, or perhaps speak, in any reading?</summary>
    public bool Heard => yes + cannotTell > 0;

    /// <summary>What the engine may not say, being given the dates as they are told; null when it is right.</summary>
    /// <param name="told">What it says; empty = nothing of this duty.</param>
    /// <param name="readings">How many readings there are: those without this duty say no.</param>
    public (FaultKind Kind, string What)? Fault(IReadOnlyList<Finding> told, int readings)
    {
        var speaks = told.Count == 0 ? Truth.No : told.Max(f => f.Speaks);
        if (speaks == Truth.Yes && yes + cannotTell < readings) return (FaultKind.SureDenied, "speaks for sure");
        if (speaks == Truth.No && yes > 0) return (FaultKind.NeverSure, "never speaks");
        if (!several && told.Count < 2 && StateFault(told.Count == 0 ? null : told[0], readings) is { } state) return state;
        // Where a single reading cannot tell, no date is to blame.
        return speaks == Truth.CannotTell && cannotTell == 0 && (yes == readings || yes == 0) ? (FaultKind.Needless, "perhaps speaks") : null;
    }

    public string Say(int readings) =>
        $"of {readings} readings: yes {yes}, cannot tell {cannotTell}, no {no}, not begun {readings - yes - cannotTell - no}; {string.Join(", ", states.OrderBy(s => s.Key).Select(s => $"{s.Key.State}{(s.Key.Begun ? "" : " if begun")} {s.Value}"))}";

    private (FaultKind, string)? StateFault(Finding? told, int readings)
    {
        var absent = readings - states.Values.Sum();
        int In(Func<DutyState, bool> which) => states.Where(s => which(s.Key.State)).Sum(s => s.Value);
        // Of what has surely begun in a reading.
        int Surely(Func<DutyState, bool> which) => states.Where(s => s.Key.Begun && which(s.Key.State)).Sum(s => s.Value);
        if (told is null) return Surely(s => s == DutyState.Overdue || Met(s)) > 0 ? (FaultKind.NeverSure, "has not begun") : null;
        if (told.State == DutyState.Overdue && absent + In(s => Met(s) || Settled(s)) > 0) return (FaultKind.SureDenied, "is overdue for sure");
        // What only perhaps begins is met in those readings in which it does.
        if (Met(told.State) && (told.Outcome == Outcome.Speaks ? absent : 0) + In(s => told.State == DutyState.MetPerhapsLate ? !Met(s) : s != told.State && s != DutyState.MetPerhapsLate) > 0)
            return (FaultKind.SureDenied, $"is {told.State} for sure");
        if (Settled(told.State) && Surely(s => s == DutyState.Overdue) > 0) return (FaultKind.NeverSure, $"is {told.State}, never overdue");
        var nothing = told.State is DutyState.Overdue or DutyState.NotStarted || (told.State == DutyState.Waiting && told.MetBy.Count == 0);
        return nothing && Surely(Met) > 0 ? (FaultKind.NeverSure, $"is {told.State}, met by nothing") : null;
    }

    private static bool Met(DutyState s) => s is DutyState.Met or DutyState.MetLate or DutyState.MetToldLate or DutyState.MetPerhapsLate;

    private static bool Settled(DutyState s) => s is DutyState.Waiting or DutyState.NotStarted or DutyState.DecidedAgainst or DutyState.NotNeeded;
}
