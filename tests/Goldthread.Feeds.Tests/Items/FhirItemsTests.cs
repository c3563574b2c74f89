using System.Text;
using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Items;

public sealed class FhirItemsTests
{
    const string Xml = """
        <?xml version="1.0" encoding="utf-8"?>
        <Bundle xmlns="http://hl7.org/fhir"><type value="collection"/>
          <entry><fullUrl value="urn:uuid:1"/><resource><Patient><id value="p1"/>
            <text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml"><p>Ada <b>Marsh</b></p></div></text>
            <extension url="https://example/birth"><valueString value="here"/></extension>
            <name><family value="Marsh"/><given value="Ada"><extension url="x"><valueCode value="a"/></extension></given><given value="Bea"/></name>
            <birthDate value="2020-01-02"><extension url="t"><valueDateTime value="2020-01-02T03:04:00Z"/></extension></birthDate></Patient></resource></entry>
          <entry><resource><Encounter><id value="e1"/><contained><Practitioner><id value="w"/><name><family value="Quay"/></name></Practitioner></contained>
            <status value="finished"/><subject><reference value="urn:uuid:1"/></subject><participant><individual><reference value="#w"/></individual></participant></Encounter></resource></entry>
          <entry><resource><Flag><subject><reference value="https://example/fhir/Patient/p9/_history/3"/><identifier><system value="nhs"/><value value="9990001111"/></identifier></subject></Flag></resource></entry>
        </Bundle>
        """;

    const string Json = """
        { "resourceType": "Bundle", "type": "collection", "entry": [
          { "fullUrl": "urn:uuid:1", "resource": { "resourceType": "Patient", "id": "p1",
            "text": { "status": "generated", "div": "<div><p>Ada <b>Marsh</b></p></div>" },
            "extension": [ { "url": "https://example/birth", "valueString": "here" } ],
            "name": [ { "family": "Marsh", "given": ["Ada", "Bea"], "_given": [ { "extension": [ { "url": "x", "valueCode": "a" } ] }, null ] } ],
            "birthDate": "2020-01-02", "_birthDate": { "extension": [ { "url": "t", "valueDateTime": "2020-01-02T03:04:00Z" } ] } } },
          { "resource": { "resourceType": "Encounter", "id": "e1", "contained": [ { "resourceType": "Practitioner", "id": "w", "name": [ { "family": "Quay" } ] } ],
            "status": "finished", "subject": { "reference": "urn:uuid:1" }, "participant": [ { "individual": { "reference": "#w" } } ] } },
          { "resource": { "resourceType": "Flag", "subject": { "reference": "https://example/fhir/Patient/p9/_history/3", "identifier": { "system": "nhs", "value": "9990001111" } } } } ] }
        """;

    static readonly string[] Types = ["Patient", "Encounter", "Flag"];

    [Fact]
    public void Read_XmlAndJsonOfTheSame_AreTheSameItems()
    {
        var (xml, json) = (Read(Xml, Types), Read(Json, Types));
        Assert.Equal(xml.Select(Leaves), json.Select(Leaves));
        Assert.Contains("Patient/name/given/extension/valueCode=a", Leaves(xml[0]));
        Assert.Contains("Patient/birthDate/extension/url=t", Leaves(xml[0]));
        Assert.DoesNotContain(Leaves(xml[0]), l => l.Contains("Ada ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "Encounter/subject/->Patient/name/family", "Marsh")]
    [InlineData(1, "*/subject/->Patient/birthDate", "2020-01-02")]
    [InlineData(1, "Encounter/participant/individual/->Practitioner/name/family", "Quay")]
    [InlineData(1, "Encounter/contained/->Practitioner/id", "w")]
    [InlineData(1, "Encounter/subject/->Group/id", null)]
    [InlineData(2, "Flag/subject/->Patient/id", "p9")]
    [InlineData(2, "Flag/subject/->Patient/identifier[system=nhs]/value", "9990001111")]
    public void First_ThroughAReference_IsOfWhatIsMeant(int item, string path, string? text)
    {
        foreach (var file in new[] { Xml, Json })
            Assert.Equal(text, ItemPath.Parse(path)!.First(Assert.IsType<Found.One>(Read(file, Types)[item]).Item)?.Text);
    }

    [Fact]
    public void Read_ATypeThatIsNotTaken_IsTold()
    {
        var found = Read(Json, ["Patient", "Flag"]);
        Assert.Equal((ProblemKind.ResourceNotTaken, "Encounter"), (Assert.IsType<Found.Unread>(found[1]).Problem.Kind, ((Found.Unread)found[1]).Problem.Excerpt));
    }

    [Fact]
    public void Read_ABundleAsAWhole_IsOneItem() =>
        Assert.Equal(["Patient", "Practitioner", "Encounter", "Flag"], Assert.IsType<Found.One>(Assert.Single(Read(Json, []))).Item.Parts.Select(p => p.Name));

    [Fact]
    public void Read_OneResourceAlone_IsAnItem() =>
        Assert.Equal(["Patient/id=7"], Leaves(Read("""<Patient xmlns="http://hl7.org/fhir"><id value="7"/></Patient>""", Types)[0]));

    [Theory]
    [InlineData("{ \"a\": 1 }", "GT0814")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\">]><Patient>&x;</Patient>", "GT0801")]
    [InlineData("<Patient><id", "GT0801")]
    [InlineData("", "GT0801")]
    public void Read_WhatIsNoResource_IsRefused(string text, string code) =>
        Assert.Equal(code, (Read(text, Types)[^1] switch { Found.Broken b => b.Problem, Found.Unread u => u.Problem, _ => null })?.Kind.Code);

    [Fact]
    public void Read_TwoResourcesThatReferToOneAnother_Ends() =>
        Assert.Equal(2, Read("""
            { "resourceType": "Bundle", "entry": [
              { "fullUrl": "a", "resource": { "resourceType": "Patient", "link": [ { "other": { "reference": "b" } } ] } },
              { "fullUrl": "b", "resource": { "resourceType": "Patient", "link": [ { "other": { "reference": "a" } } ] } } ] }
            """, Types).Count);

    static List<Found> Read(string text, string[] each) => [.. FhirItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file", each, new HashSet<string>(), Limits.Usual)];

    static List<string> Leaves(Found found) => [.. Assert.IsType<Found.One>(found).Item.Leaves().Select(l => $"{l.Path}={l.Item.Text}").Order(StringComparer.Ordinal)];
}
