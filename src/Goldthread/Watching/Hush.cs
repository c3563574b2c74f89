using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>`quiet_for`: a prompt that comes soon after another of the same duty joins it. What is overdue is said all the same.</summary>
/// <param name="now">One-off holidays announced later are not yet known.</param>
internal sealed class Hush(Period quiet, Reckoning reckoning, long now)
{
    // A prompt, and whether it is given by itself.
    private readonly record struct Prompt(Finding Finding, Span At, Truth Alone);

    /// <param name="findings">All that a safeguard says of a subject.</param>
    public IReadOnlyList<Finding> Over(IReadOnlyList<Finding> findings)
    {
        var prompts = findings.Select(f => new Prompt(f, At(f), Truth.CannotTell)).ToArray();
        Array.Sort(prompts, (a, b) => a.At.Lo != b.At.Lo ? a.At.Lo.CompareTo(b.At.Lo) : a.At.Hi != b.At.Hi ? a.At.Hi.CompareTo(b.At.Hi) : string.CompareOrdinal(a.Finding.Key, b.Finding.Key));
        var said = new List<Finding>(prompts.Length);
        for (var i = 0; i < prompts.Length; i++)
        {
            var (f, joins, held) = (prompts[i].Finding, (string?)null, Truth.No);
            foreach (var other in prompts)
            {
                if (ReferenceEquals(other.Finding, f)) continue;
                var truth = May(f).And(other.Alone).And(Before(other, prompts[i])).And(Soon(other, prompts[i]));
                if (truth == Truth.Yes) joins ??= other.Finding.Key;
                held = held.Or(truth);
            }
            prompts[i] = prompts[i] with { Alone = held.Not() };
            said.Add(held == Truth.No ? f : f with { Speaks = f.Speaks.And(held.Not()), Spoke = f.Spoke.And(held.Not()), Joins = joins });
        }
        return said;
    }

    // What may be overdue is only perhaps held back.
    private static Truth May(Finding f) => f.Spoke == Truth.No || f.State == DutyState.Overdue ? Truth.No : f.State == DutyState.PossiblyOverdue ? Truth.CannotTell : Truth.Yes;

    private static Truth Before(Prompt a, Prompt b)
    {
        // Of two that are said in one minute, the first by key.
        var last = string.CompareOrdinal(a.Finding.Key, b.Finding.Key) < 0 ? 0 : 1;
        return a.At.Hi + last <= b.At.Lo ? Truth.Yes : a.At.Lo + last <= b.At.Hi ? Truth.CannotTell : Truth.No;
    }

    private Truth Soon(Prompt first, Prompt next)
    {
        if (first.Finding.Duty != next.Finding.Duty || first.Finding.Member != next.Finding.Member || first.Finding.Outcome == Outcome.Quiet) return Truth.No;
        var end = reckoning.End(first.At, quiet, now);
        var within = next.At.Hi <= end.Lo ? Truth.Yes : next.At.Lo > end.Hi ? Truth.No : Truth.CannotTell;
        return first.Finding.Outcome == Outcome.Speaks ? within : within.And(Truth.CannotTell);
    }

    // At once it is said when its clock starts; otherwise when it falls due.
    private static Span At(Finding f) => f is { Safeguard.Speaks.AtOnce: false, Due: { } due } ? due : f.Start;
}
