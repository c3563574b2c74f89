using Goldthread.Duties;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Stories;

/// <summary>How a safeguard is heard at a moment of a timeline; a record is not.</summary>
public enum Voice { None, Perhaps, Speaks, Overdue, Settled }

/// <summary>One line of a story told as a little timeline: what an agency recorded, or what a safeguard said of it.</summary>
/// <param name="At">The minute from which it was known, or holds; the lines stand in this order.</param>
/// <param name="Who">Who recorded it, or whom it is said to.</param>
/// <param name="Details">Of a record: whom it is about and what is filled in.</param>
public sealed record TimelineLine(long At, string When, string Who, string What, string Details, Voice Voice);

/// <summary>A story as a little timeline of one safeguard.</summary>
public static class Timeline
{
    public static IReadOnlyList<TimelineLine> Of(TestRun run, string safeguard, Vocabulary vocabulary)
    {
        var set = run.Replay.Set;
        var records = set.Records.Select(r => OfRecord(r, set, run.Story, vocabulary));
        var said = run.Replay.Tracks.Where(t => t.Finding.Safeguard.Id == safeguard).SelectMany(t => OfTrack(t, set, run.Story, vocabulary)).Distinct();
        return [.. records.Concat(said).OrderBy(l => l.At).ThenBy(l => l.Voice)];
    }

    private static TimelineLine OfRecord(Record r, RecordSet set, Story story, Vocabulary vocabulary)
    {
        var axis = set.Reckoning.Axis;
        var known = r.Known is { } k ? $"known {axis.Say(k, set.Known(r))}" : null;
        List<string?> details =
        [
            string.Join(" and ", r.About), known, r.Planned ? "planned" : null,
            r.From.Count > 0 ? $"from {Names(r.From, story, vocabulary)}" : null, r.To.Count > 0 ? $"to {Names(r.To, story, vocabulary)}" : null,
            r.Invited is { Count: > 0 } invited ? $"invited {Names(invited, story, vocabulary)}" : null, r.Attended is { Count: > 0 } there ? $"there {Names(there, story, vocabulary)}" : null,
            .. r.Fields.Select(f => $"{f.Key} {f.Value}"), .. r.Parts.Select(p => $"{p.Key} {Words.Of(Words.Answers, p.Value)}"),
            r.Of is { } of ? $"of {Landmark(of, set)}" : null, r.Concerning.Count > 0 ? $"concerning {string.Join(" and ", r.Concerning.Select(c => Landmark(c, set)))}" : null,
        ];
        return new(set.Known(r).Lo, axis.Say(r.Occurred, set.Occurred(r)), Name(r.By, story, vocabulary), r.Kind.Label, string.Join("; ", details.OfType<string>()), Voice.None);
    }

    private static IEnumerable<TimelineLine> OfTrack(Track t, RecordSet set, Story story, Vocabulary vocabulary)
    {
        TimelineLine Line(long at, Finding f, Voice voice, string? what = null, Span? when = null) =>
            new(at, when is { } span ? set.Reckoning.Axis.Say(span) : SpanText.Point(set.Reckoning.Axis, at), Told(f.Owner, story, vocabulary), what ?? Asked(f, set, story, vocabulary), "", voice);

        if (t.Certain is { } certain) yield return Line(certain, t.Finding, Voice.Speaks, when: new(t.Earliest ?? certain, certain));
        else if (t.Earliest is { } early) yield return Line(early, t.Finding, Voice.Perhaps);
        if (t.Steps.FirstOrDefault(s => s.Finding.State == DutyState.Overdue) is { Finding: { } late } step) yield return Line(step.At, late, Voice.Overdue);
        if (t.Steps.FirstOrDefault(s => Settled(s.Finding.State)) is { Finding: { } settled } end) yield return Line(end.At, settled, Voice.Settled, $"{Asked(settled, set, story, vocabulary)}: {settled.State.Say()}");
    }

    // One duty each of several: which of them it is for.
    private static string Asked(Finding f, RecordSet set, Story story, Vocabulary vocabulary) =>
        f.Member is not { } m ? f.What : $"{f.What} ({(set.Has(m) ? Landmark(m, set) : set.People.ContainsKey(m) ? m : Name(m, story, vocabulary))})";

    private static bool Settled(DutyState state) => state.IsMet() || state is DutyState.DecidedAgainst or DutyState.MetConfirm;

    private static string Landmark(string id, RecordSet set) => set.Has(id) ? $"{set[id].Kind.Label} ({set.Reckoning.Axis.Say(set[id].Occurred, set.Occurred(set[id]))})" : id;

    private static string Told(Owner owner, Story story, Vocabulary vocabulary) =>
        owner.Agencies.OrderByDescending(a => a.Length).Aggregate(owner.Label, (label, a) => label.Replace(a, Name(a, story, vocabulary), StringComparison.Ordinal));

    private static string Names(IEnumerable<string> agencies, Story story, Vocabulary vocabulary) => string.Join(" and ", agencies.Select(a => Name(a, story, vocabulary)));

    // One of its kind is called by the kind; one of several by its own name.
    private static string Name(string agency, Story story, Vocabulary vocabulary) =>
        vocabulary.AgencyKinds.GetValueOrDefault(story.Agencies[agency] is { } own && own.Kind == agency ? own.Kind : agency, agency.Replace('-', ' '));
}
