using Goldthread.Duties;
using Goldthread.Time;

namespace Goldthread.Watching;

/// <summary>`quiet_for`: a prompt that comes soon after another of the same duty joins it. What is overdue is said all the same.</summary>
internal static class Hush
{
    /// <param name="findings">All that a safeguard says of a subject.</param>
    public static IReadOnlyList<Finding> Over(IReadOnlyList<Finding> findings, Period quiet, Reckoning reckoning, long now)
    {
        var given = new List<(Finding Finding, Span Prompt)>();
        foreach (var (f, prompt) in findings.Select(f => (Finding: f, Prompt: PromptOf(f))).OrderBy(f => f.Prompt.Lo).ThenBy(f => f.Prompt.Hi).ThenBy(f => f.Finding.Key, StringComparer.Ordinal))
        {
            var (joins, held) = ((string?)null, Truth.No);
            if (f.Spoke != Truth.No && f.State != DutyState.Overdue)
                foreach (var (earlier, said) in given)
                {
                    if (earlier.Duty != f.Duty || earlier.Member != f.Member || earlier.Joins is not null || earlier.Outcome == Outcome.Quiet) continue;
                    var end = reckoning.End(said, quiet, now);
                    var within = prompt.Hi <= end.Lo ? Truth.Yes : prompt.Lo > end.Hi ? Truth.No : Truth.CannotTell;
                    if (earlier.Outcome != Outcome.Speaks) within = within.And(Truth.CannotTell);
                    if (within == Truth.Yes) joins ??= earlier.Key;
                    held = held.Or(within);
                }
            given.Add((held == Truth.No ? f : f with { Speaks = f.Speaks.And(held.Not()), Spoke = f.Spoke.And(held.Not()), Joins = joins }, prompt));
        }
        return [.. given.Select(g => g.Finding)];
    }

    // At once it is said when its clock starts; otherwise when it falls due.
    private static Span PromptOf(Finding f) => f is { Safeguard.Speaks.AtOnce: false, Due: { } due } ? due : f.Start;
}
