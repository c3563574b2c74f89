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
        for (var i = 0; i < g.When.Count; i++) lines.Add($"{(i == 0 ? "When " : "  and ")}{Say(g.When[i].Form, vocabulary, timescales)} ({g.When[i].Name})");
        foreach (var f in g.AppliesTo) lines.Add($"  for {Say(f, vocabulary, timescales)}");
        foreach (var f in g.OnlyIf) lines.Add($"  only if {Say(f, vocabulary, timescales)}");
        foreach (var f in g.Unless) lines.Add($"  unless {Say(f, vocabulary, timescales)}");
        foreach (var s in g.Gates) lines.Add($"  there must already be {Say(s, vocabulary)}{(s.FromEach.Count > 0 ? $", from each of {string.Join(", ", s.FromEach)}" : "")}");
        foreach (var d in g.Then)
        {
            lines.Add($"Then {d.Who} is expected to: {d.What}");
            if (d.Clock is { } clock && timescales.Clocks.TryGetValue(clock, out var c))
            {
                var version = c.Latest;
                lines.Add($"  {c.Label}{(d.After is { } a ? $", once '{a}' is met" : "")} ({ForceWord(version.Force)}, certainty {version.Certainty}: {version.Source})");
            }
            if (d.DoneBy.Count > 0) lines.Add($"  done by {string.Join(", or ", d.DoneBy.Select(s => Say(s, vocabulary)))}");
            if (d.NotDoneBy.Count > 0) lines.Add($"  not done by {string.Join(", or ", d.NotDoneBy.Select(s => Say(s, vocabulary)))}");
        }
        if (g.Needs.Count > 0) lines.Add($"Who would have told us: {string.Join(", ", g.Needs)}");
        if (g.AskIfUnknown.Count > 0) lines.Add($"Asks if unknown: {string.Join(", ", g.AskIfUnknown)}");
        lines.AddRange(["", $"Taught by: {string.Join(", ", g.TaughtBy)}", $"Misses: {g.Misses}", $"False alarms: {g.FalseAlarms}"]);
        return lines;
    }

    public static string ForceWord(Force force) => force == Force.StatutoryGuidance ? "statutory guidance" : force.ToString().ToLowerInvariant();

    public static string LevelWord(Level level) => level switch { Level.ActToday => "act today", Level.Soon => "soon", _ => "planned" };

    public static string Say(Form form, Vocabulary vocabulary, TimescaleList timescales) => form switch
    {
        Form.Exists f => $"there is {Say(f.Selector, vocabulary)}",
        Form.Count f => $"there are at least {f.AtLeast} events among {Say(f.Selector, vocabulary)}{(f.Within is { } w ? $" within {w}" : "")}{(f.Tellers > 0 ? $", from at least {f.Tellers} tellers" : "")}{(f.DifferentDays ? ", on different days" : "")}{(f.Since.Count > 0 ? $", since the last {string.Join(" or ", f.Since.Select(s => s.Text))}" : "")}",
        Form.None f => $"there is no {Say(f.Selector, vocabulary)}",
        Form.Silence f => $"there is no {Say(f.Selector, vocabulary)} for {Say(f.For, timescales)} during {f.While.Label}",
        Form.Open f => $"{f.Episode.Label} is {(f.Negated ? "not " : "")}open for {f.About.Word()}{(f.From.Count > 0 ? $" at {string.Join(" or ", f.From)}" : "")}",
        Form.Without f => $"{f.Episode.Label} has been open for {f.About.Word()} {Say(f.For, timescales)} without {Say(f.Lacking, vocabulary)}",
        Form.Waits f => $"{f.Exchange.Label} has stood at '{f.At}' for {Say(f.For, timescales)} without {string.Join(" or ", f.Until)}",
        Form.Reaches f => f.Gestation ? $"a pregnancy reaches {f.After}" : $"{f.After} have passed since {string.Join(" or ", f.Of.Select(o => o.Text))}",
        Form.Latest { Attribute: "age" } f => $"{f.Of.Word()} {(f.Under is { } u ? $"under {u}" : $"at least {f.AtLeast}")} old",
        Form.Latest f => $"{f.Of.Word()} whose {f.Attribute} is {string.Join(" or ", f.Is)}",
        Form.Born f => f.Yes ? "a child already born" : "a child not yet born",
        Form.Uncorroborated f => $"nobody at {string.Join(" or ", f.By)} bears out the {f.Name}{(f.Within is { } w ? $" within {w}" : "")}",
        Form.Contradicted f => $"the {f.Name} is contradicted by {Say(f.By, vocabulary)}",
        Form.Differ f => $"{f.Field} differs between {f.Agencies} agencies{(f.Within is { } w ? $" within {w}" : "")}",
        Form.AnyOf f => string.Join(", or ", f.Forms.Select(o => Say(o, vocabulary, timescales))),
        Form.AllOf f => string.Join(", and ", f.Forms.Select(o => Say(o, vocabulary, timescales))),
        _ => "",
    };

    public static string Say(Selector s, Vocabulary vocabulary)
    {
        var labels = s.Kinds.Select(k => vocabulary.Kinds.TryGetValue(k.Text, out var kind) ? kind.Label : k.Text).ToList();
        var text = string.Join(" or ", labels) + $" about {s.About.Word()}";
        if (s.Planned is null) text += ", planned or done";
        foreach (var (field, values) in s.Fields) text += $", {field} {string.Join(" or ", values)}";
        if (s.Lacks.Count > 0) text += $", in which {string.Join(" or ", s.Lacks)} was not asked";
        if (s.From.Count > 0) text += $", recorded by {string.Join(" or ", s.From)}";
        if (s.By.Count > 0) text += $", by {string.Join(" or ", s.By)}";
        if (s.ToldBy.Count > 0) text += $", where {string.Join(" or ", s.ToldBy.Select(t => Records.Words.Of(Records.Words.Tellings, t)))}";
        if (s.To.Count > 0) text += $", to {string.Join(" and ", s.To)}";
        if (s.WithAgencies.Count > 0) text += $", with {string.Join(" and ", s.WithAgencies)} there";
        return s.Ties.Aggregate(text, (t, tie) => t + ", " + Say(tie));
    }

    private static string Say(Tie tie) => tie switch
    {
        Tie.After t => $"after the {t.Name}",
        Tie.Before t => $"before the {t.Name}",
        Tie.Within t => $"within {t.Period} {t.Side switch { 1 => "after", -1 => "before", _ => "of" }} the {t.Name}",
        Tie.Field t => $"with {(t.Same ? "the same" : "another")} {t.Of} as the {t.Name}",
        Tie.Agency t => $"by {(t.Same ? "the same agency as" : "another agency than")} the {t.Name}",
        Tie.Person t => $"about the same person as the {t.Name}",
        Tie.Answering t => $"answering the {t.Name}",
        _ => $"concerning the {tie.Name}",
    };

    private static string Say(Wait wait, TimescaleList timescales) => wait.Period?.ToString() ?? (timescales.Clocks.TryGetValue(wait.Clock!, out var c) ? $"{c.Latest.Period} ({c.Name})" : wait.Clock!);
}
