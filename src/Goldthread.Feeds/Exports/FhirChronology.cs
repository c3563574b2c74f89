using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Feeds.Items;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Feeds.Exports;

/// <summary>
/// A chronology as a FHIR R4 document: a bundle of a composition, people, and each record as a communication, where one agency told others, or else as an observation. What FHIR has no place for stands in
/// one extension of each resource, by the names of <see cref="RecordColumns"/> and <see cref="PersonColumns"/>.
/// </summary>
public static class FhirChronology
{
    /// <summary>Addresses by which the project's own words are told from others'. They name; nothing is served there.</summary>
    public const string Base = "https://goldthread.example/fhir", AsTold = $"{Base}/as-told", RecordIds = $"{Base}/record", PersonIds = $"{Base}/person", Agencies = $"{Base}/agency", Kinds = $"{Base}/kind";

    /// <summary>Where what is said stands, for the reference.</summary>
    public static IReadOnlyList<(string What, string Where)> Places { get; } =
    [
        ("the title block, who would have told us, and what is expected", "`Composition`: the first sections, in words"),
        ("a person", "`Patient`; an adult is a `RelatedPerson` of the child. As each system holds the person: the extension"),
        ("`id`", $"`identifier`, of the system `{RecordIds}`"),
        ("`kind`", $"`code`, or `topic`, of the system `{Kinds}`"),
        ("`by`", $"`performer`, or `sender`: an identifier of the system `{Agencies}`"),
        ("`to`", "`recipient`"),
        ("`about`", "`subject`, and `focus` or `about`; in its order, and with what is no person, in the extension"),
        ("`occurred`", "`effectiveDateTime`, `effectivePeriod` or `sent`, as far as FHIR can say it; as it was told, in the extension"),
        ("`fields`", "`component`, each under its name; of a communication, in the extension"),
        ("`text`", "`note`, or `payload`"),
        ("withdrawn, corrected, planned", "`status`: `entered-in-error`; `amended`; `registered` or `preparation`"),
        ("everything else", $"the extension `{AsTold}`, with a part for each column"),
    ];

    public static byte[] Json(ChronologyDocument document) => Bundle(document).Json();

    public static byte[] Xml(ChronologyDocument document) => Bundle(document).Xml();

    private static FhirTree Bundle(ChronologyDocument document)
    {
        var child = document.People.FirstOrDefault(p => p.Label != PersonLabel.Adult);
        List<(string Id, FhirTree Resource)> people = [.. document.People.Select(p => (Uuid(p.Person), Person(p, child)))];
        var known = document.People.ToDictionary(p => p.Person, p => p, StringComparer.Ordinal);
        List<(string Id, FhirTree Resource)> records = [.. document.Records.Select(r => (Uuid(r.Id), Told(r, known)))];
        var made = document.Made.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        var id = Uuid($"{made}\n{string.Join('\n', document.Records.Select(r => r.Id))}");
        var whole = new FhirTree { Type = "Bundle" }.With("identifier", new FhirTree().With("system", "urn:ietf:rfc:3986").With("value", $"urn:uuid:{id}")).With("type", "document").With("timestamp", made);
        return whole.Many("entry", new[] { (id, Composition(document, child, id, made, people, records)) }.Concat(people).Concat(records).Select(e => new FhirTree().With("fullUrl", $"urn:uuid:{e.Item1}").With("resource", e.Item2)));
    }

    private static FhirTree Composition(ChronologyDocument document, PersonLine? child, string id, string made, List<(string Id, FhirTree)> people, List<(string Id, FhirTree)> records) =>
        new FhirTree { Type = "Composition" }.With("id", id).With("status", "final").With("type", new FhirTree().With("text", ChronologyDocument.Title)).With("subject", child is null ? null : Reference(child.Person)).With("date", made)
            .Many("author", new FhirTree().With("display", "Goldthread")).With("title", ChronologyDocument.Title).With("confidentiality", "R")
            .Many("section",
            [
                Section("Read this first", document.Front.Select(f => $"{f.What}: {f.Says}").Concat(document.Cautions)),
                Section("Who would have told us", document.Sources.Select(s => $"{s.Agency} ({s.System}): {s.Tells}. {s.Since}. {s.Heard}.")),
                .. document.Expected.Count == 0 ? Array.Empty<FhirTree>() : [Section(ExpectedLine.Title, document.Expected.Select(e => $"{e.What}: of {e.Of}, due {e.Due}, {e.Stands}. {e.Why}"))],
                .. Listed("People", people), .. Listed("Chronology", records),
            ]);

    private static FhirTree Section(string title, IEnumerable<string> lines) => new FhirTree().With("title", title)
        .With("text", new FhirTree().With("status", "generated").With("div", $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{string.Concat(lines.Select(l => $"<p>{WebUtility.HtmlEncode(CellText.Shown(l)).Replace("&#39;", "'", StringComparison.Ordinal)}</p>"))}<p/></div>"));

    private static IEnumerable<FhirTree> Listed(string title, List<(string Id, FhirTree)> all) => all.Count == 0 ? [] : [new FhirTree().With("title", title).Many("entry", all.Select(a => new FhirTree().With("reference", $"urn:uuid:{a.Id}")))];

    private static FhirTree Person(PersonLine p, PersonLine? child)
    {
        var patient = p.Label != PersonLabel.Adult || child is null;
        var names = p.Held.Where(h => h.Names.Count > 0).Select(h => h.Names).DistinctBy(n => string.Join('\n', n), StringComparer.Ordinal)
            .Select(n => new FhirTree().With("text", Said(string.Join(' ', n))).With("family", n.Count > 1 ? Said(n[^1]) : null).Many("given", n.Take(Math.Max(1, n.Count - 1)).Select(Said)));
        var born = p.Held.Where(h => !h.Expected).Select(h => h.Born?.Text).FirstOrDefault(t => t is not null && IsDate(t));
        var tree = new FhirTree { Type = patient ? "Patient" : "RelatedPerson" }.With("id", Uuid(p.Person)).Many("extension", PersonColumns.Of(p).Select(Extension)).Many("identifier", Identifier(PersonIds, CellText.Of(p.Person)));
        if (!patient) tree.With("patient", Reference(child!.Person)).Many("relationship", new FhirTree().With("text", Said(p.Relation)));
        return tree.Many("name", names).With("birthDate", born);
    }

    private static FhirTree Told(Record r, Dictionary<string, PersonLine> people)
    {
        var row = RecordColumns.Of(r);
        var about = r.About.Where(people.ContainsKey).ToList();
        var subject = about.FirstOrDefault(a => people[a].Label != PersonLabel.Adult);
        List<FhirTree> others = [.. about.Where(a => a != subject).Select(Reference)];
        // One agency tells another: it has a sender, and somebody to receive it.
        var sent = r.Kind.Step is not null || r.To.Count > 0;
        var texts = row.Cells.Where(c => c.Key.Split('/')[0] == "text").Select(c => c.Value);
        List<string> home = ["id", "kind", "by", "text", .. sent ? ["to"] : r.Fields.Values.All(v => v.Length < Row.Most) ? ["fields"] : Array.Empty<string>()];
        var rest = new Row([.. RecordColumns.All.Where(c => !home.Contains(c.Name) && row[c.Name] is not null).Select(c => KeyValuePair.Create(c.Name, row[c.Name]!))]);
        var kind = new FhirTree().Many("coding", new FhirTree().With("system", Kinds).With("code", r.Kind.Name).With("display", r.Kind.Label));
        var tree = new FhirTree { Type = sent ? "Communication" : "Observation" }.With("id", Uuid(r.Id)).Many("extension", Extension(rest)).Many("identifier", Identifier(RecordIds, CellText.Of(r.Id)));
        var (moment, period) = Dates(r.Occurred);
        if (sent)
            return tree.With("status", r.Withdraws is not null ? "entered-in-error" : r.Planned ? "preparation" : "completed").With("subject", subject is null ? null : Reference(subject)).With("topic", kind).Many("about", others)
                .With("sent", moment).Many("recipient", r.To.Select(Agency)).With("sender", Agency(r.By)).Many("payload", texts.Select(t => new FhirTree().With("contentString", t)));
        return tree.With("status", r.Withdraws is not null ? "entered-in-error" : r.Supersedes is not null ? "amended" : r.Planned ? "registered" : "final").With("code", kind).With("subject", subject is null ? null : Reference(subject)).Many("focus", others)
            .With("effectiveDateTime", moment).With("effectivePeriod", period).Many("performer", Agency(r.By)).Many("note", texts.Select(t => new FhirTree().With("text", t)))
            .Many("component", home.Contains("fields") ? r.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new FhirTree().With("code", new FhirTree().With("text", CellText.Of(f.Key))).With("valueString", CellText.Of(f.Value))) : []);
    }

    /// <summary>What a resource that was written here says; nothing for another.</summary>
    /// <param name="item">As <see cref="FhirItems"/> gives it.</param>
    internal static IReadOnlyList<Row> RowsOf(Item item)
    {
        if (item.Parts.Count == 0) return [];
        var resource = item.Parts[0];
        var told = Under(resource, "extension").Where(e => TextOf(e, "url") == AsTold).Select(Cells).ToList();
        if (resource.Name is "Patient" or "RelatedPerson") return [.. told.Select(Row.Of)];
        if (Under(resource, "identifier").FirstOrDefault(i => TextOf(i, "system") == RecordIds) is not { } identifier) return [];
        var sent = resource.Name == "Communication";
        var cells = told.SelectMany(t => t).Append(new("id", TextOf(identifier, "value"))).ToList();
        foreach (var coding in Under(resource, sent ? "topic" : "code").SelectMany(c => Under(c, "coding")).Where(c => TextOf(c, "system") == Kinds)) cells.Add(new("kind", TextOf(coding, "code")));
        foreach (var by in Under(resource, sent ? "sender" : "performer").SelectMany(a => Under(a, "identifier"))) cells.Add(new("by", TextOf(by, "value")));
        cells.AddRange(Under(resource, sent ? "payload" : "note").Select((t, i) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"text/{i + 1}"), TextOf(t, sent ? "contentString" : "text"))));
        if (Under(resource, "recipient").SelectMany(a => Under(a, "identifier")).Select(i => CellText.Text(TextOf(i, "value"))).OfType<string>().ToList() is { Count: > 0 } to) cells.Add(new("to", CellText.Of(to)));
        var fields = Under(resource, "component").Select(c => (Name: Under(c, "code").Select(n => CellText.Text(TextOf(n, "text"))).FirstOrDefault(), Value: CellText.Text(TextOf(c, "valueString")))).Where(f => f.Name is not null && f.Value is not null).ToList();
        if (fields.Count > 0) cells.Add(new("fields", CellText.Of(fields.Select(f => KeyValuePair.Create(f.Name!, f.Value!)))));
        return [Row.Of(cells)];
    }

    private static List<KeyValuePair<string, string>> Cells(Item extension) => [.. Under(extension, "extension").Select(e => KeyValuePair.Create(TextOf(e, "url"), TextOf(e, "valueString")))];

    private static IEnumerable<Item> Under(Item item, string name) => item.Parts.Where(p => p.Name == name);

    private static string TextOf(Item item, string name) => Under(item, name).FirstOrDefault()?.Text ?? "";

    private static FhirTree Extension(Row row) => new FhirTree().With("url", AsTold).Many("extension", row.Cells.Select(c => new FhirTree().With("url", c.Key).With("valueString", c.Value)));

    private static FhirTree Identifier(string system, string value) => new FhirTree().With("system", system).With("value", value);

    private static FhirTree Reference(string person) => new FhirTree().With("reference", $"urn:uuid:{Uuid(person)}");

    private static FhirTree Agency(string name) => new FhirTree().With("identifier", Identifier(Agencies, CellText.Of(name)));

    // A date that FHIR can say, or a period; neither for one that hangs on other records.
    private static (string? Moment, FhirTree? Period) Dates(FuzzyDate date)
    {
        if (IsDate(date.Text)) return (date.Text, null);
        if (date.Limits is not [DateLimit.Civil { From: var from, To: var to }] || (from is null && to is null)) return (null, null);
        return from == to ? (Zoned(from!.Value), null) : (null, new FhirTree().With("start", from is { } f ? Zoned(f) : null).With("end", to is { } t ? Zoned(t) : null));
    }

    private static bool IsDate(string text) => text.Length is 4 or 7 or 10 && text.All(c => char.IsAsciiDigit(c) || c == '-') && char.IsAsciiDigit(text[^1]);

    private static string Zoned(DateTime civil)
    {
        var zero = Axis.Dated.Candidates[0];
        var utc = DateTimeOffset.FromUnixTimeMilliseconds(Civil.UnixOf((long)(civil - zero.ToDateTime(TimeOnly.MinValue)).TotalMinutes, zero)).UtcDateTime;
        return new DateTimeOffset(civil, civil - utc).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static string Said(string text) => CellText.Shown(text) is { Length: > 0 } said ? said : "not known";

    // By the name of a thing: the same in every export.
    private static string Uuid(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
