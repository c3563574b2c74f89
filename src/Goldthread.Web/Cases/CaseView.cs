using System.Globalization;
using Goldthread.Chronologies;
using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>Two records that cannot both be so, side by side.</summary>
public sealed record Against(Entry First, Entry Second, string Why);

/// <summary>All that the page of a case says at one moment, from one standpoint.</summary>
public sealed record CaseView
{
    public required Look Look { get; init; }

    public required IReadOnlyList<SpokenCard> Spoken { get; init; }

    public required QuietList Quiet { get; init; }

    public required IReadOnlyList<NewsLine> News { get; init; }

    public required IReadOnlyList<Entry> Entries { get; init; }

    public required IReadOnlyList<Against> Contradictions { get; init; }

    public required Lanes Lanes { get; init; }

    public required IReadOnlyList<StandpointLine> Standpoints { get; init; }

    public required IReadOnlyList<SourceLine> Sources { get; init; }

    /// <summary>Held against the whole story seen by all together; empty at any other moment or standpoint.</summary>
    public required IReadOnlyList<Verdict> Verdicts { get; init; }

    public int Certain => Spoken.Where(c => c.Certain).Select(c => c.Safeguard.Id).Distinct().Count();

    public int Possible => Spoken.Select(c => c.Safeguard.Id).Distinct().Count() - Certain;

    /// <summary>Safeguards of which nothing has been heard by now.</summary>
    public int Silent => Look.Case.Catalogue.Safeguards.Count - Certain - Possible;

    public string Sum => (Certain, Possible) switch
    {
        (0, 0) => "No safeguard had spoken by then.",
        (0, _) => $"No safeguard had spoken for certain, {Possible} perhaps.",
        _ => $"{Prose.Count(Certain, "safeguard")} had spoken for certain{(Possible > 0 ? $", {Possible} more perhaps" : "")}.",
    };

    /// <summary>Quiet is not safe: what the silence of the rest is worth.</summary>
    public string Silence
    {
        get
        {
            var (all, connected) = (Look.Case.Story.Agencies.All.Count, Look.Case.Standpoints.Count());
            var sent = Look.From is null ? $"what these {connected} of {all} agencies sent" : $"what 1 of {all} agencies sent";
            return $"From {(Spoken.Count == 0 ? "these" : "the other")} {Silent} safeguards: nothing that they watch for, in {sent}. Quiet is not safe.";
        }
    }

    public string Standpoint => Look.From is null ? "seen by all agencies together" : $"seen by {Look.Names.Agency(Look.From)} alone";

    public string Moment => Look.At.Whole ? "The whole story" : $"As at the end of {Look.At.Label}";

    public static CaseView Of(Look look) => look.Case.InTurn(() =>
    {
        var occasions = Occasion.By(look.Replay, look.At.Minute);
        var spoken = SpokenCard.Of(look, occasions);
        var chronology = look.Replay.Chronology(look.Names.Subject, look.At.Minute);
        var entries = Entry.Of(look, chronology, spoken);
        return new CaseView
        {
            Look = look,
            Spoken = spoken,
            Quiet = QuietList.Of(look, occasions),
            News = NewsLine.Of(look, spoken, occasions),
            Entries = entries,
            Contradictions = Pairs(look, chronology, entries),
            Lanes = Lanes.Of(look, entries),
            Standpoints = StandpointLine.Of(look),
            Sources = SourceLine.Of(look),
            Verdicts = look.At.Whole && look.From is null ? look.Case.Verdicts : [],
        };
    });

    private static List<Against> Pairs(Look look, Chronology chronology, IReadOnlyList<Entry> entries)
    {
        var byId = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        return [.. chronology.Contradictions.Where(c => byId.ContainsKey(c.First.Id) && byId.ContainsKey(c.Second.Id)).Select(c => new Against(byId[c.First.Id], byId[c.Second.Id], Prose.Capital(c.Why)))];
    }

    /// <summary>From when to when a story tells, up to its incident.</summary>
    public static string SpanOf(ReplayedCase one) => one.InTurn(() =>
    {
        var (set, axis) = (one.Story.Records, one.Story.Records.Reckoning.Axis);
        var dated = set.Records.Where(r => r.Basis != Basis.Undated && set.Occurred(r).Bounded).ToList();
        if (dated.Count == 0) return "without dates";
        var first = dated.MinBy(r => set.Occurred(r).Lo)!;
        // What came after the incident is the review's own time.
        var last = one.Story.Incident is { } id && dated.Contains(set[id]) ? set[id] : dated.MaxBy(r => set.Occurred(r).Hi)!;
        if (axis.Numbered) return $"{DateWords.Occurred(set, first)} to {DateWords.Occurred(set, last)}, where day 0 is in {Month(axis.Candidates[0])}";
        var (from, to) = (Month(axis.Earliest(set.Occurred(first).Lo)), Month(axis.Earliest(set.Occurred(last).Hi)));
        return from == to ? from : $"{from} to {to}";

        static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
    });
}
