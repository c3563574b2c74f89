using System.Globalization;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>What begins a safeguard: which records can be its bound record, and whether one of them does begin it in a view.</summary>
public static class Triggers
{
    /// <summary>The kinds of record that the trigger may be bound to.</summary>
    public static bool MayBind(Form form, Record r) => form switch
    {
        Form.Exists f => Any(f.Selector.Kinds, r) && (f.Selector.Planned is null || f.Selector.Planned == r.Planned),
        Form.Count f => Any(f.Selector.Kinds, r) && !r.Planned,
        Form.Differ f => Any(f.Selector.Kinds, r) && !r.Planned,
        Form.Silence f => !r.Planned && (Any(f.Selector.Kinds, r) || Any(f.While.Opens, r)),
        Form.Without f => Any(f.Episode.Opens, r) && !r.Planned,
        Form.Waits f => r.Kind.Name == f.Exchange.KindOf(f.At),
        Form.Reaches f => !r.Planned && (f.Gestation ? r.Kind.Name.StartsWith("pregnancy.", StringComparison.Ordinal) : Any(f.Of, r)),
        _ => false,
    };

    /// <summary>Does the form begin at this record?</summary>
    public static Judged Begins(Form form, Record r, Examination x, IReadOnlyList<string> needs)
    {
        var matching = Plain(x, null);
        return form switch
        {
            Form.Exists f => matching.Match(f.Selector, r),
            Form.Count f => new Counting(x, matching).Completes(f, r),
            Form.Differ f => new Counting(x, matching).Completes(f, r),
            Form.Silence f => Silence(f, r, x, needs),
            Form.Without f => Without(f, r, x, needs),
            Form.Waits f => Waits(f, r, x, needs),
            Form.Reaches f => Reaches(f, r, x),
            _ => throw new InvalidOperationException($"{form.GetType().Name} cannot begin a safeguard."),
        };
    }

    // From each such record (or the opening of the episode) until the next: a time without one, while the episode is open.
    private static Judged Silence(Form.Silence f, Record r, Examination x, IReadOnlyList<string> needs)
    {
        var at = x.Set.OccurredOf(r);
        var opens = f.While.Opens.Any(p => p.Matches(r.Kind.Name)) && !Any(f.Selector.Kinds, r);
        var here = opens
            ? Judged.Of(x.View.Holds(r), r.Id).And(Judged.Any(r.About.Select(p => x.Kinship.Is(p, Families.FamilyPath.TheChild, x.Child, at)))).And(x.Episodes.ClosedBy(f.While, r, null).Not() with { Evidence = [] })
            : Plain(x, null).Match(f.Selector, r).And(StillOpen(f.While, x));
        if (here.Truth == Truth.No || x.End(f.For, x.Set.Occurred(r)) is not { } end) return Judged.No;
        IEnumerable<Meant> Since(Examination y) => Plain(y, null).All(f.Selector).Where(m => m.Record.Id != r.Id)
            .Select(m => new Meant(m.Record, m.Judged.And(Judged.Of(y.View.Before(at, y.Set.OccurredOf(m.Record)).Or(opens ? y.View.SameDay(at, y.Set.OccurredOf(m.Record)) : Truth.No)))));
        return here.And(Unanswered(at, f.For, Since, x)).And(Heard(f.Selector, x, needs, end, r));
    }

    private static Judged StillOpen(Episode episode, Examination x) => Judged.Any(x.Episodes.Openings(episode).Select(o =>
        Judged.Of(x.View.Holds(o), o.Id).And(Judged.Any(o.About.Select(p => x.Kinship.Is(p, Families.FamilyPath.TheChild, x.Child, x.Set.OccurredOf(o))))).And(x.Episodes.ClosedBy(episode, o, null).Not() with { Evidence = [] })));

    private static Judged Without(Form.Without f, Record opening, Examination x, IReadOnlyList<string> needs)
    {
        var at = x.Set.OccurredOf(opening);
        var open = Judged.Of(x.View.Holds(opening), opening.Id).And(Judged.Any(opening.About.Select(p => x.Kinship.Is(p, f.About, x.Child, at))))
            .And(x.Episodes.ClosedBy(f.Episode, opening, null).Not() with { Evidence = [] });
        if (open.Truth == Truth.No || x.End(f.For, x.Set.Occurred(opening)) is not { } end) return Judged.No;
        IEnumerable<Meant> Had(Examination y) => Plain(y, at).All(f.Lacking).Select(m => new Meant(m.Record, m.Judged.And(Judged.Of(y.View.NotOnEarlierDay(y.Set.OccurredOf(m.Record), at)))));
        return open.And(Unanswered(at, f.For, Had, x)).And(Heard(f.Lacking, x, needs, end, opening));
    }

    // Each leg by itself: a receiver who has not answered, or a sender who has not sent.
    private static Judged Waits(Form.Waits f, Record sent, Examination x, IReadOnlyList<string> needs)
    {
        var at = x.Set.OccurredOf(sent);
        var here = Judged.Of(x.View.Holds(sent), sent.Id).And(Judged.Any(sent.About.Select(p => x.Kinship.Is(p, f.About, x.Child, at))));
        var legs = sent.To.Where(to => f.To.Count == 0 || f.To.Any(g => x.Setting.Agencies.Is(to, g))).ToList();
        if (here.Truth == Truth.No || (f.To.Count > 0 && legs.Count == 0)) return Judged.No;
        var steps = f.Until.Select(f.Exchange.KindOf).ToHashSet(StringComparer.Ordinal);
        bool Serves(Record a, string leg) => a.By == leg || a.From.Contains(leg) || (a.By == sent.By && a.To.Contains(leg));
        Judged Open(string? leg) => Unanswered(at, f.For, y => y.Set.Records.Where(a => steps.Contains(a.Kind.Name) && (leg is null || Serves(a, leg)) && Answers(a, sent, y) != Truth.No).Select(a => new Meant(a, Judged.Of(y.View.Holds(a).And(Answers(a, sent, y)), a.Id))), x);
        var open = legs.Count == 0 ? Open(null) : Judged.Any(legs.Select(Open));
        if (open.Truth == Truth.No || x.End(f.For, x.Set.Occurred(sent)) is not { } end) return Judged.No;
        var tellers = needs.Count > 0 ? needs : f.Exchange.IsSenders(f.Until[0]) ? [sent.By] : [.. legs.Distinct(StringComparer.Ordinal)];
        return here.And(open).And(x.Coverage.Heard(tellers, [.. steps.Select(s => x.Setting.Vocabulary.Kinds[s])], end.Hi, x.AreaOf(sent)));
    }

    /// <summary>
    /// Has a wait run out without an answer? An answer that was surely known within the wait settles it in every reading, even while it is only perhaps in view:
    /// a reading in which it is not yet known is one in which the wait has not run out.
    /// </summary>
    private static Judged Unanswered(Moment start, Wait wait, Func<Examination, IEnumerable<Meant>> answers, Examination x)
    {
        var from = x.Set.Moments.At(start);
        if (x.End(wait, from) is not { } end) return Judged.No;
        var found = answers(x).Where(a => a.Judged.Truth != Truth.No).ToList();
        if (x.PlainPeriod(wait, from) is { } period)
            foreach (var (record, judged) in found)
                if (x.View.NotLaterThan(start, x.Set.KnownOf(record), period) == Truth.Yes
                    && (judged.Truth == Truth.Yes || answers(x.Assuming(record)).Any(a => a.Record.Id == record.Id && a.Judged.Truth == Truth.Yes))) return Judged.No;
        return (Judged.Any(found.Select(a => a.Judged)).Not() with { Evidence = [] }).And(Judged.Of(x.Past(end)));
    }

    private static Truth Answers(Record a, Record sent, Examination x)
    {
        if (a.Of is not { } of || !x.Set.Has(of)) return Truth.No;
        var answered = x.Set[of];
        return x.Set.EventOf(answered) == x.Set.EventOf(sent) ? Truth.Yes : x.View.Stands(answered) is var held && held == Truth.No ? Truth.No : held.And(Answers(answered, sent, x));
    }

    private static Judged Reaches(Form.Reaches f, Record r, Examination x)
    {
        var at = x.Set.OccurredOf(r);
        var here = Judged.Of(x.View.Holds(r), r.Id).And(Judged.Any(r.About.Select(p => x.Kinship.Is(p, Families.FamilyPath.TheChild, x.Child, at))));
        if (here.Truth == Truth.No) return Judged.No;
        // A child is eight weeks old from the beginning of that day.
        if (!f.Gestation)
        {
            var end = x.Set.Reckoning.End(x.Set.Occurred(r), f.After, x.View.At);
            return here.And(Judged.Of(x.Past(new(end.Lo - Span.Day, end.Hi - Span.Day))));
        }
        var over = Judged.Any(x.Set.Records.Where(e => !e.Planned && e.Kind.Ends.Contains("pregnancy") && e.About.Contains(x.Child)).Select(e => Judged.Of(x.View.Holds(e), e.Id)));
        here = here.And(over.Not() with { Evidence = [] });
        if (!r.Fields.TryGetValue("weeks", out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)) return here.And(Judged.Unknown("gestation"));
        // A pregnancy said to be in its n-th completed week is up to six days further on.
        var days = (f.After.Length.Lo / Span.Day) - (weeks * 7);
        var (lo, hi) = (x.Set.Occurred(r).Lo + ((days - 6) * Span.Day), x.Set.Occurred(r).Hi + (days * Span.Day));
        return here.And(Judged.Of(x.Past(new(lo - 1, hi - 1))));
    }

    private static Judged Heard(Selector selector, Examination x, IReadOnlyList<string> needs, Span end, Record bound) =>
        x.Coverage.Heard(selector.From.Count > 0 ? selector.From : needs, x.Setting.Vocabulary.Matching(selector.Kinds), end.Hi, x.AreaOf(bound));

    private static Matching Plain(Examination x, Moment? pathMoment) => new(x, new Dictionary<string, Record>(), pathMoment);

    private static bool Any(IReadOnlyList<KindPattern> patterns, Record r) => patterns.Any(p => p.Matches(r.Kind.Name));
}
