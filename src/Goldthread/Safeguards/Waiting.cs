using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>The conditions that run out: an absence, an open episode without something, an exchange that waits.</summary>
/// <param name="needs">Who would have told of an answer; empty = whoever sends its kind.</param>
public sealed class Waiting(Examination x, IReadOnlyList<string> needs)
{
    // What is waited for: since when, how long, and what would answer each leg of it.
    private sealed record Wanted(Judged Here, Moment Since, Wait For, IReadOnlyList<Func<Examination, IEnumerable<Meant>>> Legs, Func<Span, Judged> Heard);

    /// <summary>Has it run out at this record, unanswered by then? An answer that comes after leaves it run out: what is then done is done late.</summary>
    public Judged RunsOut(Form form, Record r) => WantedBy(form, r) is { Here.Truth: not Truth.No } w && x.End(w.For, x.Set.Occurred(r)) is { } end
        && Judged.Any(w.Legs.Select(leg => Unanswered(w.Since, w.For, leg))) is { Truth: not Truth.No } open ? w.Here.And(open).And(w.Heard(end)) : Judged.No;

    /// <summary>Has it been answered meanwhile, in time or late? No for every other form.</summary>
    public Judged Answered(Form form, Record r) => WantedBy(form, r) is { } w ? Judged.All(w.Legs.Select(leg => Judged.Any(leg(x).Select(a => a.Judged)))) : Judged.No;

    private Wanted? WantedBy(Form form, Record r) => form switch
    {
        Form.Silence f => Silence(f, r),
        Form.Without f => Without(f, r),
        Form.Waits f => Waits(f, r),
        _ => null,
    };

    // From each such record (or the opening of the episode) until the next: a time without one, while the episode is open.
    private Wanted Silence(Form.Silence f, Record r)
    {
        var at = x.Set.OccurredOf(r);
        var opens = f.While.Opens.Any(p => p.Matches(r.Kind.Name)) && !f.Selector.Kinds.Any(p => p.Matches(r.Kind.Name));
        var here = opens ? Opened(f.While, FamilyPath.TheChild, r) : Plain(x, null).Match(f.Selector, r).And(Judged.Any(x.Episodes.Openings(f.While).Select(o => Opened(f.While, FamilyPath.TheChild, o))));
        IEnumerable<Meant> Since(Examination y) => Plain(y, null).All(f.Selector).Where(m => m.Record.Id != r.Id)
            .Select(m => new Meant(m.Record, m.Judged.And(Judged.Of(y.View.Before(at, y.Set.OccurredOf(m.Record)).Or(opens ? y.View.SameDay(at, y.Set.OccurredOf(m.Record)) : Truth.No)))));
        return new(here, at, f.For, [Since], end => Heard(f.Selector, end, r));
    }

    private Wanted Without(Form.Without f, Record opening)
    {
        var at = x.Set.OccurredOf(opening);
        IEnumerable<Meant> Had(Examination y) => Plain(y, at).All(f.Lacking).Select(m => new Meant(m.Record, m.Judged.And(Judged.Of(y.View.NotOnEarlierDay(y.Set.OccurredOf(m.Record), at)))));
        return new(Opened(f.Episode, f.About, opening), at, f.For, [Had], end => Heard(f.Lacking, end, opening));
    }

    // Each leg by itself: a receiver who has not answered, or a sender who has not sent.
    private Wanted? Waits(Form.Waits f, Record sent)
    {
        var at = x.Set.OccurredOf(sent);
        var legs = sent.To.Where(to => f.To.Count == 0 || f.To.Any(g => x.Is(to, g))).Distinct(StringComparer.Ordinal).ToList();
        if (f.To.Count > 0 && legs.Count == 0) return null;
        var here = Judged.Of(x.View.Holds(sent), sent.Id).And(Judged.Any(sent.About.Select(p => x.Kinship.Is(p, f.About, x.Child, at))));
        var steps = f.Until.Select(f.Exchange.KindOf).ToHashSet(StringComparer.Ordinal);
        bool Serves(Record a, string leg) => a.By == leg || a.From.Contains(leg) || (a.By == sent.By && a.To.Contains(leg));
        IEnumerable<Meant> Given(Examination y, string? leg) => y.Set.Records.Where(a => steps.Contains(a.Kind.Name) && (leg is null || Serves(a, leg)) && Answers(a, sent, y) != Truth.No)
            .Select(a => new Meant(a, Judged.Of(y.View.Holds(a).And(Answers(a, sent, y)), a.Id)));
        var tellers = needs.Count > 0 ? x.Meant(needs) : f.Exchange.IsSenders(f.Until[0]) ? [sent.By] : legs;
        return new(here, at, f.For, legs.Count == 0 ? [y => Given(y, null)] : [.. legs.Select(leg => (Func<Examination, IEnumerable<Meant>>)(y => Given(y, leg)))],
            end => x.Coverage.Heard(tellers, [.. steps.Select(s => x.Setting.Vocabulary.Kinds[s])], end.Hi, x.AreaOf(sent)));
    }

    private Judged Opened(Episode episode, FamilyPath about, Record opening) => Judged.Of(x.View.Holds(opening), opening.Id)
        .And(Judged.Any(opening.About.Select(p => x.Kinship.Is(p, about, x.Child, x.Set.OccurredOf(opening)))))
        .And(x.Episodes.ClosedBy(episode, opening, null).Not() with { Evidence = [] });

    // An answer that was surely known within the wait settles it in every reading, even while it is only perhaps in view:
    // a reading in which it is not yet known is one in which the wait has not run out.
    private Judged Unanswered(Moment start, Wait wait, Func<Examination, IEnumerable<Meant>> answers)
    {
        var from = x.Set.Moments.At(start);
        if (x.End(wait, from) is not { } end) return Judged.No;
        var found = answers(x).Where(a => a.Judged.Truth != Truth.No).ToList();
        var period = x.PlainPeriod(wait, from);
        if (period is { } plain)
            foreach (var (record, judged) in found)
                if (x.View.NotLaterThan(start, x.Set.KnownOf(record), plain) == Truth.Yes
                    && (judged.Truth == Truth.Yes || answers(x.Assuming(record)).Any(a => a.Record.Id == record.Id && a.Judged.Truth == Truth.Yes))) return Judged.No;
        return (Judged.Any(found.Select(a => a.Judged.And(Judged.Of(InTime(a.Record))))).Not() with { Evidence = [] }).And(Judged.Of(x.Past(end)));

        Truth InTime(Record answer)
        {
            var at = x.Set.Occurred(answer);
            var bySpans = at.Hi <= end.Lo ? Truth.Yes : at.Lo > end.Hi ? Truth.No : Truth.CannotTell;
            return bySpans == Truth.CannotTell && period is { } p ? x.View.NotLaterThan(start, x.Set.OccurredOf(answer), p) : bySpans;
        }
    }

    private static Truth Answers(Record a, Record sent, Examination x)
    {
        if (a.Of is not { } of || !x.Set.Has(of)) return Truth.No;
        var answered = x.Set[of];
        return x.Set.EventOf(answered) == x.Set.EventOf(sent) ? Truth.Yes : x.View.Stands(answered) is var held && held == Truth.No ? Truth.No : held.And(Answers(answered, sent, x));
    }

    private Judged Heard(Selector selector, Span end, Record bound) =>
        x.Coverage.Heard(x.Meant(selector.From.Count > 0 ? selector.From : needs), x.Setting.Vocabulary.Matching(selector.Kinds), end.Hi, x.AreaOf(bound));

    private static Matching Plain(Examination x, Moment? pathMoment) => new(x, new Dictionary<string, Record>(), pathMoment);
}
