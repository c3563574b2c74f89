using Goldthread.Chronologies;
using Goldthread.Duties;
using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Spec.Tables;

/// <summary>What a table may give and ask, column by column.</summary>
public static class Columns
{
    /// <summary>Columns that a question is made of, with their heading.</summary>
    public static IReadOnlyDictionary<string, string> Given { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["at"] = "as at",
        ["as"] = "standpoint",
        ["for"] = "child",
        ["member"] = "member",
        ["duty"] = "duty",
        ["record"] = "record",
        ["who"] = "person",
        ["path"] = "path",
        ["episode"] = "episode",
        ["first"] = "first",
        ["second"] = "second",
        ["period"] = "period",
        ["a"] = "a",
        ["b"] = "b",
        ["note"] = "because",
    };

    /// <summary>Columns that are answers, with what finds them out.</summary>
    public static IReadOnlyDictionary<string, Func<Situation, SpecRow, string>> Asked { get; } = new Dictionary<string, Func<Situation, SpecRow, string>>(StringComparer.Ordinal)
    {
        ["speaks"] = (s, r) => Speaks(Findings(s, r)),
        ["state"] = (s, r) => Each(Findings(s, r), f => f.State.Say()),
        ["due"] = (s, r) => Each(Findings(s, r), f => f.Due is { } due ? s.Axis.Say(due) : "no date"),
        ["clock starts"] = (s, r) => Each(Findings(s, r), f => s.Axis.Say(f.Start)),
        ["rests on"] = (s, r) => Each(Findings(s, r), f => string.Join(", ", f.Evidence)),
        ["met by"] = (s, r) => Each(Findings(s, r), f => f.MetBy.Count == 0 ? "nothing" : string.Join(", ", f.MetBy)),
        ["not known"] = (s, r) => Each(Findings(s, r), f => f.Unknowns.Count == 0 ? "nothing" : string.Join("; ", f.Unknowns.Distinct())),
        ["key"] = (s, r) => Each(Findings(s, r), f => f.Key),
        ["keys"] = (s, r) => string.Join(", ", Findings(s, r).Where(f => f.Speaks != Truth.No).Select(f => f.Key).Order(StringComparer.Ordinal)),
        ["duties"] = (s, r) => $"{Findings(s, r).Count(f => f.Speaks != Truth.No)}",
        ["asked"] = (s, r) => Findings(s, r) is [{ Asked: { } asked }] ? Times(asked) : "no more",
        ["joins"] = (s, r) => string.Join("; ", Findings(s, r).Where(f => f.Joins is not null).Select(f => $"{f.Bound.Id} joins {f.Joins}")),
        ["owner"] = (s, r) => Each(Findings(s, r), f => f.Owner.Label),
        ["first to"] = (s, r) => Each(Findings(s, r), f => f.HoldersFirst.Count == 0 ? "the owner" : string.Join(", ", f.HoldersFirst)),
        ["says"] = (s, r) => Each(Findings(s, r), f => f.Sentence),
        ["perhaps from"] = (s, r) => EachTrack(s, r, t => t.Earliest is { } m ? SpanText.Point(s.Axis, m) : "never"),
        ["surely from"] = (s, r) => EachTrack(s, r, t => t.Certain is { } m ? SpanText.Point(s.Axis, m) : "never"),
        ["enough alone"] = (s, r) => EachTrack(s, r, t => string.Join(" and ", s.Replay(As(r)).Sufficient(t))),
        ["holds"] = (s, r) => s.View(At(r), As(r)).Holds(s.Set[r["record"]!]).Word(),
        ["occurred"] = (s, r) => s.Axis.Say(s.Set.Occurred(s.Set[r["record"]!])),
        ["stands there"] = (s, r) => Stands(s, r).Truth.Word(),
        ["says so"] = (s, r) => Stands(s, r) is { Evidence.IsEmpty: false } j ? string.Join(", ", j.Evidence) : "nobody",
        ["open"] = (s, r) => new EpisodeLog(s.View(At(r), As(r)), s.Kinship(At(r), As(r)))
            .IsOpen(s.Setting.Vocabulary.Episodes[r["episode"]!], FamilyPath.TheChild, Child(s, r), s.Set.OccurredOf(s.Set[r["record"]!])).Truth.Word(),
        ["earlier"] = (s, r) => Between(s, r, (v, a, b) => v.Before(a, b)),
        ["not later"] = (s, r) => Between(s, r, (v, a, b) => v.NotAfter(a, b)),
        ["same day"] = (s, r) => Between(s, r, (v, a, b) => v.SameDay(a, b)),
        ["within the period"] = (s, r) => Between(s, r, (v, a, b) => v.WithinAfter(a, b, Period.Parse(r["period"]!)!.Value)),
        ["a and b"] = (_, r) => Value(r, "a").And(Value(r, "b")).Word(),
        ["a or b"] = (_, r) => Value(r, "a").Or(Value(r, "b")).Word(),
        ["not a"] = (_, r) => Value(r, "a").Not().Word(),
        ["side by side"] = (s, r) => Pairs(s, r) is { Count: > 0 } pairs ? string.Join("; ", pairs) : "none",
    };

    static string At(SpecRow r) => r["at"] ?? "2199";

    static string As(SpecRow r) => r["as"] ?? "joined";

    static string Child(Situation s, SpecRow r) => r["for"] ?? s.Set.People.First(p => p.Value is PersonLabel.Child or PersonLabel.UnbornThenChild).Key;

    static List<Finding> Findings(Situation s, SpecRow r) => [.. s.Safeguards.SelectMany(g => Subjects(s, r, g).SelectMany(of => s.Evaluator(As(r)).Of(g, of, s.Minute(At(r)))))
        .Where(f => f.Duty == Duty(s, r) && (r["member"] is not { } member || f.Member == member))];

    // The child that is asked about, or everything else that the safeguard speaks of.
    static IEnumerable<string> Subjects(Situation s, SpecRow r, Safeguard g) => g.Subject is Subject.Child ? [Child(s, r)] : s.Evaluator(As(r)).Subjects(g);

    static string Times(Span n) => n.Exact ? n.Lo == 1 ? "once" : $"{n.Lo} times" : $"{n.Lo} to {n.Hi} times";

    static string Duty(Situation s, SpecRow r) => r["duty"] ?? (s.Safeguards[0].Gates.Count > 0 ? s.Safeguards[0].Gates.Count == 1 ? "already" : "already-1" : s.Safeguards[0].Then[0].Id);

    // An unknown that may be asked for is answered by a question.
    static string Speaks(List<Finding> findings) => findings.Count == 0 ? "no"
        : findings.MaxBy(f => f.Speaks) is { Speaks: Truth.CannotTell, Outcome: Outcome.Asks } ? "asks" : findings.Max(f => f.Speaks).Word();

    static string Each(List<Finding> findings, Func<Finding, string> say) => findings.Count == 0 ? "none" : string.Join("; ", findings.Select(say).Distinct());

    static string EachTrack(Situation s, SpecRow r, Func<Track, string> say)
    {
        var tracks = s.Replay(As(r)).Tracks.Where(t => t.Finding.Child == Child(s, r) && t.Finding.Duty == Duty(s, r)).ToList();
        return tracks.Count == 0 ? "never" : string.Join("; ", tracks.Select(say));
    }

    static Judged Stands(Situation s, SpecRow r)
    {
        var path = FamilyPaths.Words.GetValueOrDefault(r["path"]!, FamilyPath.Anybody);
        var when = s.Set.OccurredOf(s.Set[r["record"]!]);
        return path == FamilyPath.Anybody ? throw new InvalidOperationException($"'{r["path"]}' is no path.") : s.Kinship(At(r), As(r)).Is(r["who"]!, path, Child(s, r), when);
    }

    static string Between(Situation s, SpecRow r, Func<View, Moment, Moment, Truth> ask) =>
        ask(s.View(At(r), As(r)), s.Set.OccurredOf(s.Set[r["first"]!]), s.Set.OccurredOf(s.Set[r["second"]!])).Word();

    static Truth Value(SpecRow r, string column) => r[column] switch { "yes" => Truth.Yes, "no" => Truth.No, _ => Truth.CannotTell };

    static List<string> Pairs(Situation s, SpecRow r) => [.. Contradiction.In(s.View(At(r), As(r))).Select(c => $"{c.First.Id} and {c.Second.Id}: {c.Why}")];
}
