using Goldthread.Families;

namespace Goldthread.Safeguards;

/// <summary>
/// The one primitive that everything compiles to: records of some kinds about somebody on a path, under conditions on fields, from some sources, in a window, aggregated,
/// bound to named records, grouped, and compared with a bound.
/// </summary>
public sealed record Query
{
    /// <summary>The name that the clause binds; empty for conditions.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which of several ways it belongs to, where any of them is enough.</summary>
    public string Way { get; init; } = "";

    public string Path { get; init; } = "";

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>Kinds or groups of agency that recorded it.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>A period or a clock; empty = any time.</summary>
    public string Window { get; init; } = "";

    /// <summary>What is counted or looked at; empty = records.</summary>
    public string Aggregate { get; init; } = "";

    /// <summary>Kinds by which counting begins anew, or which close an episode.</summary>
    public IReadOnlyList<string> Since { get; init; } = [];

    public IReadOnlyList<string> Ties { get; init; } = [];

    public string Group { get; init; } = "";

    public string Bound { get; init; } = "";

    public static Query Of(Selector s, string bound) => new()
    {
        Path = s.About.Word(),
        Kinds = [.. s.Kinds.Select(k => k.Text)],
        Conditions = [.. ConditionsOf(s)],
        Sources = [.. s.From, .. s.FromEach.Select(f => $"each {f}")],
        Ties = [.. s.Ties.Select(TieOf)],
        Bound = bound,
    };

    private static IEnumerable<string> ConditionsOf(Selector s)
    {
        foreach (var (field, values) in s.Fields) yield return $"{field} in [{string.Join(", ", values)}]";
        foreach (var field in s.Blank) yield return $"{field} blank";
        foreach (var field in s.Has) yield return $"{field} filled";
        if (s.By.Count > 0) yield return $"by {string.Join(" or ", s.By)}";
        if (s.To.Count > 0) yield return $"to each of [{string.Join(", ", s.To)}]";
        if (s.WithAgencies.Count > 0) yield return $"attended by each of [{string.Join(", ", s.WithAgencies)}]";
        if (s.ToldBy.Count > 0) yield return $"told by {string.Join(" or ", s.ToldBy.Select(t => Records.Words.Of(Records.Words.Tellings, t)))}";
        if (s.Standings.Count > 0) yield return $"standing {string.Join(" or ", s.Standings.Select(t => Records.Words.Of(Records.Words.Standings, t)))}";
        if (s.Lacks.Count > 0) yield return $"any of [{string.Join(", ", s.Lacks)}] not asked";
        if (s.Answers.Count > 0) yield return $"each of [{string.Join(", ", s.Answers)}] answered";
        if (s.OnlySelfReport) yield return "rests on self-report alone";
        if (s.OfAnAdult) yield return "of an adult";
        if (s.Planned != false) yield return s.Planned is null ? "planned or done" : "planned";
        if (s.AtAnyTime) yield return "at any time";
    }

    private static string TieOf(Tie tie) => tie switch
    {
        Tie.After t => $"after {t.Name}",
        Tie.Before t => $"before {t.Name}",
        Tie.Within t => $"within {t.Period} {t.Side switch { 1 => "after", -1 => "before", _ => "of" }} {t.Name}",
        Tie.Field t => $"{(t.Same ? "same" : "different")} {t.Of} as {t.Name}",
        Tie.Agency t => $"{(t.Same ? "same" : "another")} agency as {t.Name}",
        Tie.Person t => $"same person as {t.Name}",
        Tie.Itself t => $"is {t.Name}",
        Tie.Answering t => $"answers {t.Name}",
        _ => $"concerns {tie.Name}",
    };

    public override string ToString()
    {
        var parts = new List<string> { Path, string.Join(" or ", Kinds) };
        if (Conditions.Count > 0) parts.Add($"where {string.Join("; ", Conditions)}");
        if (Sources.Count > 0) parts.Add($"from {string.Join(" or ", Sources)}");
        if (Ties.Count > 0) parts.Add(string.Join("; ", Ties));
        if (Window.Length > 0) parts.Add($"in {Window}");
        if (Since.Count > 0) parts.Add($"until {string.Join(" or ", Since)}");
        if (Group.Length > 0) parts.Add($"by {Group}");
        return $"{(Name.Length > 0 ? Name + " = " : "")}{(Way.Length > 0 ? $"[{Way}] " : "")}Q({string.Join(" | ", parts)}){(Aggregate.Length > 0 ? $" {Aggregate}" : "")}: {Bound}";
    }
}
