using Goldthread.Families;
using Goldthread.Properties.Invented;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Time;
using Goldthread.Timescales;

namespace Goldthread.Properties.Tales;

/// <summary>What a safeguard reads: the records that a story about it should hold, the periods it counts in, and where an absence matters.</summary>
public sealed class Ingredients
{
    private readonly List<Wanted> wanted = [];
    private readonly List<Period> periods = [];

    private static readonly Vocabulary Vocabulary = Pack.Catalogue.Vocabulary;
    private static readonly TimescaleList Timescales = Pack.Catalogue.Timescales;

    private Ingredients(Safeguard g)
    {
        Walk(g.When[0].Form, Part.Trigger);
        foreach (var clause in g.When.Skip(1)) Walk(clause.Form, Part.Guard);
        foreach (var form in g.AppliesTo.Concat(g.OnlyIf)) Walk(form, Part.Guard);
        foreach (var form in g.Unless) Walk(form, Part.Against);
        foreach (var gate in g.Gates) Add(gate, Part.Evidence);
        foreach (var duty in g.Then)
        {
            foreach (var selector in duty.DoneBy.Concat(duty.NotDoneBy)) Add(selector, Part.Evidence);
            if (duty.OrReason.Count > 0) Add(new() { Kinds = duty.OrReason }, Part.Evidence);
            foreach (var clock in duty.Clocks) Count(new Wait(null, clock));
        }
        Agencies = [.. g.Needs.Concat(wanted.SelectMany(w => w.Selector.From.Concat(w.Selector.FromEach).Concat(w.Selector.To).Concat(w.Selector.WithAgencies))).SelectMany(Pack.Catalogue.Routes.Expand).Where(Vocabulary.AgencyKinds.ContainsKey).Distinct()];
    }

    public static Ingredients Of(Safeguard g) => new(g);

    public IReadOnlyList<Wanted> Records => wanted;

    /// <summary>Every period that it compares with, those of its clocks included.</summary>
    public IReadOnlyList<Period> Periods => periods;

    /// <summary>Kinds of agency that it names.</summary>
    public IReadOnlyList<string> Agencies { get; }

    private void Walk(Form form, Part part)
    {
        switch (form)
        {
            case Form.Exists f: Add(f.Selector, part); break;
            case Form.Count f:
                for (var i = 0; i < f.AtLeast; i++) Add(f.Selector, part);
                Add(new() { Kinds = f.Since }, Part.Against);
                Count(f.Within);
                break;
            case Form.Differ f: Add(f.Selector, part); Add(f.Selector, part); Count(f.Within); break;
            case Form.Sequence f:
                foreach (var step in f.Steps) Add(step, part);
                if (f.NoneBetween is { } without) Add(without, Part.Against);
                Count(f.Within);
                break;
            case Form.Trend f:
                for (var i = 0; i < (f.Movement is Movement.NoBetter n ? n.Readings : 2); i++) Add(f.Selector, part);
                Count(f.Within);
                break;
            case Form.Moved f:
                for (var i = 0; i < 2; i++) Add(new() { Kinds = [new(f.Attribute.Kind)], About = f.About }, part);
                break;
            case Form.Fewer f:
                for (var i = 0; i < f.By; i++) Add(f.Selector, part);
                Count(f.Within);
                break;
            case Form.None f: Add(f.Selector, Part.Against); break;
            case Form.Silence f: Episode(f.While, FamilyPath.TheChild, part); Add(f.Selector, part); Count(f.For); break;
            case Form.Open f: Episode(f.Episode, f.About, f.Negated ? Part.Against : part); break;
            case Form.Without f: Episode(f.Episode, f.About, part); Add(f.Lacking, Part.Against); Count(f.For); break;
            case Form.Waits f:
                Add(new() { Kinds = [new(f.Exchange.KindOf(f.At))], About = f.About, To = f.To }, part);
                Add(new() { Kinds = [.. f.Until.Select(s => new KindPattern(f.Exchange.KindOf(s)))], About = f.About }, Part.Against);
                Count(f.For);
                break;
            case Form.Reaches f: Add(new() { Kinds = f.Gestation ? [new("pregnancy.known")] : f.Of }, part); Count(f.After); break;
            case Form.Latest { Attribute: "age" } f:
                Add(new() { Kinds = [new("birth")], About = f.Of }, Part.Birth);
                Count(f.Under);
                Count(f.AtLeast);
                break;
            case Form.Latest f: Attribute(Vocabulary.Attributes[f.Attribute], f.Of); break;
            case Form.Born: Add(new() { Kinds = [new("birth")] }, Part.Birth); Add(new() { Kinds = [new("pregnancy.known")] }, part); break;
            case Form.Uncorroborated f:
                Add(new() { Kinds = f.Kinds.Count > 0 ? f.Kinds : [new("contact.child-seen"), new("examination.*")], About = FamilyPath.Family, From = f.By }, Part.Against);
                Count(f.Within);
                break;
            case Form.Contradicted f: Add(f.By, part); break;
            case Form.AnyOf f: foreach (var one in f.Forms) Walk(one, part == Part.Trigger ? part : Part.Maybe); break;
            case Form.AllOf f: foreach (var one in f.Forms) Walk(one, part); break;
            default: throw new InvalidOperationException($"{form.GetType().Name} is new here.");
        }
    }

    private void Attribute(PersonAttribute attribute, FamilyPath of)
    {
        Add(new() { Kinds = [new(attribute.Kind)], About = of, Fields = new Dictionary<string, IReadOnlyList<string>> { [attribute.Field] = [.. attribute.Values.Values.SelectMany(v => v)] } }, Part.Guard);
        foreach (var p in attribute.Presumed) foreach (var age in Ages(p)) Count(age);
        Add(new() { Kinds = [new("birth")], About = of }, Part.Birth);
    }

    // Whatever ages a presumption names.
    private static IEnumerable<Period> Ages(Presumption p) => typeof(Presumption).GetProperties().Select(one => one.GetValue(p)).OfType<Period>();

    private void Episode(Episode episode, FamilyPath about, Part part)
    {
        Add(new() { Kinds = episode.Opens, About = about }, part);
        Add(new() { Kinds = episode.Closes, About = about }, Part.Against);
    }

    private void Add(Selector selector, Part part)
    {
        if (selector.Kinds.Count == 0) return;
        wanted.Add(new(selector, part));
        foreach (var tie in selector.Ties.OfType<Tie.Within>()) Count(tie.Period);
    }

    private void Count(Wait wait)
    {
        Count(wait.Period);
        if (wait.Clock is { } clock) foreach (var version in Timescales.Clocks[clock].Versions) Count(version.Period);
    }

    private void Count(Period? period)
    {
        if (period is { } p && !periods.Contains(p)) periods.Add(p);
    }
}

/// <summary>Which part records play in a safeguard.</summary>
public enum Part { Trigger, Guard, Maybe, Birth, Against, Evidence }

public sealed record Wanted(Selector Selector, Part Part);
