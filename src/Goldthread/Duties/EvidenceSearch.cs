using System.Collections.Immutable;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>Looks for what shows that a duty was done.</summary>
/// <param name="bound">The records that the safeguard has named; the trigger among them.</param>
internal sealed class EvidenceSearch(Examination x, IReadOnlyDictionary<string, Record> bound, Record trigger)
{
    /// <summary>Was a record's occurrence, or its being known, within the deadline?</summary>
    public required Func<Moment, Truth> InTime { get; init; }

    /// <summary>For gates: evidence of any earlier time counts, and the trigger may itself be the evidence.</summary>
    public bool Gate { get; init; }

    /// <param name="doneBy">Any of these is enough.</param>
    public Evidence For(IReadOnlyList<Selector> doneBy, IReadOnlyList<Selector> notDoneBy)
    {
        var all = new Evidence(Judged.No, Judged.No, Truth.No, Truth.No, false, Nobody);
        foreach (var one in doneBy.Select(s => For(s, notDoneBy)))
            all = new(all.Done.Or(one.Done), all.Perhaps.Or(one.Perhaps), all.InTime.Or(one.InTime), all.ToldInTime.Or(one.ToldInTime), all.NeverLate || one.NeverLate, Surer(all, one));
        return all;
    }

    private static readonly ImmutableSortedSet<string> Nobody = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private static ImmutableSortedSet<string> Surer(Evidence a, Evidence b) => a.Done.Truth > b.Done.Truth ? a.Records : b.Done.Truth > a.Done.Truth ? b.Records : a.Records.Union(b.Records);

    // "to", "from each" and the legs of an exchange ask for one record each.
    private Evidence For(Selector selector, IReadOnlyList<Selector> notDoneBy)
    {
        var all = new Evidence(Judged.Yes, Judged.Yes, Truth.Yes, Truth.Yes, true, Nobody);
        foreach (var target in Targets(selector))
        {
            var matched = Search(x, unknownCounts: true).All(selector).Where(m => Counts(x, m.Record)).ToList();
            var possible = matched.Select(m => Placed(x, m)).ToList();
            // What rests on nothing unknown is found whether the unknown counts or not.
            var found = matched.Select((m, i) => m.Judged.Unknowns.IsEmpty ? possible[i] : Found(x, m.Record)).OfType<Meant>().ToList();
            var perhaps = x.Setting.Counted(Judged.Any(possible.Select(m => m.Judged)));
            Truth Best(Func<Record, Truth> also) => found.Select(m => m.Judged.Truth.And(also(m.Record))).DefaultIfEmpty().Max();
            var timely = Best(e => InTime(x.Set.OccurredOf(e)));
            var told = Best(e => InTime(x.Set.OccurredOf(e)).And(InTime(x.Set.KnownOf(e))));
            var neverLate = found.Exists(m => m.Judged.Truth != Truth.No && InTime(x.Set.KnownOf(m.Record)) == Truth.Yes && (m.Judged.Truth == Truth.Yes || Found(x.Assuming(m.Record), m.Record)?.Judged.Truth == Truth.Yes));
            all = new(all.Done.And(Judged.Any(found.Select(m => m.Judged))), all.Perhaps.And(perhaps), all.InTime.And(timely), all.ToldInTime.And(told), all.NeverLate && neverLate,
                all.Records.Union((found.Count > 0 ? found : possible).Where(m => m.Judged.Truth != Truth.No).Select(m => m.Record.Id)));

            Meant? Found(Examination y, Record r) => Counts(y, r) && Search(y, unknownCounts: false).Match(selector, r) is { Truth: not Truth.No } judged ? Placed(y, new(r, judged)) : null;

            bool Counts(Examination y, Record r) => (r.Id != trigger.Id || Gate) && target(r) && !notDoneBy.Any(n => Targets(n).All(t => t(r)) && Search(y, unknownCounts: true).Match(n, r).Truth == Truth.Yes);
        }
        return all;

        Meant Placed(Examination y, Meant m) => Gate || selector.AtAnyTime ? m : m with { Judged = m.Judged.And(Judged.Of(y.View.NotOnEarlierDay(y.Set.OccurredOf(m.Record), y.Set.OccurredOf(trigger)))) };
    }

    private Matching Search(Examination y, bool unknownCounts) => new(y, bound, y.Set.OccurredOf(trigger), unknownCounts) { Addressed = false };

    private IEnumerable<Func<Record, bool>> Targets(Selector selector)
    {
        List<Func<Record, bool>> targets = [.. selector.To.Select(to => (Func<Record, bool>)(e => Reaches(e, to))), .. selector.FromEach.Select(from => (Func<Record, bool>)(e => IsFrom(e, from)))];
        var answersTrigger = selector.Ties.Any(t => t is Tie.Answering a && bound.TryGetValue(a.Name, out var r) && r.Id == trigger.Id);
        if (targets.Count == 0 && answersTrigger && trigger.Kind.Step is not null && trigger.To.Count > 1)
            targets.AddRange(trigger.To.Select(leg => (Func<Record, bool>)(e => Reaches(e, leg))));
        return targets.Count == 0 ? [_ => true] : targets;
    }

    // What is sent reaches its receiver, though it answers something, as minutes do; a step that answers is the receiver's own.
    private bool Reaches(Record e, string to) => e.Of is null || (e.Kind.Step is null && e.To.Count > 0) ? e.To.Any(t => x.Is(t, to)) : IsFrom(e, to);

    private bool IsFrom(Record e, string agency) => x.Is(e.By, agency) || (e.Of is not null && e.From.Any(f => x.Is(f, agency) && !(x.Set.Has(e.Of) && x.Set[e.Of].From.Contains(f))));
}
