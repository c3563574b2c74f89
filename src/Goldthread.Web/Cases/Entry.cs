using Goldthread.Chronologies;
using Goldthread.Records;
using Goldthread.Time;
using Goldthread.Web.Layout;

namespace Goldthread.Web.Cases;

/// <summary>One entry of the chronology, ready to be read.</summary>
/// <param name="How">How its date is known, where the source does not state it.</param>
/// <param name="Known">When its agency knew, where that is another time than when it happened.</param>
/// <param name="Perhaps">It may not have been known yet.</param>
/// <param name="Facts">Fields and parts as "name: value".</param>
/// <param name="Cards">Numbers of what rests on it.</param>
public sealed record Entry(string Id, string When, bool Undated, bool Kinship, string? How, string Agency, string Title, string Text, string About, string? ToldBy, string? Known, bool Perhaps,
    IReadOnlyList<string> Facts, string Place, IReadOnlyList<SpokenCard> Cards, bool Marked, IReadOnlyList<EntryLink> Against)
{
    public string Anchor => $"entry-{Id}";

    public static IReadOnlyList<Entry> Of(Look look, Chronology chronology, IReadOnlyList<SpokenCard> cards) =>
        [.. chronology.Entries.Select(e => Of(look, e, chronology, cards))];

    private static Entry Of(Look look, ChronologyEntry e, Chronology chronology, IReadOnlyList<SpokenCard> cards)
    {
        var (r, set) = (e.Record, look.Set);
        var resting = cards.Where(c => c.RestsOn.Concat(c.Kin).Any(l => l.Id == r.Id)).ToList();
        var against = chronology.Contradictions.Where(c => c.First.Id == r.Id || c.Second.Id == r.Id).Select(c => look.Link(c.First.Id == r.Id ? c.Second.Id : c.First.Id)).ToList();
        return new(r.Id, DateWords.Occurred(set, r), r.Basis == Basis.Undated, Lanes.Kinship(r), Dating(look, r), look.Names.AgencyTitle(r.By), Prose.Capital(Prose.WithoutArticle(r.Kind.Label)), r.Narrative,
            Prose.List(r.About.Select(look.Names.Person)), r.ToldBy == Records.ToldBy.NotSaid ? null : Words.Of(Words.Tellings, r.ToldBy),
            r.Known is null ? null : DateWords.Known(set, r), e.InView == Truth.CannotTell, Told(look, r), r.At, resting,
            resting.Exists(c => look.Show is null ? c.Certain : c.Safeguard.Id == look.Show), against);
    }

    private static string? Dating(Look look, Record r)
    {
        var basis = r.Basis switch { Basis.Inferred => "inferred", Basis.Derived => "worked out", Basis.Undated => "no date in the source", _ => null };
        var anchors = r.Occurred.Anchors.ToList();
        // What is not known yet may not be named, not even as a landmark.
        if (anchors.Count == 0 || !anchors.TrueForAll(look.Sees)) return basis;
        var tied = r.Occurred.Text.Split(" and ").Where(part => anchors.Exists(a => part.EndsWith($" {a}", StringComparison.Ordinal)));
        return $"{(basis is null ? "" : $"{basis}: ")}{look.Names.Tell(Prose.List(tied).Replace("..", " to ", StringComparison.Ordinal))}";
    }

    private static List<string> Told(Look look, Record r)
    {
        var facts = new List<string>();
        if (r.From.Count > 0) facts.Add($"from {Prose.List(r.From.Select(look.Names.Agency))}");
        if (r.To.Count > 0) facts.Add($"to {Prose.List(r.To.Select(look.Names.Agency))}");
        if (r.Attended is { Count: > 0 } there) facts.Add($"there: {Prose.List(there.Select(look.Names.Agency))}");
        facts.AddRange(r.Fields.Select(f => $"{f.Key}: {f.Value.Replace("..", " to ", StringComparison.Ordinal)}"));
        facts.AddRange(r.Parts.Select(p => $"{look.Names.Person(p.Key)}: {Words.Of(Words.Answers, p.Value)}"));
        if (r.Standing is Standing.Disputed or Standing.SelfReported) facts.Add(Words.Of(Words.Standings, r.Standing));
        if (r.Planned) facts.Add("planned");
        return facts;
    }
}
