using Goldthread.Feeds.Imports;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class UkCoreTests
{
    /// <summary>Of an invented child.</summary>
    public const string Small = """
        { "resourceType": "Bundle", "type": "searchset", "entry": [
          { "resource": { "resourceType": "Patient", "id": "p1", "identifier": [ { "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9434765919" } ], "name": [ { "given": ["Ada"], "family": "Marsh" } ], "birthDate": "2025-03-01" } },
          { "resource": { "resourceType": "RelatedPerson", "id": "r1", "patient": { "reference": "Patient/p1" }, "relationship": [ { "coding": [ { "code": "MTH" } ] } ], "name": [ { "given": ["Bea"], "family": "Marsh" } ] } },
          { "resource": { "resourceType": "Encounter", "id": "e1", "status": "finished", "class": { "code": "EMER" }, "subject": { "reference": "Patient/p1" }, "period": { "start": "2026-02-01T21:10:00+00:00" }, "reasonCode": [ { "text": "fell" } ] } },
          { "resource": { "resourceType": "Observation", "id": "o1", "status": "final", "code": { "coding": [ { "code": "29463-7" } ] }, "subject": { "reference": "Patient/p1" }, "effectiveDateTime": "2026-02-01", "valueQuantity": { "value": 7400, "code": "g" } } },
          { "resource": { "resourceType": "Observation", "id": "o2", "status": "final", "code": { "coding": [ { "code": "9843-4" } ] }, "subject": { "reference": "Patient/p1" }, "effectiveDateTime": "2026-02-01", "valueQuantity": { "value": 44.5, "code": "cm" } } },
          { "resource": { "resourceType": "Communication", "id": "c1", "status": "completed", "subject": { "reference": "Patient/p1" }, "sent": "2026-02-02", "topic": { "text": "attendance" }, "payload": [ { "contentString": "Seen and went home." } ] } },
          { "resource": { "resourceType": "ServiceRequest", "id": "s1", "status": "active", "intent": "order", "subject": { "reference": "Patient/p1" }, "authoredOn": "2026-02-03", "code": { "text": "Community paediatrics" } } },
          { "resource": { "resourceType": "Appointment", "id": "a1", "status": "noshow", "start": "2026-02-20T10:00:00Z", "description": "Community paediatrics", "participant": [ { "actor": { "reference": "Patient/p1" } } ] } } ] }
        """;

    [Fact]
    public void Take_EachResource_IsARecordOfTheOneChild()
    {
        var (intake, sorted) = Shipped.Take("westmarsh-fhir", Small);
        Assert.Equal(8, intake.Tally.Items[Fate.Accepted]);
        Assert.Empty(sorted.SelectMany(s => s.Problems));
        var records = sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record).ToList();
        Assert.Equal(
            [
                ("family.mother", "undated"), ("attendance.emergency-department", "2026-02-01T21:10"), ("growth.weight", "2026-02-01"), ("growth.head", "2026-02-01"), ("information.shared", "2026-02-02"),
                ("referral.received", "2026-02-03"), ("appointment.was-not-brought", "2026-02-20T10:00"),
            ],
            records.Select(r => (r.Kind.Name, r.Occurred.Text)));
        Assert.All(records, r => Assert.Equal("westmarsh-fhir/p1", r.About[0]));
        Assert.Equal("7.4", records[2].Fields["kilograms"]);
    }

    [Fact]
    public void Take_AChildProtectionFlagAndPlan_AreOfOneChild()
    {
        if (Shipped.Samples is not { } samples) return;
        using var stream = File.OpenRead(Path.Combine(samples, "fhir-r4-cpis", "CPIS-CPP-Bundle-Example.xml"));
        var (intake, sorted) = Shipped.Take(Shipped.Feeds.Feeds["westmarsh-fhir"], Shipped.Feeds.Formats["fhir-uk-core"], stream);
        Assert.Null(intake.Broken);
        Assert.Empty(intake.NotKnown.Keys);
        Assert.Equal([("flag.national.set", "2024-07-22T10:00"), ("plan.child-protection.started", "2024-07-22T10:00")], sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => (r.Record.Kind.Name, r.Record.Occurred.Text)));
        Assert.Equal(["westmarsh-fhir/PatientFlag-AlanMann-Example"], sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().SelectMany(r => r.Record.About).Distinct());
    }

    [Fact]
    public void Take_WhatWasEnteredInError_IsWithdrawn()
    {
        var known = Shipped.Known(Shipped.Take("westmarsh-fhir", Small).Sorted);
        var (_, sorted) = Shipped.Take("westmarsh-fhir", """{ "resourceType": "Observation", "id": "o1", "status": "entered-in-error", "subject": { "reference": "Patient/p1" } }""", known);
        Assert.Equal("growth.weight", Assert.Single(sorted.Select(s => s.Statement).OfType<Statement.OfRecord>(), r => r.Record.Withdraws is not null).Record.Kind.Name);
    }

    [Fact]
    public void Take_OfAPatientThatWasReplaced_SaysWhichNumberStandsForWhich()
    {
        const string Old = """{ "resourceType": "Patient", "id": "a", "identifier": [{ "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018" }], "link": [{ "type": "replaced-by", "other": { "reference": "Patient/b", "identifier": { "system": "https://fhir.nhs.uk/Id/nhs-number", "value": "943 476 5919" } } }] }""";
        var person = Shipped.Take("westmarsh-fhir", Old).Sorted.Select(s => s.Statement).OfType<Statement.OfPerson>().Single();
        Assert.Equal([("9990000018", "9434765919")], GivenUp.Of(person));
        Assert.Empty(GivenUp.Of(person with { NhsNumber = "9434765919" }));
        Assert.True(new ClosedIdentities(["9434765919"], []).AnyOf([person]));
    }

    [Fact]
    public void Take_AResourceThatTheFormatDoesNotSpeakOf_IsRejected()
    {
        var (_, sorted) = Shipped.Take("westmarsh-fhir", """{ "resourceType": "Device", "id": "d1" }""");
        Assert.Equal(ProblemKind.ResourceNotTaken, Assert.Single(sorted).Problems[0].Kind);
    }
}
