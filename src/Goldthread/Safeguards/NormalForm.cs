using Goldthread.Families;
using Goldthread.Records;

namespace Goldthread.Safeguards;

/// <summary>
/// A safeguard as one primitive says it: queries compared with a bound. Triggers must hold, guards must hold with them, excuses must not, and what is expected
/// must hold by its deadline.
/// </summary>
public sealed record NormalForm(string Subject, string Each, IReadOnlyList<Query> Triggers, IReadOnlyList<Query> Guards, IReadOnlyList<Query> Excuses, IReadOnlyList<ExpectedQuery> Expected)
{
    public static NormalForm Of(Safeguard g, Vocabulary vocabulary) => new(
        g.Subject switch { Safeguards.Subject.Adult => "adult", Safeguards.Subject.Begun b => b.Name, Safeguards.Subject.Reference r => r.Word, _ => "child" },
        g.ForEach is { } kind ? Member.Kinds.First(k => k.Value == kind).Key : "",
        [.. g.When.SelectMany(w => QueriesOf(w.Form, vocabulary).Select(q => q with { Name = w.Name }))],
        [.. g.AppliesTo.Concat(g.OnlyIf).SelectMany(f => QueriesOf(f, vocabulary))],
        [.. g.Unless.SelectMany(f => QueriesOf(f, vocabulary))],
        [
            .. g.Gates.Select((s, i) => new ExpectedQuery($"already-{i + 1}", "the moment of the trigger", [Query.Of(s, "at least 1")])),
            .. g.Then.Select(d => new ExpectedQuery(d.Id, Deadline(d.By), [.. d.DoneBy.Select(s => Query.Of(s, "at least 1")), .. d.NotDoneBy.Select(s => Query.Of(s, "not counted")),
                .. d.OrReason.Count == 0 ? [] : new[] { new Query { Path = FamilyPath.TheChild.Word(), Kinds = [.. d.OrReason.Select(k => k.Text)], Bound = "at least 1: decided against" } }])),
        ]);

    /// <summary>One query a line, as `explain` prints it.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        $"subject {Subject}{(Each.Length > 0 ? $", each {Each}" : "")}",
        .. Triggers.Select(q => $"trigger  {q}"), .. Guards.Select(q => $"guard    {q}"), .. Excuses.Select(q => $"excuse   {q}"),
        .. Expected.SelectMany(e => (IEnumerable<string>)[$"expected {e.Duty} by {e.By}", .. e.DoneBy.Select(q => $"           {q}")]),
    ];

    private static string Deadline(Deadline? by) => by is null ? "no deadline" : by.From switch
    {
        Anchor.Trigger => by.Clock!,
        Anchor.Met m => $"{by.Clock} after {m.Duty} is met",
        Anchor.Missed m => $"{by.Clock} after {m.Duty} is missed",
        Anchor.Occurred o => $"{by.Clock} {(by.Before ? "before" : "from")} {o.Name}",
        Anchor.Written w => by.Clock is null ? $"{w.Field} of {w.Name}" : $"{by.Clock} {(by.Before ? "before" : "from")} {w.Field} of {w.Name}",
        Anchor.Reached r => $"{r.At} {(r.Gestation ? "of pregnancy" : "old")}, or if past {r.IfPast}",
        _ => "",
    };

    private static IEnumerable<Query> QueriesOf(Form form, Vocabulary vocabulary) => form switch
    {
        Form.Exists f => [Query.Of(f.Selector, "at least 1")],
        Form.None f => [Query.Of(f.Selector, "none, heard")],
        Form.Count f => [Query.Of(f.Selector, $"at least {f.AtLeast}") with
        {
            Window = f.Within?.ToString() ?? "", Aggregate = $"events{(f.DifferentDays ? " on different days" : "")}", Group = f.Tellers > 0 ? $"at least {f.Tellers} tellers" : "",
            Since = [.. f.Since.Select(k => k.Text)],
        }],
        Form.Sequence f => [.. f.Steps.Select((s, i) => Query.Of(s, "at least 1") with { Aggregate = i == 0 ? "first" : "next", Window = f.Within?.ToString() ?? "" }),
            .. f.NoneBetween is { } none ? [Query.Of(none, "none between, heard")] : Array.Empty<Query>()],
        Form.Trend f => [Query.Of(f.Selector, BoundOf(f.Movement)) with { Window = f.Within?.ToString() ?? "", Aggregate = $"change of {f.Field}" }],
        Form.Moved f => [new Query { Path = f.About.Word(), Kinds = [f.Attribute.Kind], Aggregate = $"change of {f.Attribute.Field} since the last", Group = "person", Bound = f.Up ? "above 0" : "below 0" }],
        Form.Fewer f => [Query.Of(f.Selector, $"at least {f.By}") with { Window = f.Within?.ToString() ?? "", Aggregate = "services" }],
        Form.Silence f => [Query.Of(f.Selector, $"none, heard, while {f.While.Name} is open") with { Window = WaitOf(f.For) }],
        Form.Open f => [EpisodeOf(f.Episode, f.About, f.Negated ? "not open, heard" : "open") with { Sources = f.From }],
        Form.Without f => [EpisodeOf(f.Episode, f.About, "open"), Query.Of(f.Lacking, "none, heard") with { Window = WaitOf(f.For) }],
        Form.Waits f => [new Query { Path = f.About.Word(), Kinds = [f.Exchange.KindOf(f.At)], Bound = "at least 1", Group = "leg", Conditions = f.To.Count > 0 ? [$"to {string.Join(" or ", f.To)}"] : [] },
            new Query { Kinds = [.. f.Until.Select(f.Exchange.KindOf)], Path = FamilyPath.Anybody.Word(), Ties = ["answering it"], Window = WaitOf(f.For), Bound = "none, heard" }],
        Form.Reaches f => [new Query { Path = FamilyPath.TheChild.Word(), Kinds = f.Gestation ? ["pregnancy.*"] : [.. f.Of.Select(k => k.Text)], Aggregate = f.Gestation ? "week of pregnancy" : "time since", Bound = $"at least {f.After}" }],
        Form.Latest { Attribute: "age" } f => [new Query { Path = f.Of.Word(), Kinds = ["birth", "person.age-said"], Aggregate = "age", Bound = f.Under is { } u ? $"under {u}" : $"at least {f.AtLeast}" }],
        Form.Latest f => [new Query { Path = f.Of.Word(), Kinds = [vocabulary.Attributes[f.Attribute].Kind], Aggregate = $"latest {f.Attribute}", Bound = string.Join(" or ", f.Is) }],
        Form.Born f => [new Query { Path = FamilyPath.TheChild.Word(), Kinds = ["birth"], Bound = f.Yes ? "at least 1" : "none" }],
        Form.Uncorroborated f => [new Query { Path = FamilyPath.Family.Word(), Kinds = [.. (f.Kinds.Count > 0 ? f.Kinds : Form.Uncorroborated.Usual).Select(k => k.Text)], Sources = f.By, Window = f.Within?.ToString() ?? "", Ties = [$"from {f.Name} on"], Bound = "none, heard" }],
        Form.Contradicted f => [Query.Of(f.By, "at least 1") with { Group = $"in conflict with {f.Name}" }],
        Form.Differ f => [Query.Of(f.Selector, "at least 2") with { Window = f.Within?.ToString() ?? "", Aggregate = $"different {f.Field}", Group = $"{f.Between} {(f.Parents ? "parents" : "agencies")}" }],
        Form.AnyOf f => f.Forms.SelectMany((one, i) => QueriesOf(one, vocabulary).Select(q => q with { Way = $"way {i + 1}{(q.Way.Length > 0 ? "." + q.Way : "")}" })),
        Form.AllOf f => f.Forms.SelectMany(one => QueriesOf(one, vocabulary)),
        _ => throw new InvalidOperationException($"{form.GetType().Name} has no normal form."),
    };

    private static Query EpisodeOf(Episode episode, FamilyPath about, string bound) =>
        new() { Path = about.Word(), Kinds = [.. episode.Opens.Select(k => k.Text)], Since = [.. episode.Closes.Select(k => k.Text)], Aggregate = episode.Name, Bound = bound };

    private static string WaitOf(Wait wait) => wait.Period?.ToString() ?? wait.Clock!;

    private static string BoundOf(Movement movement) => movement switch
    {
        Movement.By by => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(by.Up ? "rise" : "fall")} of at least {by.Amount}{(by.Centiles ? " centile spaces" : "")}{(by.FromBirth ? " from the first" : "")}"),
        Movement.NoBetter n => $"none better in {n.Readings} in a row ({(n.LowerIsBetter ? "lower" : "higher")} is better)",
        _ => "",
    };
}

/// <summary>What a duty expects, and by when.</summary>
public sealed record ExpectedQuery(string Duty, string By, IReadOnlyList<Query> DoneBy);
