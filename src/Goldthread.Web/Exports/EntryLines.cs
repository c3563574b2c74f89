using Goldthread.Chronologies;
using Goldthread.Feeds.Exports;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Cases;
using Goldthread.Web.Layout;
using Goldthread.Web.Running;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Exports;

/// <summary>Entries of a chronology in words, for one reader.</summary>
sealed class EntryLines(RecordSet set, Telling tell, IReadOnlyList<Contradiction> contradictions)
{
    public EntryLine Of(ChronologyEntry entry)
    {
        var r = entry.Record;
        return new(DateWords.Occurred(set, r), Prose.Capital(string.Join("; ", Certainty(entry))), tell.Agency(r.By), Prose.Capital(Prose.WithoutArticle(r.Kind.Label)), About(entry), Said(r), ToldBy(r),
            r.Known is null ? "when it happened" : DateWords.Known(set, r), r.Source is { } s ? $"{s.System}{(s.Version > 1 ? $", version {s.Version}" : "")}" : "");
    }

    private IEnumerable<string> Certainty(ChronologyEntry entry)
    {
        var r = entry.Record;
        yield return r.Basis switch { Basis.Inferred => "date inferred", Basis.Derived => "date worked out", Basis.Undated => "no date in the source", _ => "date stated" };
        if (r.Planned) yield return "planned";
        if (r.Standing != Standing.Stated) yield return Words.Of(Words.Standings, r.Standing);
        if (r.Supersedes is not null) yield return "corrected since it was first told";
        if (entry.InView == Truth.CannotTell) yield return "may not have been known yet";
        foreach (var c in contradictions.Where(c => c.First.Id == r.Id || c.Second.Id == r.Id)) yield return $"does not agree with another record of {tell.Agency((c.First.Id == r.Id ? c.Second : c.First).By)}: {c.Why}";
    }

    private string About(ChronologyEntry entry)
    {
        var relations = new Queue<string>(entry.Relations);
        return Prose.List(entry.Record.About.Select(label => !set.People.ContainsKey(label) ? Word(label) : relations.Dequeue() is var relation && relation == label ? tell.Person(label) : $"{tell.Person(label)} ({relation})"));
    }

    private string Said(Record r)
    {
        List<string> said = [];
        if (r.From.Count > 0 && !r.From.SequenceEqual([r.By], StringComparer.Ordinal)) said.Add($"from {Prose.List(r.From.Select(tell.Agency))}");
        if (r.To.Count > 0) said.Add($"to {Prose.List(r.To.Select(tell.Agency))}");
        if (r.Attended is { Count: > 0 } there) said.Add($"there: {Prose.List(there.Select(tell.Agency))}");
        said.AddRange(r.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {tell.Tell(f.Value.Replace("..", " to ", StringComparison.Ordinal))}"));
        said.AddRange(r.Parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{tell.Tell(p.Key)}: {Words.Of(Words.Answers, p.Value)}"));
        return string.Join('\n', new[] { r.Narrative, Prose.Capital(string.Join("; ", said)) }.Where(t => t.Length > 0));
    }

    private string ToldBy(Record r)
    {
        List<string> told = [];
        if (r.ToldBy != Records.ToldBy.NotSaid) told.Add(Words.Of(Words.Tellings, r.ToldBy));
        if (r.Teller != r.By) told.Add(tell.Tell(Word(r.Teller)));
        if (r.Practitioner is { } who) told.Add($"written by {tell.Practitioner(who)}{(r.Role is { } role ? $", {role.Replace('-', ' ')}" : "")}");
        return Prose.Capital(string.Join("; ", told));
    }

    // "address:new-flat" is "address: new flat"; a person's label is told as the person.
    private static string Word(string label) => label.Split(':', 2) is [var what, var which] ? $"{what}: {which.Replace('-', ' ')}" : label;
}
