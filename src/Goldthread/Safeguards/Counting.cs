using System.Collections.Immutable;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Counts of events and differences between agencies: true when one fixed set of records satisfies all conditions in every reading.</summary>
/// <param name="anyOrder">True to ask whether a record may complete a count in some reading; false where one order stands for all of them.</param>
public sealed class Counting(Examination examination, Matching matching, bool anyOrder = false)
{
    private RecordSet Set => examination.Set;

    private View View => examination.View;

    /// <summary>Does this record complete the count: together with enough others, each known no later?</summary>
    public Judged Completes(Form.Count f, Record last)
    {
        var own = matching.Match(f.Selector, last);
        return own.Truth == Truth.No ? Judged.No : Extend([last], own, f.AtLeast, Earlier(f.Selector, last), (chosen, next) => Compatible(f, chosen, next, last),
            chosen => chosen.Select(r => r.Teller).Distinct(StringComparer.Ordinal).Count() >= f.Tellers ? Judged.Yes : Judged.No);
    }

    /// <summary>Does this record complete a difference between so many agencies, or what is said of so many parents?</summary>
    public Judged Completes(Form.Differ f, Record last)
    {
        var own = matching.Match(f.Selector, last);
        return own.Truth == Truth.No ? Judged.No : Extend([last], own, f.Between, Earlier(f.Selector, last),
            (chosen, next) => Judged.All(chosen.Select(c => (f.Parents ? OfTwoParents(c, next) : c.By == next.By ? Judged.No : Judged.Yes).And(Near(c, next, f.Within)))),
            chosen => Differing(chosen, f.Field));
    }

    private Judged OfTwoParents(Record a, Record b) => Judged.Any(
        from p in a.About
        from q in b.About
        where p != q
        select examination.Kinship.Is(p, Families.FamilyPath.Parent, examination.Child, Set.OccurredOf(a)).And(examination.Kinship.Is(q, Families.FamilyPath.Parent, examination.Child, Set.OccurredOf(b))));

    private static Judged Differing(ImmutableList<Record> chosen, string field)
    {
        var said = chosen.Where(r => r.Fields.TryGetValue(field, out var v) && v != FieldType.Unknown).ToList();
        if (said.Select(r => r.Fields[field]).Distinct(StringComparer.Ordinal).Count() > 1) return Judged.Yes;
        return said.Count == chosen.Count ? Judged.No : Judged.Unknown($"{field} of {chosen.Except(said).First().Id}");
    }

    private List<Meant> Earlier(Selector selector, Record last) => [.. matching.All(selector).Where(m => m.Record.Id != last.Id && (anyOrder ? Set.FirstKnown(m.Record).Lo <= Set.FirstKnown(last).Hi : Set.Order(m.Record, last) < 0))];

    internal static Judged Extend(ImmutableList<Record> chosen, Judged sofar, int size, IReadOnlyList<Meant> rest,
        Func<ImmutableList<Record>, Record, Judged> compatible, Func<ImmutableList<Record>, Judged> enough)
    {
        if (chosen.Count == size) return sofar.And(enough(chosen));
        var best = Judged.No;
        for (var i = 0; i < rest.Count; i++)
        {
            var next = sofar.And(rest[i].Judged).And(compatible(chosen, rest[i].Record));
            if (next.Truth != Truth.No) best = best.Or(Extend(chosen.Add(rest[i].Record), next, size, [.. rest.Skip(i + 1)], compatible, enough));
        }
        return best;
    }

    private Judged Compatible(Form.Count f, ImmutableList<Record> chosen, Record next, Record last)
    {
        var apart = Judged.All(chosen.Select(c => Distinct(c, next).And(Near(c, next, f.Within)).And(f.DifferentDays ? Judged.Of(View.SameDay(Set.OccurredOf(c), Set.OccurredOf(next)).Not()) : Judged.Yes)));
        // Re-armed by "since": nothing before such a record counts towards what comes after it.
        var rearmed = Set.OfKinds(f.Since).Where(d => !d.Planned).Select(d =>
            Judged.Of(View.Holds(d).And(View.Before(Set.OccurredOf(next), Set.OccurredOf(d))).And(View.NotAfter(Set.OccurredOf(d), Set.OccurredOf(last))).Not()));
        return apart.And(Judged.All(rearmed));
    }

    // Two records of one event are one; so are two of one kind and site on one day.
    private Judged Distinct(Record a, Record b)
    {
        if (Set.EventOf(a) == Set.EventOf(b)) return Judged.No;
        if (a.Kind.Name != b.Kind.Name) return Judged.Yes;
        var otherDay = Judged.Of(View.SameDay(Set.OccurredOf(a), Set.OccurredOf(b)).Not());
        if (!a.Kind.Fields.ContainsKey("site")) return otherDay;
        var (x, y) = (SiteOf(a), SiteOf(b));
        if (x is null || y is null) return otherDay.Or(Judged.Unknown($"site of {(x is null ? a : b).Id}"));
        return x != y ? Judged.Yes : otherDay;
    }

    private static string? SiteOf(Record r) => r.Fields.TryGetValue("site", out var site) && site != FieldType.Unknown ? site : null;

    private Judged Near(Record a, Record b, Period? within)
    {
        if (within is not { } period) return Judged.Yes;
        var (x, y) = (Set.OccurredOf(a), Set.OccurredOf(b));
        return Judged.Of(View.NotLaterThan(x, y, period).And(View.NotLaterThan(y, x, period)));
    }
}
