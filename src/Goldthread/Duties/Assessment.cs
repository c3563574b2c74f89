using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Whether a safeguard begins at a group of records, in one view.</summary>
/// <param name="Bound">The first record of the group at which it may begin; null = none.</param>
/// <param name="Names">The records that the clauses of "when" are bound to.</param>
/// <param name="Trigger">The clauses of "when".</param>
/// <param name="Guard">applies_to and only_if.</param>
/// <param name="Excuse">unless; what nobody said is no excuse.</param>
/// <param name="Holds">It begins and its guards hold, in one way or another.</param>
/// <param name="Speaks">The same, and no excuse.</param>
public sealed record Assessment(Record? Bound, IReadOnlyDictionary<string, Record> Names, Judged Trigger, Judged Guard, Judged Excuse, Judged Holds, Judged Speaks)
{
    private static readonly Assessment None = new(null, new Dictionary<string, Record>(), Judged.No, Judged.No, Judged.No, Judged.No, Judged.No);

    /// <summary>The table of LANGUAGE 3.2.</summary>
    public Outcome Outcome(Safeguard g) => Excuse.Truth == Truth.Yes || Trigger.Truth == Truth.No || Guard.Truth == Truth.No ? Duties.Outcome.Quiet
        : Trigger.Truth == Truth.CannotTell ? Duties.Outcome.Possibly
        : Guard.Truth == Truth.Yes ? Excuse.Truth == Truth.No ? Duties.Outcome.Speaks : Duties.Outcome.Possibly
        : Guard.Unknowns.Count > 0 && Guard.Unknowns.All(g.AskIfUnknown.Contains) ? Duties.Outcome.Asks : Duties.Outcome.Possibly;

    /// <summary>One way for it to begin is enough: the surest counts. The duty hangs on the first record that may begin it, however sure.</summary>
    internal static Assessment Of(Safeguard g, Examination x, IReadOnlyList<Record> group)
    {
        var all = group.SelectMany(record => At(g, x, record)).Where(a => a.Holds.Truth != Truth.No).ToList();
        if (all.Count == 0) return None;
        var best = all.OrderByDescending(a => a.Speaks.Truth).ThenByDescending(a => a.Holds.Truth).First();
        return best with
        {
            Bound = all[0].Bound,
            Names = best.Bound == all[0].Bound ? best.Names : all[0].Names,
            Holds = Judged.Any(all.Select(a => a.Holds)),
            Speaks = Judged.Any(all.Select(a => a.Speaks)),
        };
    }

    // Every way in which the clauses of "when" can be bound, beginning at one record.
    private static IEnumerable<Assessment> At(Safeguard g, Examination x, Record record)
    {
        var begins = x.Setting.Counted(Triggers.Begins(g.When[0].Form, record, x, g.Needs));
        if (begins.Truth == Truth.No) yield break;
        // Where it begins, the record is known: the rest is asked of the readings in which it is.
        x = x.Assuming(record);
        if (g.Subject is Subject.Adult) begins = begins.And(WithoutChildren(x, record));
        if (x.Member is { } member && g.ForEach is { } kind)
        {
            begins = begins.And(member.Belongs(kind, x, record));
            if (begins.Truth == Truth.No) yield break;
        }
        foreach (var (names, trigger) in Rest(g, 1, x, Named(g, x, record), record, begins))
        {
            var guard = x.Setting.Counted(new Conditions(x, names, record, g.Needs).Hold([.. g.AppliesTo, .. g.OnlyIf]));
            // What was waited for and came, if late, is no longer asked for.
            var excuse = x.Setting.Counted(new Conditions(x, names, record, g.Needs, unknownCounts: false).Excused(g.Unless).Or(new Waiting(x, g.Needs).Answered(g.When[0].Form, record)));
            var holds = trigger.And(guard);
            yield return new(record, names, trigger, guard, excuse, holds, holds.And(excuse.Not() with { Evidence = [] }));
        }
    }

    private static Judged WithoutChildren(Examination x, Record record) => Judged.Any(x.Set.People.Where(p => !Kinship.IsAdult(p.Value))
        .Select(p => x.Kinship.Is(x.Child, FamilyPath.Family, p.Key, x.Set.OccurredOf(record)))).Not() with
    { Evidence = [] };

    private static Dictionary<string, Record> Named(Safeguard g, Examination x, Record record)
    {
        var names = new Dictionary<string, Record>(StringComparer.Ordinal) { [g.When[0].Name] = record };
        if (x.Member?.Record is { } member) names[Member.Tied] = member;
        return names;
    }

    private static IEnumerable<(Dictionary<string, Record> Names, Judged Trigger)> Rest(Safeguard g, int clause, Examination x, Dictionary<string, Record> names, Record trigger, Judged sofar)
    {
        if (sofar.Truth == Truth.No) return [];
        if (clause == g.When.Count) return [(names, sofar)];
        var (name, form) = g.When[clause];
        if (form is not Form.Exists exists) return Rest(g, clause + 1, x, names, trigger, sofar.And(x.Setting.Counted(new Conditions(x, names, trigger, g.Needs).Holds(form))));
        return new Matching(x, names, x.Set.OccurredOf(trigger)).All(exists.Selector).Where(m => !names.ContainsValue(m.Record)).ToList()
            .SelectMany(m => Rest(g, clause + 1, x, new(names, StringComparer.Ordinal) { [name] = m.Record }, trigger, sofar.And(x.Setting.Counted(m.Judged))));
    }
}
