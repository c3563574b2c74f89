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
        Form.Sequence f => Any(f.Steps[^1].Kinds, r) && !r.Planned,
        Form.Trend f => Any(f.Selector.Kinds, r) && !r.Planned,
        Form.Moved f => r.Kind.Name == f.Attribute.Kind && !r.Planned,
        Form.Fewer f => Any(f.Selector.Kinds, r) && !r.Planned,
        Form.Open f => Any(f.Episode.Opens, r) && !r.Planned,
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
            Form.Sequence f => new Chains(x, matching, needs).Completes(f, r),
            Form.Trend f => new Chains(x, matching, needs).Completes(f, r),
            Form.Moved f => new Chains(x, matching, needs).Completes(f, r),
            Form.Fewer f => new Chains(x, matching, needs).Completes(f, r),
            Form.Open f => Opened(f, r, x),
            Form.Silence f => new Waiting(x, needs).RunsOut(f, r),
            Form.Without f => new Waiting(x, needs).RunsOut(f, r),
            Form.Waits f => new Waiting(x, needs).RunsOut(f, r),
            Form.Reaches f => Reaches(f, r, x),
            _ => throw new InvalidOperationException($"{form.GetType().Name} cannot begin a safeguard."),
        };
    }

    private static Judged Opened(Form.Open f, Record opening, Examination x)
    {
        if (f.From.Count > 0 && !f.From.Any(g => x.Is(opening.By, g))) return Judged.No;
        var at = x.Set.OccurredOf(opening);
        return Judged.Of(x.View.Holds(opening), opening.Id).And(Judged.Any(opening.About.Select(p => x.Kinship.Is(p, f.About, x.Child, at))))
            .And(x.Episodes.ClosedBy(f.Episode, opening, null).Not() with { Evidence = [] });
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

    private static Matching Plain(Examination x, Moment? pathMoment) => new(x, new Dictionary<string, Record>(), pathMoment);

    private static bool Any(IReadOnlyList<KindPattern> patterns, Record r) => patterns.Any(p => p.Matches(r.Kind.Name));
}
