using System.Collections.Immutable;
using System.Globalization;
using Goldthread.Growth;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Safeguards;

/// <summary>Records that mean something by their order: sequences, trends, an attribute that moves, services that end. Each is completed by the last of them to occur.</summary>
/// <param name="needs">Who would have told of what must not stand between.</param>
public sealed class Chains(Examination examination, Matching matching, IReadOnlyList<string> needs)
{
    private RecordSet Set => examination.Set;

    private View View => examination.View;

    public Judged Completes(Form.Sequence f, Record last)
    {
        var own = matching.Match(f.Steps[^1], last);
        if (own.Truth == Truth.No) return Judged.No;
        return Back(own, [last]);

        // From the last step to the first: each before the one that follows it.
        Judged Back(Judged sofar, ImmutableList<Record> chosen)
        {
            if (chosen.Count == f.Steps.Count) return sofar.And(f.NoneBetween is { } none ? NoneBetween(none, chosen[^1], last) : Judged.Yes);
            return Judged.Any(matching.All(f.Steps[^(chosen.Count + 1)]).Where(m => !chosen.Exists(c => Set.EventOf(c) == Set.EventOf(m.Record))).Select(m =>
            {
                var next = sofar.And(m.Judged).And(Judged.Of(View.Before(At(m.Record), At(chosen[^1])))).And(Within(m.Record, last, f.Within));
                return next.Truth == Truth.No ? Judged.No : Back(next, chosen.Add(m.Record));
            }));
        }
    }

    public Judged Completes(Form.Trend f, Record last)
    {
        var own = matching.Match(f.Selector, last);
        if (own.Truth == Truth.No) return Judged.No;
        var earlier = matching.All(f.Selector).Where(m => m.Record.Id != last.Id)
            .Select(m => new Meant(m.Record, m.Judged.And(Judged.Of(View.Before(At(m.Record), At(last)))).And(Within(m.Record, last, f.Within)))).Where(m => m.Judged.Truth != Truth.No).ToList();
        return f.Movement switch
        {
            Movement.By by => own.And(Judged.Any(earlier.Select(e => e.Judged.And(by.FromBirth ? NoEarlier(f.Selector, e.Record) : Judged.Yes).And(Moved(f.Field, by, e.Record, last))))),
            Movement.NoBetter { Readings: var n } m => Counting.Extend([last], own, n, earlier, (_, next) => NoBetter(f.Field, m, next, last), chosen => NoneLeftOut(f.Selector, chosen)),
            _ => Judged.No,
        };
    }

    public Judged Completes(Form.Moved f, Record last)
    {
        if (last.Kind.Name != f.Attribute.Kind) return Judged.No;
        var said = new Selector { Kinds = [new(f.Attribute.Kind)], About = f.About };
        var own = matching.Match(said, last);
        if (own.Truth == Truth.No) return Judged.No;
        var others = matching.All(said).Where(m => m.Record.Id != last.Id && m.Record.About.Intersect(last.About).Any(Set.People.ContainsKey)).ToList();
        return own.And(Judged.Any(others.Select(e => e.Judged.And(Judged.Of(View.Before(At(e.Record), At(last)))).And(Stepped(f, e.Record, last))
            .And(Judged.Any(others.Where(b => b.Record.Id != e.Record.Id).Select(b => b.Judged.And(Between(e.Record, b.Record, last)))).Not() with { Evidence = [] }))));
    }

    public Judged Completes(Form.Fewer f, Record last)
    {
        var own = matching.Match(f.Selector, last);
        var others = matching.All(f.Selector).Where(m => m.Record.Id != last.Id).Select(m => new Meant(m.Record, m.Judged.And(Judged.Of(View.NotAfter(At(m.Record), At(last)))).And(Within(m.Record, last, f.Within)))).ToList();
        return own.Truth == Truth.No ? Judged.No
            : Counting.Extend([last], own, f.By, others, (chosen, next) => chosen.Exists(c => Service(c) == Service(next)) ? Judged.No : Judged.Yes, _ => Judged.Yes);
    }

    private Moment At(Record r) => Set.OccurredOf(r);

    private Judged Within(Record first, Record last, Period? within) => within is { } period ? Judged.Of(View.NotLaterThan(At(first), At(last), period)) : Judged.Yes;

    private Judged Between(Record first, Record middle, Record last) => Judged.Of(View.Before(At(first), At(middle)).And(View.Before(At(middle), At(last))));

    private Judged NoneBetween(Selector none, Record first, Record last)
    {
        var some = Judged.Any(matching.All(none).Select(m => m.Judged.And(Judged.Of(View.NotAfter(At(first), At(m.Record)).And(View.NotAfter(At(m.Record), At(last)))))));
        var heard = examination.Coverage.Heard(examination.Meant(none.From.Count > 0 ? none.From : needs), examination.Setting.Vocabulary.Matching(none.Kinds), Set.Occurred(last).Hi, examination.AreaOf(last));
        return (some.Not() with { Evidence = [] }).And(heard);
    }

    private Judged NoEarlier(Selector readings, Record first) =>
        Judged.Any(matching.All(readings).Where(m => m.Record.Id != first.Id).Select(m => m.Judged.And(Judged.Of(View.Before(At(m.Record), At(first)))))).Not() with { Evidence = [] };

    // No other reading lies among those chosen: they follow one another.
    private Judged NoneLeftOut(Selector readings, ImmutableList<Record> chosen) => Judged.Any(matching.All(readings).Where(m => !chosen.Exists(c => c.Id == m.Record.Id))
        .Select(m => m.Judged.And(Judged.Any(chosen.Select(c => Between(c, m.Record, chosen[0])))))).Not() with
    { Evidence = [] };

    private static Judged Moved(string field, Movement.By by, Record first, Record last)
    {
        if (Number(first, field) is not { } from) return Judged.Unknown($"{field} of {first.Id}");
        if (Number(last, field) is not { } to) return Judged.Unknown($"{field} of {last.Id}");
        var change = by.Centiles ? CentileSpace.Of(to) - CentileSpace.Of(from) : to - from;
        return Judged.Of(TruthLogic.Of(by.Up ? change >= by.Amount : -change >= by.Amount));
    }

    private static Judged NoBetter(string field, Movement.NoBetter m, Record first, Record last)
    {
        if (Number(first, field) is not { } from) return Judged.Unknown($"{field} of {first.Id}");
        if (Number(last, field) is not { } to) return Judged.Unknown($"{field} of {last.Id}");
        return Judged.Of(TruthLogic.Of(m.LowerIsBetter ? to >= from : to <= from));
    }

    private static Judged Stepped(Form.Moved f, Record first, Record last)
    {
        if (Rung(f, first) is not { } from) return Judged.Unknown($"{f.Attribute.Field} of {first.Id}");
        if (Rung(f, last) is not { } to) return Judged.Unknown($"{f.Attribute.Field} of {last.Id}");
        return Judged.Of(TruthLogic.Of(f.Up ? to > from : to < from));
    }

    private static int? Rung(Form.Moved f, Record r) => r.Fields.TryGetValue(f.Attribute.Field, out var value) && r.Kind.Fields[f.Attribute.Field].Codes.ToList().IndexOf(value) is >= 0 and var rung ? rung : null;

    private static (string, string?) Service(Record r) => (r.By, r.Fields.GetValueOrDefault("service"));

    private static decimal? Number(Record r, string field) =>
        r.Fields.TryGetValue(field, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
