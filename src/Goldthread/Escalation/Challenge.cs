using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Escalation;

/// <summary>How a professional challenge stands.</summary>
public enum ChallengeState { Open, Answered, Settled }

/// <summary>A stage of a challenge: it is put to the same level at both sides.</summary>
/// <param name="Since">Its first minute.</param>
/// <param name="Until">The last minute in time. Unsettled, the challenge then goes to the next stage; on the last it stays.</param>
/// <param name="TakenFurther">Whoever challenges took it here before the time of the stage below was over.</param>
public sealed record ChallengeStage(RungTo To, long Since, long Until, bool TakenFurther);

/// <summary>
/// A recorded disagreement with another agency's decision, as at a moment: raised, acknowledged, answered or settled, and at which stage. An answer ends it unless it was
/// not resolved, or whoever challenges takes it further afterwards.
/// </summary>
/// <param name="Acknowledged">The minute at which somebody of the other side said that they have it; null = nobody.</param>
/// <param name="Stages">In order, the present one last.</param>
public sealed record Challenge(string Id, IReadOnlyList<string> From, IReadOnlyList<string> To, ChallengeState State, long? Acknowledged, IReadOnlyList<ChallengeStage> Stages)
{
    private static readonly Dictionary<string, RungTo> Levels = new(StringComparer.Ordinal)
    {
        ["between practitioners"] = RungTo.Holder,
        ["between managers"] = RungTo.TeamManager,
        ["between senior managers"] = RungTo.SeniorManager,
        ["partnership"] = RungTo.Lead,
    };

    public ChallengeStage Stage => Stages[^1];

    /// <summary>On the last stage, and past its time.</summary>
    public bool Unresolved(Ladder ladder, long at) => State == ChallengeState.Open && Stages.Count > 0 && Stage.To == ladder.Rungs[^1].To && at > Stage.Until;

    /// <returns>Null when it is not surely raised in the view, or was withdrawn.</returns>
    public static Challenge? Of(Record raised, View view, Ladder ladder)
    {
        if (view.Holds(raised) != Truth.Yes) return null;
        var (set, at) = (view.Set, view.At);
        var steps = set.Records.Where(r => r.Of == raised.Id && r.Kind.Step?.Exchange == "challenge" && view.Holds(r) == Truth.Yes)
            .Select(r => (r.Kind.Step!.Value.Step, Record: r, At: set.Occurred(r).Hi)).OrderBy(s => s.At).ThenBy(s => s.Record.Id, StringComparer.Ordinal).ToList();
        var to = raised.To;
        var acknowledged = steps.Where(s => s.Step is "acknowledged" or "answered" or "settled" && (to.Count == 0 || to.Contains(s.Record.By))).Select(s => (long?)s.At).FirstOrDefault();
        var (stages, state) = (new List<ChallengeStage>(), ChallengeState.Open);
        void Enter(int rung, long since, bool further) => stages.Add(new(ladder.Rungs[rung].To, since, set.Reckoning.End(since, ladder.Rungs[rung].Act, at).Hi, further));
        int Now() => ladder.Rungs.ToList().FindIndex(r => r.To == stages[^1].To);
        void Climb(long until)
        {
            while (state == ChallengeState.Open && stages[^1].Until < until && Now() < ladder.Rungs.Count - 1) Enter(Now() + 1, stages[^1].Until + 1, further: false);
        }
        Enter(0, set.Occurred(raised).Hi, further: false);
        foreach (var (step, record, when) in steps)
        {
            Climb(when);
            if (step == "settled") state = ChallengeState.Settled;
            else if (step == "answered" && record.Fields.GetValueOrDefault("outcome") != "not resolved") state = ChallengeState.Answered;
            else if (step == "escalated" && state != ChallengeState.Settled && Now() < ladder.Rungs.Count - 1)
            {
                state = ChallengeState.Open;
                var level = Levels.TryGetValue(record.Fields.GetValueOrDefault("stage") ?? "", out var named) ? ladder.Rungs.ToList().FindIndex(r => r.To == named) : -1;
                // Where a child may be harmed at once, stages are passed over; nobody takes a challenge back down.
                if (level < 0 || level > Now()) Enter(level < 0 ? Now() + 1 : level, when, further: true);
            }
        }
        Climb(at);
        return new(raised.Id, raised.From.Count > 0 ? raised.From : [raised.By], to, state, acknowledged, stages);
    }
}
