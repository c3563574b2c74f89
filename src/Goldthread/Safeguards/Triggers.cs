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
        var matching = new Matching(x, new Dictionary<string, Record>(), null);
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
        var matching = new Matching(x, new Dictionary<string, Record>(), null);
        var at = x.Set.OccurredOf(r);
        var opens = f.While.Opens.Any(p => p.Matches(r.Kind.Name)) && !Any(f.Selector.Kinds, r);
        var here = opens
            ? Judged.Of(x.View.Holds(r), r.Id).And(Judged.Any(r.About.Select(p => x.Kinship.Is(p, Families.FamilyPath.TheChild, x.Child, at)))).And(x.Episodes.ClosedBy(f.While, r, null).Not() with { Evidence = [] })
            : matching.Match(f.Selector, r).And(StillOpen(f.While, x));
        if (here.Truth == Truth.No || x.End(f.For, x.Set.Occurred(r)) is not { } end) return Judged.No;
        var since = Judged.Any(matching.All(f.Selector).Where(m => m.Record.Id != r.Id).Select(m => m.Judged.And(Judged.Of(x.View.Before(at, x.Set.OccurredOf(m.Record)).Or(opens ? x.View.SameDay(at, x.Set.OccurredOf(m.Record)) : Truth.No)))));
        return here.And(since.Not() with { Evidence = [] }).And(Judged.Of(x.Past(end))).And(Heard(f.Selector, x, needs, end));
    }

    private static Judged StillOpen(Episode episode, Examination x) => Judged.Any(x.Episodes.Openings(episode).Select(o =>
        Judged.Of(x.View.Holds(o), o.Id).And(Judged.Any(o.About.Select(p => x.Kinship.Is(p, Families.FamilyPath.TheChild, x.Child, x.Set.OccurredOf(o))))).And(x.Episodes.ClosedBy(episode, o, null).Not() with { Evidence = [] })));

    private static Judged Without(Form.Without f, Record opening, Examination x, IReadOnlyList<string> needs)
    {
        var at = x.Set.OccurredOf(opening);
        var open = Judged.Of(x.View.Holds(opening), opening.Id).And(Judged.Any(opening.About.Select(p => x.Kinship.Is(p, f.About, x.Child, at))))
            .And(x.Episodes.ClosedBy(f.Episode, opening, null).Not() with { Evidence = [] });
        if (open.Truth == Truth.No || x.End(f.For, x.Set.Occurred(opening)) is not { } end) return Judged.No;
        var matching = new Matching(x, new Dictionary<string, Record>(), at);
        var had = Judged.Any(matching.All(f.Lacking).Select(m => m.Judged.And(Judged.Of(x.View.NotOnEarlierDay(x.Set.OccurredOf(m.Record), at)))));
        return open.And(had.Not() with { Evidence = [] }).And(Judged.Of(x.Past(end))).And(Heard(f.Lacking, x, needs, end));
    }

    // Each leg by itself: a receiver who has not taken the next step.
    private static Judged Waits(Form.Waits f, Record sent, Examination x, IReadOnlyList<string> needs)
    {
        var at = x.Set.OccurredOf(sent);
        var here = Judged.Of(x.View.Holds(sent), sent.Id).And(Judged.Any(sent.About.Select(p => x.Kinship.Is(p, f.About, x.Child, at))));
        var legs = sent.To.Where(to => f.To.Count == 0 || f.To.Any(g => x.Setting.Agencies.Is(to, g))).ToList();
        if (here.Truth == Truth.No || (f.To.Count > 0 && legs.Count == 0) || x.End(f.For, x.Set.Occurred(sent)) is not { } end) return Judged.No;
        var steps = f.Until.Select(f.Exchange.KindOf).ToHashSet(StringComparer.Ordinal);
        Judged Taken(string? by) => Judged.Any(x.Set.Records.Where(a => steps.Contains(a.Kind.Name) && (by is null || a.By == by || a.From.Contains(by)) && Answers(a, sent, x.Set)).Select(a => Judged.Of(x.View.Holds(a), a.Id)));
        var open = legs.Count == 0 ? Taken(null).Not() : Judged.Any(legs.Select(leg => Taken(leg).Not()));
        var tellers = needs.Count > 0 ? needs : legs.Select(l => x.Setting.Agencies[l]?.Kind).OfType<string>().Distinct().ToList();
        return here.And(open with { Evidence = [] }).And(Judged.Of(x.Past(end))).And(x.Coverage.Heard(tellers, [.. steps.Select(s => x.Setting.Vocabulary.Kinds[s])], end.Hi));
    }

    private static bool Answers(Record a, Record sent, RecordSet set) =>
        a.Of is { } of && set.Has(of) && (set.EventOf(set[of]) == set.EventOf(sent) || Answers(set[of], sent, set));

    private static Judged Reaches(Form.Reaches f, Record r, Examination x)
    {
        var at = x.Set.OccurredOf(r);
        var here = Judged.Of(x.View.Holds(r), r.Id).And(Judged.Any(r.About.Select(p => x.Kinship.Is(p, Families.FamilyPath.TheChild, x.Child, at))));
        if (here.Truth == Truth.No) return Judged.No;
        if (!f.Gestation) return here.And(Judged.Of(x.Past(x.Set.Reckoning.End(x.Set.Occurred(r), f.After, x.View.At))));
        if (!r.Fields.TryGetValue("gestation weeks", out var text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var weeks)) return here.And(Judged.Unknown("gestation"));
        // A pregnancy said to be in its n-th completed week is up to six days further on.
        var days = (f.After.Length.Lo / Span.Day) - (weeks * 7);
        var (lo, hi) = (x.Set.Occurred(r).Lo + ((days - 6) * Span.Day), x.Set.Occurred(r).Hi + (days * Span.Day));
        return here.And(Judged.Of(x.Past(new(lo - 1, hi - 1))));
    }

    private static Judged Heard(Selector selector, Examination x, IReadOnlyList<string> needs, Span end) =>
        x.Coverage.Heard(selector.From.Count > 0 ? selector.From : needs, [.. x.Setting.Vocabulary.Matching(selector.Kinds)], end.Hi);

    private static bool Any(IReadOnlyList<KindPattern> patterns, Record r) => patterns.Any(p => p.Matches(r.Kind.Name));
}
