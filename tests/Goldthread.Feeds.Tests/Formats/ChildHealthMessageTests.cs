using Goldthread.Feeds.Imports;

namespace Goldthread.Feeds.Tests.Formats;

/// <summary>Messages of an invented child.</summary>
public sealed class ChildHealthMessageTests
{
    public static string Visits { get; } = string.Join('\n', Visit("new", "2026-03-02T09:00:00Z", "North"), Visit("update", "2026-03-03T09:00:00Z", "South"), Visit("delete", "2026-03-04T09:00:00Z", "South"));

    public const string Contact = """
        <Bundle xmlns="http://hl7.org/fhir"><entry><resource><MessageHeader><meta><lastUpdated value="2026-03-02T09:00:00Z"/></meta><event><code value="newborn-hearing-1"/></event></MessageHeader></resource></entry>
        <entry><fullUrl value="urn:uuid:p"/><resource><Patient><identifier><system value="https://fhir.nhs.uk/Id/nhs-number"/><value value="9434765919"/></identifier><birthDate value="2026-03-01"/></Patient></resource></entry>
        <entry><fullUrl value="urn:uuid:e"/><resource><Encounter><identifier><value value="h1"/></identifier><status value="finished"/><subject><reference value="urn:uuid:p"/></subject><period><start value="2026-03-02"/></period></Encounter></resource></entry>
        <entry><resource><Procedure><id value="f1"/><status value="completed"/><code><coding><display value="Hearing test"/></coding></code><context><reference value="urn:uuid:e"/></context><outcome><coding><display value="Clear"/></coding></outcome></Procedure></resource></entry></Bundle>
        """;

    [Fact]
    public void Take_AFinding_IsDatedByItsVisit()
    {
        var (intake, sorted) = Take(Contact);
        Assert.Empty(intake.NotKnown);
        Assert.Equal([("appointment.kept", "2026-03-02"), ("health.result", "2026-03-02")], sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => (r.Record.Kind.Name, r.Record.Occurred.Text)));
    }

    [Theory]
    [InlineData("1", "birth")]
    [InlineData("2", "pregnancy.lost")]
    public void Take_ABirthNotification_SaysWhetherTheChildLived(string indicator, string kind)
    {
        var (_, sorted) = Take(Message("pds-birth-notification-1", "new", "2026-03-02T09:00:00Z", $$"""
            , { "resource": { "resourceType": "Observation", "status": "final", "code": { "coding": [ { "code": "237364002" } ] }, "valueCodeableConcept": { "coding": [ { "code": "{{indicator}}" } ] } } }
            """));
        Assert.Equal([kind], sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record.Kind.Name));
    }

    [Fact]
    public void Take_ADeath_IsARecordOfIt()
    {
        var (_, sorted) = Take(Message("pds-death-notification-1", "new", "2026-04-02T09:00:00Z", "", "\"deceasedDateTime\": \"2026-04-01\","));
        Assert.Equal(("death", "2026-04-01"), Assert.Single(sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => (r.Record.Kind.Name, r.Record.Occurred.Text))));
    }

    [Fact]
    public void Take_NewUpdateAndDeleteInOneFile_EndWithNothingStanding()
    {
        var (intake, sorted) = Take(Visits);
        Assert.Equal(3, intake.Tally.ItemsRead);
        var records = sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record).ToList();
        Assert.Equal(["North", "South", "South"], records.Select(r => r.Team));
        Assert.Equal((records[0].Id, records[1].Id), (records[1].Supersedes, records[2].Withdraws));
        var again = Take(Visit("new", "2026-03-02T09:00:00Z", "North"), Shipped.Known(sorted));
        Assert.All(again.Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    static string Visit(string what, string said, string team) => Message("professional-contacts-1", what, said, $$"""
        , { "resource": { "resourceType": "EpisodeOfCare", "identifier": [ { "value": "e1" } ], "status": "active", "type": [ { "coding": [ { "display": "Health visiting service" } ] } ], "period": { "start": "2026-03-01" }, "team": [ { "reference": "urn:uuid:t" } ] } }
        , { "fullUrl": "urn:uuid:t", "resource": { "resourceType": "CareTeam", "name": "{{team}}" } }
        """);

    static string Message(string @event, string what, string said, string more, string patient = "") => $$"""
        { "resourceType": "Bundle", "type": "message", "entry": [
          { "resource": { "resourceType": "MessageHeader", "meta": { "lastUpdated": "{{said}}" }, "extension": [ { "url": "type", "valueCodeableConcept": { "coding": [ { "code": "{{what}}" } ] } } ], "event": { "code": "{{@event}}" } } },
          { "resource": { "resourceType": "Patient", {{patient}} "identifier": [ { "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9434765919" } ], "name": [ { "given": ["Ada"], "family": "Marsh" } ], "birthDate": "2026-03-01" } }{{more}} ] }
        """;

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Take(string text, IReadOnlyDictionary<string, Known>? known = null) => Shipped.Take("westmarsh-child-health", text, known);
}
