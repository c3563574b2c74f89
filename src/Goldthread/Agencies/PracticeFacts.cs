using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Agencies;

/// <summary>What records say of staff and allocation, as facts of the directory: post.*, allocation.*, case.allocated.</summary>
public static class PracticeFacts
{
    private const string Practitioner = "practitioner:";

    private sealed record Telling(Record Record, string Who, long At, long Known);

    /// <summary>
    /// Somebody is there only when that is sure: where a date is fuzzy, a post begins with the last minute that it may, and ends with the first.
    /// Records without a practitioner say nothing here.
    /// </summary>
    /// <param name="teamOf">The team of a practitioner at an agency, for a post that does not say; null = the post is left out.</param>
    public static IReadOnlyList<DirectoryFact> Of(RecordSet set, Func<string, string, string?> teamOf)
    {
        var facts = new List<DirectoryFact>();
        var (ended, returned) = (ByWho(set, late: false, "post.ended"), ByWho(set, late: true, "post.returned"));
        var changed = Tellings(set, late: false, "allocation.ended", "allocation.none", "allocation.started", "case.allocated", "case.closure").SelectMany(t => t.Record.About.Select(a => (a, t))).ToLookup(t => t.a, t => t.t, StringComparer.Ordinal);
        foreach (var start in Tellings(set, late: true, "post.started"))
            if ((start.Record.Team ?? teamOf(start.Who, start.Record.By)) is { } team)
                facts.AddRange(Closed(new DirectoryFact.Post(start.Who, team, start.Record.Fields.GetValueOrDefault("role") ?? start.Record.Role ?? "") { Id = start.Record.Id, From = start.At, Known = start.Known }, start, ended[start.Who]));
        foreach (var away in Tellings(set, late: false, "post.away"))
            facts.AddRange(Closed(new DirectoryFact.Away(away.Who, away.Record.Narrative.Length > 0 ? away.Record.Narrative : "away", null) { Id = away.Record.Id, From = away.At, Known = away.Known, Until = LastDay(away.Record) }, away, returned[away.Who]));
        foreach (var start in Tellings(set, late: true, "allocation.started", "case.allocated"))
            foreach (var child in start.Record.About.Where(set.People.ContainsKey))
                facts.AddRange(Closed(new DirectoryFact.Allocation(child, start.Who, start.Record.By) { Id = $"{start.Record.Id}/{child}", From = start.At, Known = start.Known }, start, changed[child].Where(e => e.Record.Id != start.Record.Id)));
        return facts;
    }

    // The first end after the beginning, as a version of the fact that is known when the end is.
    private static IEnumerable<DirectoryFact> Closed(DirectoryFact open, Telling start, IEnumerable<Telling> ends)
    {
        yield return open;
        var end = ends.Where(e => e.Record.By == start.Record.By && e.At > open.From).OrderBy(e => e.At).ThenBy(e => e.Record.Id, StringComparer.Ordinal).FirstOrDefault();
        if (end is not null) yield return open with { Until = end.At - 1, Known = Math.Max(end.Known, open.Known) };
    }

    private static ILookup<string, Telling> ByWho(RecordSet set, bool late, string kind) => Tellings(set, late, kind).ToLookup(t => t.Who, StringComparer.Ordinal);

    private static List<Telling> Tellings(RecordSet set, bool late, params string[] kinds) =>
        [.. set.Records.Where(r => kinds.Contains(r.Kind.Name) && r.Withdraws is null && r.Standing != Standing.Withdrawn && set.Replacers(r).Count == 0)
            .Select(r => new Telling(r, Who(r), late ? set.Occurred(r).Hi : set.Occurred(r).Lo, set.Known(r).Hi))
            .Where(t => t.Who.Length > 0 || t.Record.Kind.Name is "allocation.ended" or "allocation.none" or "case.closure")];

    private static string Who(Record r) =>
        r.About.FirstOrDefault(a => a.StartsWith(Practitioner, StringComparison.Ordinal)) is { } about ? about[Practitioner.Length..] : r.Fields.GetValueOrDefault("worker") ?? (r.Kind.Name.StartsWith("post.", StringComparison.Ordinal) ? "" : r.Practitioner ?? "");

    private static long LastDay(Record r) => r.Fields.GetValueOrDefault("until") is { } text && FuzzyDateParser.Parse(text)?.On(Axis.Dated) is { } span && span.Hi < Span.Never / 2 ? span.Hi : Span.Never;
}
