using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Store.Entries;

/// <summary>
/// A record as canonical JSON: its kind by name, its dates as written, what is as usual left out. Ids of records are
/// sealed, since a home system's keys may be in them.
/// </summary>
internal static class RecordJson
{
    // When somebody was born or died, or will be born, says who it is.
    private static readonly KindPattern[] DatesIdentify = [new("birth"), new("birth.*"), new("death"), new("death.*"), new("pregnancy.due-date")];

    public static void Write(PartsWriter to, Record r)
    {
        var dates = Array.Exists(DatesIdentify, k => k.Matches(r.Kind.Name)) ? Part.Identifying : Part.Clear;
        to.Text(Part.Identifying, "id", r.Id);
        to.Text(Part.Clear, "kind", r.Kind.Name);
        to.Text(r.Occurred.Anchors.Any() ? Part.Identifying : dates, "occurred", r.Occurred.Text);
        to.Text(r.Known?.Anchors.Any() == true ? Part.Identifying : dates, "known", r.Known?.Text);
        to.Text(Part.Clear, "basis", r.Basis == Basis.Stated ? null : Words.Of(Words.Bases, r.Basis));
        to.Text(Part.Clear, "by", r.By);
        to.Text(Part.Clear, "team", r.Team);
        to.Text(Part.Identifying, "practitioner", r.Practitioner);
        to.Text(Part.Clear, "role", r.Role);
        to.Text(Part.Clear, "told_by", r.ToldBy == ToldBy.NotSaid ? null : Words.Of(Words.Tellings, r.ToldBy));
        to.Text(Part.Identifying, "teller", r.Teller == r.By ? null : r.Teller);
        to.List(Part.Identifying, "about", Some(r.About));
        to.List(Part.Clear, "from", Some(r.From));
        to.List(Part.Clear, "to", Some(r.To));
        to.List(Part.Identifying, "concerning", Some(r.Concerning));
        to.Text(Part.Identifying, "of", r.Of);
        to.Text(Part.Identifying, "same_event_as", r.SameEventAs);
        to.List(Part.Clear, "invited", r.Invited);
        to.List(Part.Clear, "attended", r.Attended);
        to.Flag(Part.Clear, "planned", r.Planned);
        to.Text(Part.Identifying, "place", r.Place);
        to.Map("fields", r.Fields.Select(f => (Field(r.Kind, f.Key, dates), f.Key, f.Value)));
        to.Map("parts", r.Parts.Select(p => (r.Kind.Parts.Contains(p.Key) ? Part.Clear : Part.Identifying, p.Key, Words.Of(Words.Answers, p.Value))));
        to.Text(Part.Clear, "standing", r.Standing == Standing.Stated ? null : Words.Of(Words.Standings, r.Standing));
        to.List(Part.Identifying, "disputes", Some(r.Disputes));
        to.Text(Part.Identifying, "supersedes", r.Supersedes);
        to.Text(Part.Identifying, "withdraws", r.Withdraws);
        to.Text(Part.Clear, "source_system", r.Source?.System);
        to.Text(Part.Identifying, "source_key", r.Source?.Key);
        to.Number(Part.Clear, "source_version", r.Source?.Version);
        to.Number(Part.Identifying, "source_said", r.Source?.Said?.ToUnixTimeMilliseconds());
        to.Text(Part.Clear, "tier", r.Sharing.Tier is { } tier ? Words.Of(Words.Tiers, tier) : null);
        to.Text(Part.Narrative, "sharing_basis", r.Sharing.Basis);
        to.Text(Part.Narrative, "handling", r.Sharing.Handling);
        to.Text(Part.Narrative, "restrictions", r.Sharing.Restrictions);
        to.Text(Part.Narrative, "family_told", r.Sharing.FamilyTold);
        to.Text(Part.Narrative, "agreement", r.Sharing.Agreement);
        to.Text(Part.Narrative, "at", r.At.Length == 0 ? null : r.At);
        to.Text(Part.Narrative, "event", r.Event);
        to.Text(Part.Narrative, "text", r.Narrative.Length == 0 ? null : r.Narrative);
        to.Flag(Part.Clear, "emptied", r.Emptied);
    }

    /// <param name="unknown">Is told of what the vocabulary does not know; it is kept as it was told.</param>
    public static Record Read(PartsReader from, Vocabulary vocabulary, Action<string> unknown)
    {
        var name = from.Required("kind");
        if (!vocabulary.Kinds.TryGetValue(name, out var kind))
        {
            unknown(name);
            kind = new Kind(name, name, new Dictionary<string, FieldType>(), []);
        }
        else
        {
            foreach (var field in from.Map("fields").Keys.Where(f => !kind.Fields.ContainsKey(f))) unknown($"{name}/{field}");
        }
        var by = from.Required("by");
        return new Record
        {
            Id = from.Required("id"),
            Kind = kind,
            Occurred = Date(from.Required("occurred")),
            Known = from.Text("known") is { } known ? Date(known) : null,
            Basis = Word(from, "basis", Words.Bases, Basis.Stated),
            By = by,
            Team = from.Text("team"),
            Practitioner = from.Text("practitioner"),
            Role = from.Text("role"),
            ToldBy = Word(from, "told_by", Words.Tellings, ToldBy.NotSaid),
            Teller = from.Text("teller") ?? by,
            About = from.List("about") ?? [],
            From = from.List("from") ?? [],
            To = from.List("to") ?? [],
            Concerning = from.List("concerning") ?? [],
            Of = from.Text("of"),
            SameEventAs = from.Text("same_event_as"),
            Invited = from.List("invited"),
            Attended = from.List("attended"),
            Planned = from.Flag("planned"),
            Place = from.Text("place"),
            Fields = from.Map("fields"),
            Parts = from.Map("parts").ToDictionary(p => p.Key, p => Words.Answers[p.Value], StringComparer.Ordinal),
            Standing = Word(from, "standing", Words.Standings, Standing.Stated),
            Disputes = from.List("disputes") ?? [],
            Supersedes = from.Text("supersedes"),
            Withdraws = from.Text("withdraws"),
            Source = from.Text("source_key") is { } key ? new(from.Required("source_system"), key, (int)(from.Number("source_version") ?? 1), from.Number("source_said") is { } said ? DateTimeOffset.FromUnixTimeMilliseconds(said) : null) : null,
            Sharing = new(from.Text("tier") is { } tier ? Words.Tiers[tier] : null, from.Text("sharing_basis"), from.Text("handling"), from.Text("restrictions"), from.Text("family_told")) { Agreement = from.Text("agreement") },
            At = from.Text("at") ?? "",
            Event = from.Text("event"),
            Narrative = from.Text("text") ?? "",
            Emptied = from.Flag("emptied"),
        };
    }

    /// <summary>Codes, numbers, dates and yes or no are in clear, since rules read them; words are narrative; whom or what a field names identifies.</summary>
    private static Part Field(Kind kind, string field, Part dates) => !kind.Fields.TryGetValue(field, out var type) ? Part.Narrative : type.Form switch
    {
        "yes-no" or "number" or "codes" => Part.Clear,
        "date" => dates,
        "person" or "agency" => Part.Identifying,
        _ => Part.Narrative,
    };

    internal static FuzzyDate Date(string text) => FuzzyDateParser.Parse(text) ?? throw new System.Text.Json.JsonException("A date that was written cannot be read.");

    internal static T Word<T>(PartsReader from, string name, IReadOnlyDictionary<string, T> words, T usual) => from.Text(name) is { } word ? words[word] : usual;

    private static IReadOnlyList<string>? Some(IReadOnlyList<string> list) => list.Count == 0 ? null : list;
}
