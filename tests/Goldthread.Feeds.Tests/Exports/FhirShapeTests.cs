using System.Text.Json;
using System.Xml.Linq;
using Goldthread.Feeds.Exports;
using Goldthread.Records;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Feeds.Tests.Exports;

/// <summary>What is exported, against the definitions of HL7 FHIR R4 (4.0.1) of the resources that it uses: no element that is not defined, each in its order, as often as it may and must stand, and of codes only those that the standard lists.</summary>
public sealed class FhirShapeTests
{
    // In the order of the standard: element, least, most, and where it is a code that is bound, its codes. Elements that a resource defines and an export never uses are left out.
    const string Definitions = """
        Bundle: id 0 1; identifier 0 1; type 1 1 document|message|transaction|transaction-response|batch|batch-response|history|searchset|collection; timestamp 0 1; entry 0 *
        Bundle.identifier: system 0 1; value 0 1
        Bundle.entry: fullUrl 0 1; resource 0 1
        Composition: id 0 1; extension 0 *; identifier 0 1; status 1 1 preliminary|final|amended|entered-in-error; type 1 1; subject 0 1; date 1 1; author 1 *; title 1 1; confidentiality 0 1 U|L|M|N|R|V; section 0 *
        Composition.section: title 0 1; text 0 1; entry 0 *
        Composition.section.text: status 1 1 generated|extensions|additional|empty; div 1 1
        Patient: id 0 1; extension 0 *; identifier 0 *; name 0 *; gender 0 1 male|female|other|unknown; birthDate 0 1
        RelatedPerson: id 0 1; extension 0 *; identifier 0 *; patient 1 1; relationship 0 *; name 0 *; gender 0 1 male|female|other|unknown; birthDate 0 1
        Observation: id 0 1; extension 0 *; identifier 0 *; status 1 1 registered|preliminary|final|amended|corrected|cancelled|entered-in-error|unknown; code 1 1; subject 0 1; focus 0 *; effectiveDateTime 0 1; effectivePeriod 0 1; performer 0 *; note 0 *; component 0 *
        Observation.component: code 1 1; valueString 0 1
        Observation.effectivePeriod: start 0 1; end 0 1
        Observation.note: text 1 1
        Communication: id 0 1; extension 0 *; identifier 0 *; status 1 1 preparation|in-progress|not-done|on-hold|stopped|completed|entered-in-error|unknown; subject 0 1; topic 0 1; about 0 *; sent 0 1; recipient 0 *; sender 0 1; payload 0 *
        Communication.payload: contentString 1 1
        name: text 0 1; family 0 1; given 0 *
        identifier: system 0 1; value 0 1
        extension: extension 0 *; url 1 1; valueString 0 1
        reference: reference 0 1; identifier 0 1; display 0 1
        concept: coding 0 *; text 0 1
        coding: system 0 1; code 0 1; display 0 1
        """;

    static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["identifier"] = "identifier",
        ["name"] = "name",
        ["extension"] = "extension",
        ["coding"] = "coding",
        ["subject"] = "reference",
        ["author"] = "reference",
        ["focus"] = "reference",
        ["performer"] = "reference",
        ["about"] = "reference",
        ["recipient"] = "reference",
        ["sender"] = "reference",
        ["patient"] = "reference",
        ["code"] = "concept",
        ["topic"] = "concept",
        ["type"] = "concept",
        ["relationship"] = "concept",
        ["Composition.section.entry"] = "reference",
    };

    static readonly Dictionary<string, IReadOnlyList<Element>> Shapes = Definitions.Split('\n').Select(l => l.Split(": ", 2)).ToDictionary(l => l[0].Trim(), l => (IReadOnlyList<Element>)[.. l[1].Trim().Split("; ").Select(Read)]);

    sealed record Element(string Name, int Least, bool Many, IReadOnlyList<string> Codes);

    static readonly ChronologyDocument Document = Exported.Of(
    [
        Told("r1", "education.absence", "2025-03-04"),
        Told("r2", "education.absence", "2025-03") with { Supersedes = "r1", Source = new("quay", "r1", 2) },
        Told("r3", "education.absence", "2025-03-04..2025-04-02") with { About = ["quay/18", "quay/17"], Fields = new Dictionary<string, string> { ["reason"] = "ill" } },
        Told("r4", "referral.sent", "2025-03-04T10:15") with { To = ["westmarsh-childrens-social-care"], Narrative = "Come & see <him>." },
        Told("r5", "visit.home", "after 2025-06-01") with { Planned = true },
        Told("r6", "education.absence", "undated") with { Withdraws = "r3", Supersedes = "r3" },
    ],
    [
        new("quay/17", PersonLabel.Child, "Robin Quay", "the child", "4 March 2015", [new("quay", ["Robin", "Quay"], FuzzyDateParser.Parse("2015-03-04"), false), new("casebook", ["Robin"], FuzzyDateParser.Parse("2015"), false)]),
        new("quay/18", PersonLabel.Adult, "Alex Quay", "mother", "not known here", [new("quay", ["Alex", "Quay"], null, false)]),
        new("quay/19", PersonLabel.Adult, "somebody", "not known here", "", [new("goldthread", [], null, false)]),
    ]) with
    { Expected = [new("A visit", "he was ill", "the school", "4 May 2025", "overdue")] };

    [Fact]
    public void Json_OfEverySortOfRecord_IsOfTheShapeOfTheStandard()
    {
        using var json = JsonDocument.Parse(FhirChronology.Json(Document));
        Assert.Equal("", string.Join('\n', Faults(json.RootElement, "Bundle", "Bundle")));
        var resources = json.RootElement.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("resource").GetProperty("resourceType").GetString()).ToList();
        Assert.Equal("Composition", resources[0]);
        Assert.Superset(new HashSet<string?> { "Patient", "RelatedPerson", "Observation", "Communication" }, resources.ToHashSet());
    }

    [Fact]
    public void Json_OfADocument_RefersToNothingThatIsNotInIt_AndHasWhatADocumentMustHave()
    {
        using var json = JsonDocument.Parse(FhirChronology.Json(Document));
        var whole = json.RootElement;
        Assert.Equal(("document", true, true), (whole.GetProperty("type").GetString(), whole.TryGetProperty("identifier", out var id) && id.TryGetProperty("system", out _), whole.TryGetProperty("timestamp", out _)));
        var there = whole.GetProperty("entry").EnumerateArray().Select(e => e.GetProperty("fullUrl").GetString()!).ToList();
        Assert.Equal(there.Count, there.Distinct(StringComparer.Ordinal).Count());
        Assert.All(whole.GetProperty("entry").EnumerateArray(), e => Assert.Equal(e.GetProperty("fullUrl").GetString(), $"urn:uuid:{e.GetProperty("resource").GetProperty("id").GetString()}"));
        Assert.All(References(whole), r => Assert.Contains(r, there));
    }

    [Fact]
    public void Xml_OfEverySortOfRecord_HasItsElementsInTheOrderOfTheStandard()
    {
        var root = XDocument.Parse(System.Text.Encoding.UTF8.GetString(FhirChronology.Xml(Document))).Root!;
        foreach (var resource in root.Descendants().Where(e => e.Name.LocalName == "resource").Select(e => e.Elements().Single()).Append(root))
        {
            var order = Shapes[resource.Name.LocalName].Select(e => e.Name).ToList();
            var places = resource.Elements().Select(e => order.IndexOf(e.Name.LocalName)).ToList();
            Assert.Equal(places.Order(), places);
        }
    }

    static IEnumerable<string> Faults(JsonElement at, string shape, string where)
    {
        var own = at.EnumerateObject().Where(p => p.Name != "resourceType").ToList();
        foreach (var missing in Shapes[shape].Where(e => e.Least > 0 && own.All(p => p.Name != e.Name))) yield return $"{where}.{missing.Name} is missing";
        foreach (var part in own)
        {
            if (Shapes[shape].FirstOrDefault(e => e.Name == part.Name) is not { } element)
            {
                yield return $"{where}.{part.Name} is not defined";
                continue;
            }
            if (part.Value.ValueKind == JsonValueKind.Array != element.Many) yield return $"{where}.{part.Name} is {(element.Many ? "no list" : "a list")}";
            var values = part.Value.ValueKind == JsonValueKind.Array ? [.. part.Value.EnumerateArray()] : new[] { part.Value };
            if (values.Length == 0) yield return $"{where}.{part.Name} is empty";
            foreach (var value in values)
            {
                if (value.ValueKind != JsonValueKind.Object)
                {
                    if (value.ToString().Length == 0) yield return $"{where}.{part.Name} is empty";
                    if (element.Codes.Count > 0 && !element.Codes.Contains(value.ToString())) yield return $"{where}.{part.Name} is '{value}'";
                    continue;
                }
                var inner = value.TryGetProperty("resourceType", out var type) ? type.GetString()! : Shapes.ContainsKey($"{shape}.{part.Name}") ? $"{shape}.{part.Name}" : Types.GetValueOrDefault($"{shape}.{part.Name}") ?? Types[part.Name];
                foreach (var fault in Faults(value, inner, $"{where}.{part.Name}")) yield return fault;
            }
        }
    }

    static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(p => p is { Name: "reference", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };

    static Element Read(string text) => text.Split(' ') is var words ? new(words[0], int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), words[2] == "*", words.Length > 3 ? words[3].Split('|') : []) : throw new FormatException(text);

    static Record Told(string id, string kind, string occurred) => new()
    {
        Id = id,
        Kind = Shipped.Catalogue.Vocabulary.Kinds[kind],
        Occurred = FuzzyDateParser.Parse(occurred)!,
        By = "quay-school",
        Teller = "quay-school",
        About = ["quay/17"],
        Narrative = "Words.",
        Source = new("quay", id, 1),
    };
}
