using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Whether a safeguard begins at a group of records, in one view.</summary>
/// <param name="Bound">The first record of the group at which it may begin; null = none.</param>
/// <param name="Trigger">The clauses of "when".</param>
/// <param name="Guard">applies_to and only_if.</param>
/// <param name="Excuse">unless; what nobody said is no excuse.</param>
public sealed record Assessment(Record? Bound, Judged Trigger, Judged Guard, Judged Excuse)
{
    public Judged Holds => Trigger.And(Guard);

    public Judged Speaks => Holds.And(Excuse.Not() with { Evidence = [] });

    /// <summary>The table of LANGUAGE 3.2.</summary>
    public Outcome Outcome(Safeguard g) => Excuse.Truth == Truth.Yes || Trigger.Truth == Truth.No || Guard.Truth == Truth.No ? Duties.Outcome.Quiet
        : Trigger.Truth == Truth.CannotTell ? Duties.Outcome.Possibly
        : Guard.Truth == Truth.Yes ? Excuse.Truth == Truth.No ? Duties.Outcome.Speaks : Duties.Outcome.Possibly
        : Guard.Unknowns.Count > 0 && Guard.Unknowns.All(g.AskIfUnknown.Contains) ? Duties.Outcome.Asks : Duties.Outcome.Possibly;

    internal static Assessment Of(Safeguard g, Examination x, IReadOnlyList<Record> group)
    {
        Assessment? best = null;
        foreach (var record in group)
        {
            var one = At(g, x, record);
            if (one.Trigger.Truth == Truth.No || one.Guard.Truth == Truth.No) continue;
            // The duty hangs on the first record that may begin it; a later one can only make it surer.
            best = best is null ? one : best.Speaks.Truth >= one.Speaks.Truth ? best : one with { Bound = best.Bound };
        }
        return best ?? new(null, Judged.No, Judged.No, Judged.No);
    }

    private static Assessment At(Safeguard g, Examination x, Record record)
    {
        var begins = Triggers.Begins(g.When[0].Form, record, x, g.Needs);
        if (begins.Truth == Truth.No) return new(null, Judged.No, Judged.No, Judged.No);
        var bound = new Dictionary<string, Record>(StringComparer.Ordinal) { [g.When[0].Name] = record };
        var trigger = begins.And(Rest(g, 1, x, bound, record));
        if (trigger.Truth == Truth.No) return new(null, Judged.No, Judged.No, Judged.No);
        var conditions = new Conditions(x, bound, record, g.Needs);
        var guard = conditions.Hold([.. g.AppliesTo, .. g.OnlyIf]);
        return new(record, trigger, guard, new Conditions(x, bound, record, g.Needs, unknownCounts: false).Excused(g.Unless));
    }

    // The further clauses of "when": there is a record for each, tied to those before it.
    private static Judged Rest(Safeguard g, int clause, Examination x, Dictionary<string, Record> bound, Record trigger)
    {
        if (clause == g.When.Count) return Judged.Yes;
        var (name, form) = g.When[clause];
        if (form is not Form.Exists exists) return new Conditions(x, bound, trigger, g.Needs).Holds(form).And(Rest(g, clause + 1, x, bound, trigger));
        return Judged.Any(new Matching(x, bound, x.Set.OccurredOf(trigger)).All(exists.Selector).Where(m => !bound.ContainsValue(m.Record))
            .Select(m => m.Judged.And(Rest(g, clause + 1, x, new(bound, StringComparer.Ordinal) { [name] = m.Record }, trigger))));
    }
}
