using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Holds back a prompt that comes soon after an earlier one of the same duty: it joins that one. No duty is held back, and nothing that is overdue.</summary>
internal static class Quiet
{
    /// <param name="findings">All that one safeguard says of one subject.</param>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, Period quiet, Reckoning reckoning, long at)
    {
        var ordered = findings.OrderBy(f => Prompt(f).Lo).ThenBy(f => Prompt(f).Hi).ThenBy(f => f.Key, StringComparer.Ordinal).ToList();
        // Those that are given by themselves, surely or perhaps.
        var given = new List<(Finding Finding, Truth Alone)>();
        var said = new List<Finding>();
        foreach (var (f, place) in ordered.Select((f, place) => (f, place)))
        {
            // What may be overdue is only perhaps held back.
            var may = f.Spoke == Truth.No ? Truth.No : f.State switch { DutyState.Overdue => Truth.No, DutyState.PossiblyOverdue => Truth.CannotTell, _ => Truth.Yes };
            var joined = given.Select(e => (e.Finding, Truth: e.Alone)).Concat(ordered.Skip(place + 1).Select(e => (Finding: e, Truth: Truth.CannotTell)))
                .Where(e => e.Finding.Duty == f.Duty && e.Finding.Member == f.Member && e.Finding.Outcome != Outcome.Quiet)
                .Select(e => (e.Finding.Key, Truth: may.And(e.Truth).And(Earlier(e.Finding, f)).And(Soon(Prompt(e.Finding), Prompt(f))).And(e.Finding.Outcome == Outcome.Speaks ? Truth.Yes : Truth.CannotTell)))
                .Where(e => e.Truth != Truth.No).ToList();
            var held = joined.Select(e => e.Truth).DefaultIfEmpty(Truth.No).Max();
            if (held != Truth.Yes) given.Add((f, held.Not()));
            said.Add(held == Truth.No ? f : f with { Speaks = f.Speaks.And(held.Not()), Spoke = f.Spoke.And(held.Not()), Joins = held == Truth.Yes ? joined.First(e => e.Truth == Truth.Yes).Key : null });
        }
        return said;

        Truth Soon(Span first, Span next)
        {
            var end = reckoning.End(first, quiet, at);
            return next.Hi <= end.Lo ? Truth.Yes : next.Lo > end.Hi ? Truth.No : Truth.CannotTell;
        }
    }

    // Is it said before the other? Of two in one minute, the first by key.
    private static Truth Earlier(Finding e, Finding f)
    {
        var (a, b, wins) = (Prompt(e), Prompt(f), string.CompareOrdinal(e.Key, f.Key) < 0);
        return a.Hi < b.Lo || (wins && a.Hi == b.Lo) ? Truth.Yes : a.Lo < b.Hi || (wins && a.Lo == b.Hi) ? Truth.CannotTell : Truth.No;
    }

    // When it is said: at once from its start, else when it falls due.
    private static Span Prompt(Finding f) => f.Safeguard.Speaks.AtOnce || f.Due is null ? f.Start : f.Due.Value;
}
