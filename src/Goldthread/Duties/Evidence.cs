using System.Collections.Immutable;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;

namespace Goldthread.Duties;

/// <summary>What shows that a duty was done.</summary>
/// <param name="Done">Surely done, as far as the dates tell; what nobody said does not count.</param>
/// <param name="Perhaps">The same, counting what may be meant: more than <paramref name="Done"/> only where somebody must confirm.</param>
/// <param name="InTime">Done, and within the deadline.</param>
/// <param name="ToldInTime">Done, in time, and known in time.</param>
public sealed record Evidence(Judged Done, Judged Perhaps, Truth InTime, Truth ToldInTime)
{
    /// <param name="inTime">Was a record's occurrence within the deadline?</param>
    /// <param name="knownInTime">Was a record known by the deadline?</param>
    public static Evidence For(IReadOnlyList<Selector> doneBy, IReadOnlyList<Selector> notDoneBy, Examination x, IReadOnlyDictionary<string, Record> bound, Record trigger,
        Func<Record, Truth> inTime, Func<Record, Truth> knownInTime, bool afterTrigger)
    {
        var (done, perhaps, timely, told) = (Judged.No, Judged.No, Truth.No, Truth.No);
        foreach (var selector in doneBy)
        {
            var sure = new Matching(x, bound, x.Set.OccurredOf(trigger), unknownCounts: false);
            var maybe = new Matching(x, bound, x.Set.OccurredOf(trigger));
            var (d, p, t, k) = (Judged.Yes, Judged.Yes, Truth.Yes, Truth.Yes);
            foreach (var target in Targets(selector))
            {
                bool Fits(Record e) => e.Id != trigger.Id && target(e, x) && !notDoneBy.Any(n => n.Kinds.Any(kind => kind.Matches(e.Kind.Name)) && sure.Match(n, e).Truth == Truth.Yes);
                Judged After(Record e) => afterTrigger && !selector.AtAnyTime ? Judged.Of(x.View.NotOnEarlierDay(x.Set.OccurredOf(e), x.Set.OccurredOf(trigger))) : Judged.Yes;
                var found = sure.All(selector).Where(m => Fits(m.Record)).Select(m => (m.Record, Judged: m.Judged.And(After(m.Record)))).ToList();
                d = d.And(Judged.Any(found.Select(m => m.Judged)));
                p = p.And(Judged.Any(maybe.All(selector).Where(m => Fits(m.Record)).Select(m => m.Judged.And(After(m.Record)))));
                t = t.And(found.Select(m => m.Judged.Truth.And(inTime(m.Record))).DefaultIfEmpty().Max());
                k = k.And(found.Select(m => m.Judged.Truth.And(inTime(m.Record)).And(knownInTime(m.Record))).DefaultIfEmpty().Max());
            }
            (done, perhaps, timely, told) = (done.Or(d), perhaps.Or(p), timely.Or(t), told.Or(k));
        }
        return new(done, perhaps, timely, told);
    }

    /// <summary>Does something that may answer the duty wait for somebody to say so?</summary>
    public bool ToConfirm => Done.Truth == Truth.No && Perhaps.Truth != Truth.No;

    public ImmutableSortedSet<string> Records => Done.Truth != Truth.No ? Done.Evidence : Perhaps.Evidence;

    // "to" and "from each" ask for one record each.
    private static IEnumerable<Func<Record, Examination, bool>> Targets(Selector selector)
    {
        if (selector.To.Count == 0 && selector.FromEach.Count == 0) return [(_, _) => true];
        return selector.To.Select(to => (Func<Record, Examination, bool>)((e, x) => Reaches(e, to, x)))
            .Concat(selector.FromEach.Select(from => (Func<Record, Examination, bool>)((e, x) => x.Setting.Agencies.Is(e.By, from) || e.From.Any(f => x.Setting.Agencies.Is(f, from)))));
    }

    // A step reaches its receiver, or is the receiver's own answer to what it was sent.
    private static bool Reaches(Record e, string to, Examination x) =>
        e.Of is null ? e.To.Any(t => x.Setting.Agencies.Is(t, to)) : x.Setting.Agencies.Is(e.By, to) || e.From.Any(f => x.Setting.Agencies.Is(f, to));
}
