using Goldthread.Time;

namespace Goldthread.Records;

/// <summary>
/// What was known at a moment from a standpoint: each record is in it, not in it, or perhaps. Nothing escapes it.
/// </summary>
/// <param name="at">The moment, in minutes on the set's axis; what was known in that minute is in.</param>
/// <param name="agencies">The agencies whose records are looked at; null = all (the joined standpoint).</param>
/// <param name="assumed">A record taken as known here, and with it all that was surely known no later; null = none.</param>
/// <param name="horizon">Learns when what is looked at may come into view; null = nobody wants to know.</param>
public sealed class View(RecordSet set, long at, IReadOnlySet<string>? agencies = null, string? assumed = null, Horizon? horizon = null)
{
    public RecordSet Set => set;

    public long At => at;

    public Horizon Horizon { get; } = horizon ?? new(at);

    /// <summary>The same look with one record taken as known.</summary>
    public View Assuming(Record r) => new(set, at, agencies, r.Id, Horizon);

    public IReadOnlySet<string>? Agencies => agencies;

    public bool Includes(string agency) => agencies is null || agencies.Contains(agency);

    /// <summary>Is the record's statement in force here: known, not replaced, not withdrawn?</summary>
    public Truth Holds(Record r)
    {
        if (r.Emptied || r.Withdraws is not null || r.Standing == Standing.Withdrawn || !Includes(r.By)) return Truth.No;
        var truth = Seen(r);
        foreach (var replacer in set.Replacers(r))
            if (!replacer.Emptied) truth = truth.And(Seen(replacer).Not());
        return truth;
    }

    /// <summary>Is the statement in force, in this version or a corrected one? What names it means it in whatever version.</summary>
    public Truth Stands(Record r) => set.Replacers(r).Select(Holds).Append(Holds(r)).Max();

    public Truth Seen(Record r)
    {
        var known = set.Known(r);
        if (known.Hi <= at) return Truth.Yes;
        Horizon.Meets(known.Lo > at ? known.Lo : known.Hi);
        var truth = known.AtMost(at);
        return truth == Truth.CannotTell && assumed is not null && set.Moments.Difference(set.KnownOf(r), set.KnownOf(set[assumed])).Lo >= 0 ? Truth.Yes : truth;
    }

    /// <summary>Did a happen strictly before b?</summary>
    public Truth Before(Moment a, Moment b)
    {
        var later = set.Moments.Difference(a, b);
        return later.AtLeast(1);
    }

    /// <summary>Did a happen no later than b?</summary>
    public Truth NotAfter(Moment a, Moment b) => set.Moments.Difference(a, b).AtLeast(0);

    /// <summary>Did a happen on b's civil day or a later one?</summary>
    public Truth NotOnEarlierDay(Moment a, Moment b) => set.Moments.DayDifference(b, a).AtLeast(0);

    public Truth SameDay(Moment a, Moment b)
    {
        var days = set.Moments.DayDifference(a, b);
        return days.AtLeast(0).And(days.AtMost(0));
    }

    /// <summary>Does b lie within a period after a (a itself included)?</summary>
    public Truth WithinAfter(Moment a, Moment b, Period period) => NotAfter(a, b).And(NotLaterThan(a, b, period));

    /// <summary>Does b lie no later than a period after a? Days and weeks are counted in civil days.</summary>
    public Truth NotLaterThan(Moment a, Moment b, Period period)
    {
        if (period.Unit is PeriodUnit.Days or PeriodUnit.Weeks) return set.Moments.DayDifference(a, b).AtMost(period.Length.Lo / Span.Day);
        var apart = set.Moments.Difference(a, b);
        if (apart.Hi <= period.Length.Lo) return Truth.Yes;
        // More than the longest such period, and a day for its end, is surely too late.
        if (apart.Lo > period.Length.Hi + Span.Day) return Truth.No;
        var (from, to) = (set.Moments.At(a), set.Moments.At(b));
        var end = set.Reckoning.End(from, period, at);
        return to.Hi <= end.Lo ? Truth.Yes : to.Lo > end.Hi ? Truth.No : Truth.CannotTell;
    }
}
