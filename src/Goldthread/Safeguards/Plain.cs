using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Timescales;

namespace Goldthread.Safeguards;

/// <summary>A safeguard in plain words, as a colleague would say it.</summary>
public static class Plain
{
    public static IReadOnlyList<string> Words(Safeguard g, Vocabulary vocabulary, TimescaleList timescales)
    {
        var lines = new List<string> { g.Title, new('-', g.Title.Length), $"{g.Id}, version {g.Version}, {g.Status.ToString().ToLowerInvariant()}; {LevelWord(g.Level)}; speaks {g.Speaks}.", "" };
        if (Subject(g) is { } subject) lines.Add(subject);
        for (var i = 0; i < g.When.Count; i++) lines.Add($"{(i == 0 ? "When " : "  and ")}{Say(g.When[i].Form, vocabulary, timescales)} ({g.When[i].Name})");
        foreach (var f in g.AppliesTo) lines.Add($"  for {Say(f, vocabulary, timescales)}");
        foreach (var f in g.OnlyIf) lines.Add($"  only if {Say(f, vocabulary, timescales)}");
        foreach (var f in g.Unless) lines.Add($"  unless {Say(f, vocabulary, timescales)}");
        foreach (var s in g.Gates) lines.Add($"  there must already be {Say(s, vocabulary)}{(s.FromEach.Count > 0 ? $", from each of {string.Join(", ", s.FromEach)}" : "")}");
        foreach (var d in g.Then)
        {
            lines.Add($"Then {d.Who} is expected to: {d.What}");
            if (Due(d, timescales) is { } due) lines.Add($"  {due}");
            if (d.DoneBy.Count > 0) lines.Add($"  done by {string.Join(", or ", d.DoneBy.Select(s => Say(s, vocabulary)))}");
            if (d.OrReason.Count > 0) lines.Add($"  or decided against, with the reason, by {string.Join(", or ", d.OrReason.Select(k => Label(k, vocabulary)))}");
            if (d.Again is { } again) lines.Add($"  asked again every {again} until then");
            if (d.NotDoneBy.Count > 0) lines.Add($"  not done by {string.Join(", or ", d.NotDoneBy.Select(s => Say(s, vocabulary)))}");
        }
        if (g.QuietFor is { } quiet) lines.Add($"Held back: a further prompt within {quiet} joins the earlier one");
        if (g.LooksBack) lines.Add("Looks back: it also prompts for what was due before anybody looked");
        if (g.Needs.Count > 0) lines.Add($"Who would have told us: {string.Join(", ", g.Needs)}");
        if (g.AskIfUnknown.Count > 0) lines.Add($"Asks if unknown: {string.Join(", ", g.AskIfUnknown)}");
        lines.AddRange(["", $"Taught by: {string.Join(", ", g.TaughtBy)}", $"Misses: {g.Misses}", $"False alarms: {g.FalseAlarms}"]);
        return lines;
    }

    private static string? Subject(Safeguard g)
    {
        var of = g.Subject switch
        {
            Safeguards.Subject.Adult => "Of each adult who stands to no known child",
            Safeguards.Subject.Begun b => $"Of each {b.Name.Replace('-', ' ')}, once",
            Safeguards.Subject.Reference r => $"Of each {r.Word.Replace('-', ' ')}",
            _ => null,
        };
        if (g.ForEach is not { } kind) return of;
        var each = $"{(of is null ? "For" : ", for")} each {Member.Kinds.First(k => k.Value == kind).Key}";
        return (of ?? "") + each;
    }

    private static string? Due(DutySpec duty, TimescaleList timescales)
    {
        if (duty.By is not { } by) return null;
        var hangs = by.From switch
        {
            Anchor.Met m => $", once '{m.Duty}' is met",
            Anchor.Missed m => $", once '{m.Duty}' is missed",
            Anchor.Occurred o => $", {(by.Before ? "before" : "from")} the {o.Name}",
            Anchor.Written w => by.Clock is null ? $"by the {w.Field} written in the {w.Name}" : $", {(by.Before ? "before" : "from")} the {w.Field} written in the {w.Name}",
            Anchor.Reached r => $"{(r.Gestation ? $"by {r.At} of pregnancy" : $"when {r.At} old")}; where that is past, ",
            _ => "",
        };
        if (duty.Clocks.FirstOrDefault() is not { } clock || !timescales.Clocks.TryGetValue(clock, out var c)) return hangs;
        var version = c.Latest;
        var source = $"({ForceWord(version.Force)}, certainty {version.Certainty}: {version.Source})";
        return by.From is Anchor.Reached ? $"{hangs}{c.Label} {source}" : $"{c.Label}{hangs} {source}";
    }

    private static string Label(KindPattern kind, Vocabulary vocabulary) => vocabulary.Kinds.TryGetValue(kind.Text, out var known) ? known.Label
        : $"any {kind.Text.Replace(".*", "", StringComparison.Ordinal).Replace('.', ' ').Replace('-', ' ')}";

    public static string ForceWord(Force force) => force == Force.StatutoryGuidance ? "statutory guidance" : force.ToString().ToLowerInvariant();

    public static string LevelWord(Level level) => level switch { Level.ActToday => "act today", Level.Soon => "soon", _ => "planned" };

    public static string Say(Form form, Vocabulary vocabulary, TimescaleList timescales) => form switch
    {
        Form.Exists f => $"there is {Say(f.Selector, vocabulary)}",
        Form.Count f => $"there are at least {f.AtLeast} events among {Say(f.Selector, vocabulary)}{(f.Within is { } w ? $" within {w}" : "")}{(f.Tellers > 0 ? $", from at least {f.Tellers} tellers" : "")}{(f.DifferentDays ? ", on different days" : "")}{(f.Since.Count > 0 ? $", since the last {string.Join(" or ", f.Since.Select(s => Label(s, vocabulary)))}" : "")}",
        Form.Sequence f => $"one after the other there are {string.Join(", then ", f.Steps.Select(one => Say(one, vocabulary)))}{(f.Within is { } w ? $", within {w}" : "")}{(f.NoneBetween is { } none ? $", with no {Say(none, vocabulary)} between" : "")}",
        Form.Trend f => $"the {f.Field} of {Say(f.Selector, vocabulary)} {Say(f.Movement)}{(f.Within is { } w ? $" within {w}" : "")}",
        Form.Moved f => $"the {f.Attribute.Name} of {f.About.Word()} goes {(f.Up ? "up" : "down")}",
        Form.Fewer f => $"{f.By} services have ended their work with {f.Selector.About.Word()}{(f.Within is { } w ? $" within {w}" : "")}",
        Form.None f => $"there is no {Say(f.Selector, vocabulary)}",
        Form.Silence f => $"there is no {Say(f.Selector, vocabulary)} for {Say(f.For, timescales)} during {f.While.Label}",
        Form.Open f => $"{f.Episode.Label} is {(f.Negated ? "not " : "")}open for {f.About.Word()}{(f.From.Count > 0 ? $" at {string.Join(" or ", f.From)}" : "")}",
        Form.Without f => $"{f.Episode.Label} has been open for {f.About.Word()} {Say(f.For, timescales)} without {Say(f.Lacking, vocabulary)}",
        Form.Waits f => $"{f.Exchange.Label} has stood at '{f.At}' for {Say(f.For, timescales)} without {string.Join(" or ", f.Until)}",
        Form.Reaches f => f.Gestation ? $"a pregnancy reaches {f.After}" : $"{f.After} have passed since {string.Join(" or ", f.Of.Select(o => Label(o, vocabulary)))}",
        Form.Latest { Attribute: "age" } f => $"{f.Of.Word()} {(f.Under is { } u ? $"under {u}" : $"at least {f.AtLeast}")} old",
        Form.Latest f => $"{f.Of.Word()} whose {f.Attribute} is {string.Join(" or ", f.Is)}",
        Form.Born f => f.Yes ? "a child already born" : "a child not yet born",
        Form.Uncorroborated f => $"nobody at {string.Join(" or ", f.By)} bears out the {f.Name}{(f.Within is { } w ? $" within {w}" : "")}",
        Form.Contradicted f => $"the {f.Name} is contradicted by {Say(f.By, vocabulary)}",
        Form.Differ f => $"{f.Field} differs between {f.Between} {(f.Parents ? "parents" : "agencies")} in {Say(f.Selector, vocabulary)}{(f.Within is { } w ? $" within {w}" : "")}",
        Form.AnyOf f => string.Join(", or ", f.Forms.Select(o => Say(o, vocabulary, timescales))),
        Form.AllOf f => string.Join(", and ", f.Forms.Select(o => Say(o, vocabulary, timescales))),
        _ => "",
    };

    public static string Say(Selector s, Vocabulary vocabulary)
    {
        var labels = s.Kinds.Select(k => Label(k, vocabulary)).ToList();
        var text = string.Join(" or ", labels) + $" about {s.About.Word()}";
        if (s.Planned is null) text += ", planned or done";
        foreach (var (field, values) in s.Fields) text += $", {field} {string.Join(" or ", values)}";
        if (s.Lacks.Count > 0) text += $", in which {string.Join(" or ", s.Lacks)} was not asked";
        if (s.Answers.Count > 0) text += $", in which {string.Join(" and ", s.Answers)} {(s.Answers.Count == 1 ? "is" : "are")} answered";
        foreach (var field in s.Blank) text += $", with no {field} filled in";
        foreach (var field in s.Has) text += $", with {field} filled in";
        if (s.OnlySelfReport) text += ", which rests on a parent's own word alone";
        if (s.Standings.Count > 0) text += $", {string.Join(" or ", s.Standings.Select(t => Records.Words.Of(Records.Words.Standings, t)))}";
        if (s.From.Count > 0) text += $", recorded by {string.Join(" or ", s.From)}";
        if (s.By.Count > 0) text += $", by {string.Join(" or ", s.By)}";
        if (s.ToldBy.Count > 0) text += $", where {string.Join(" or ", s.ToldBy.Select(t => Records.Words.Of(Records.Words.Tellings, t)))}";
        if (s.To.Count > 0) text += $", to {string.Join(" and ", s.To)}";
        if (s.WithAgencies.Count > 0) text += $", with {string.Join(" and ", s.WithAgencies)} there";
        return s.Ties.Aggregate(text, (t, tie) => t + ", " + Say(tie));
    }

    private static string Say(Movement movement) => movement switch
    {
        Movement.By by => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(by.Up ? "rises" : "falls")} by {by.Amount}{(by.Centiles ? by.Amount == 1 ? " centile space" : " centile spaces" : "")}{(by.FromBirth ? " from birth" : "")}"),
        Movement.NoBetter n => $"does not get better over {n.Readings} readings ({(n.LowerIsBetter ? "lower" : "higher")} is better)",
        _ => "",
    };

    private static string Say(Tie tie) => tie switch
    {
        Tie.After t => $"after the {t.Name}",
        Tie.Before t => $"before the {t.Name}",
        Tie.Within t => $"within {t.Period} {t.Side switch { 1 => "after", -1 => "before", _ => "of" }} the {t.Name}",
        Tie.Field t => $"with {(t.Same ? "the same" : "another")} {t.Of} as the {t.Name}",
        Tie.Agency t => $"by {(t.Same ? "the same agency as" : "another agency than")} the {t.Name}",
        Tie.Itself t => $"that very {t.Name}",
        Tie.Person t => $"about the same person as the {t.Name}",
        Tie.Answering t => $"answering the {t.Name}",
        _ => $"concerning the {tie.Name}",
    };

    private static string Say(Wait wait, TimescaleList timescales) => wait.Period?.ToString() ?? (timescales.Clocks.TryGetValue(wait.Clock!, out var c) ? $"{c.Latest.Period} ({c.Name})" : wait.Clock!);
}
