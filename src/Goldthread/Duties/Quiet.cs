using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Holds back a prompt that comes soon after an earlier one of the same duty: it joins that one. No duty is held back, and nothing that is overdue.</summary>
internal static class Quiet
{
    /// <param name="findings">All that one safeguard says of one subject.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, Period quiet, Reckoning reckoning, long at)
    {
        var said = new List<Finding>();
        foreach (var f in findings.OrderBy(f => Prompt(f).Lo).ThenBy(f => Prompt(f).Hi).ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            var joined = said.Where(e => e.Duty == f.Duty && e.Member == f.Member && e.Joins is null && e.Outcome != Outcome.Quiet)
                .Select(e => (e.Key, Soon: Soon(Prompt(e), Prompt(f)).And(e.Outcome == Outcome.Speaks ? Truth.Yes : Truth.CannotTell))).Where(e => e.Soon != Truth.No).ToList();
            var soon = f.Spoke == Truth.No || f.State == DutyState.Overdue ? Truth.No : joined.Select(e => e.Soon).DefaultIfEmpty(Truth.No).Max();
            said.Add(soon == Truth.No ? f : f with { Speaks = f.Speaks.And(soon.Not()), Spoke = f.Spoke.And(soon.Not()), Joins = soon == Truth.Yes ? joined.First(e => e.Soon == Truth.Yes).Key : null });
        }
        return said;

        Truth Soon(Span first, Span next)
        {
            var end = reckoning.End(first, quiet, at);
            return next.Hi <= end.Lo ? Truth.Yes : next.Lo > end.Hi ? Truth.No : Truth.CannotTell;
        }
    }

    // When it is said: at once from its start, else when it falls due.
    private static Span Prompt(Finding f) => f.Safeguard.Speaks.AtOnce || f.Due is null ? f.Start : f.Due.Value;
}
