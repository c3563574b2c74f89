using Goldthread.Feeds.Imports;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class CustodianTests
{
    /// <summary>What four invented custodians answer of two invented children.</summary>
    public const string Education = """
        { "orgId": "EDUCATION-01", "orgName": "Quay schools", "orgType": "EDUCATION", "records": [
          { "recordId": "E1", "personId": "9990000018", "recordType": "education.details", "version": "1", "payload": {
              "educationSettingName": "Quay Primary", "educationSettingAddress": { "line1": "2 Quay Road", "line2": null, "townOrCity": "Westmarsh", "county": null, "postcode": "WM1 1AB" },
              "educationActiveStatusesAndPlans": [ { "status": "SEND", "plan": null } ],
              "yearlyEducationAttendances": [ { "academicTermYearStart": 2024, "academicTermYearEnd": 2025, "attendancePercentage": 81.5, "suspensions": 2, "exclusions": 0 } ] } },
          { "recordId": "E2", "personId": "9990000018", "recordType": "personal.details", "version": "1", "payload": { "firstName": "Tamsin", "lastName": "Orchard", "dateOfBirth": "2015-03-04", "ethnicity": null, "relatedPeople": null } } ] }
        """;

    public const string Health = """
        { "orgId": "HEALTH-01", "orgName": "Quay Surgery", "orgType": "HEALTH", "records": [
          { "recordId": "H1", "personId": "9990000018", "recordType": "health.details", "version": "1", "payload": {
              "registeredGPName": "Dr A Fenn", "RegisteredGPSurgery": "Quay Surgery", "camhsTeamInvolvement": [ "Harbour clinic" ],
              "missedAppointments": [ { "date": "2026-01-08", "setting": "Hospital", "reason": null } ], "emergencyDepartmentAttendances": [ { "date": "2026-02-01", "reason": "fell" } ] } } ] }
        """;

    public const string Council = """
        { "orgId": "LOCAL-AUTHORITY-01", "orgName": "Westmarsh", "orgType": "LOCAL_AUTHORITY", "records": [
          { "recordId": "C1", "personId": "9990000018", "recordType": "childrens-services.details", "version": "1", "payload": {
              "keyWorker": "Hana Wells", "teamInvolvement": [ "North team" ], "cscActiveStatusesAndPlans": [ { "status": "Child In Need", "plan": "Child in need plan" } ],
              "childrensServicesReferrals": [ { "date": "2025-12-18", "type": "Social Care" } ] } },
          { "recordId": "C2", "personId": "9990000018", "recordType": "personal.details", "version": "1", "payload": { "firstName": "Tamsin", "lastName": "Orchard", "dateOfBirth": "2015-03-04", "birthAssignedSex": "Female", "firstLanguage": "English",
              "relatedPeople": [ { "relationshipToTheChild": "Father", "name": "Rowan Orchard", "dob": "1988-11-01", "risk": [ "Dog at the address" ] } ] } },
          { "recordId": "C3", "personId": "9990000026", "recordType": "personal.details", "version": "1", "payload": { "firstName": "Iris", "lastName": "Sedge", "dateOfBirth": "2012-07-19" } } ] }
        """;

    public const string Police = """
        { "orgId": "POLICE-01", "orgName": "Westmarsh police", "orgType": "POLICE", "records": [
          { "recordId": "P1", "personId": "9990000018", "recordType": "crime-justice.details", "version": "1", "payload": {
              "policeMarkerDetails": "Dog at the address", "servicesKnownTo": [ "Police" ], "lastPoliceProtectionPowerEvent": null, "missingEpisodes": [ { "date": "2024-10-30", "returnedHomeInterviewAttended": true } ],
              "riskRadicalisation": null, "riskGangsAndYouthViolence": true, "crimeActiveStatusesAndPlans": [ { "status": "Open to Youth Justice Service", "plan": null } ] } } ] }
        """;

    public static TheoryData<string, string, string> Small { get; } = new()
    {
        { "westmarsh-custodian-education", Education, "education.school-started involvement.started education.attendance education.exclusion" },
        { "westmarsh-custodian-health", Health, "gp.registered involvement.started appointment.was-not-brought attendance.emergency-department" },
        { "westmarsh-custodian-council", Council, "allocation.started involvement.started child-in-need.started referral.received person.language person.named concern.recorded" },
        { "westmarsh-custodian-police", Police, "police.risk-information involvement.started involvement.started missing.reported return-interview.held concern.harm-outside-home" },
    };

    [Theory]
    [MemberData(nameof(Small))]
    public void Take_ARecordOfEachType_IsWhatItsPayloadSays(string feed, string text, string kinds)
    {
        var (intake, sorted) = Shipped.Take(feed, text);
        Assert.Empty(sorted.SelectMany(s => s.Problems));
        Assert.Empty(intake.NotKnown.Keys);
        Assert.Equal(kinds, string.Join(' ', sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record.Kind.Name)));
        Assert.All(Shipped.Take(feed, text, Shipped.Known(sorted)).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    [Fact]
    public void Take_AYearAtSchool_LastsFromOneYearToTheNext()
    {
        var records = Shipped.Take("westmarsh-custodian-education", Education).Sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record).ToList();
        var attendance = records.Single(r => r.Kind.Name == "education.attendance");
        Assert.Equal(("2024..2025", "81.5"), (attendance.Occurred.Text, attendance.Fields["percentage"]));
        Assert.Equal(("suspension", "suspensions: 2"), records.Where(r => r.Kind.Name == "education.exclusion").Select(r => (r.Fields["kind"], r.Narrative)).Single());
    }

    [Fact]
    public void Take_ATypeThatNobodyHasDescribed_IsRejectedWithItsPlace()
    {
        var (_, sorted) = Shipped.Take("westmarsh-custodian-health", Health.Replace("health.details", "dental.details", StringComparison.Ordinal));
        Assert.Equal((Fate.Rejected, ProblemKind.UnknownSort, 2), (sorted[0].Fate, sorted[0].Problems[0].Kind, sorted[0].Where.Line));
    }

    [Fact]
    public void Take_AStatusThatTheFormatDoesNotList_IsRejectedAndTheRestStands()
    {
        var (intake, sorted) = Shipped.Take("westmarsh-custodian-council", Council.Replace("Child In Need", "On a list", StringComparison.Ordinal));
        Assert.Equal((ProblemKind.NoKind, "On a list"), Assert.Single(sorted.Where(s => s.Fate == Fate.Rejected).SelectMany(s => s.Problems).Select(p => (p.Kind, p.Excerpt))));
        Assert.Equal((1, 2), (intake.Tally.Items[Fate.Rejected], intake.Tally.Items[Fate.Accepted]));
    }

    [Theory]
    [InlineData("education-01", "westmarsh-custodian-education", 2)]
    [InlineData("health-01", "westmarsh-custodian-health", 2)]
    [InlineData("local-authority-01", "westmarsh-custodian-council", 4)]
    [InlineData("police-01", "westmarsh-custodian-police", 2)]
    public void Take_TheSamples_LosesNothing(string file, string feed, int records)
    {
        if (Shipped.Samples is not { } samples) return;
        var text = File.ReadAllText(Path.Combine(samples, "dfe-sui-custodians", $"{file}.custodian.json"));
        var (intake, sorted) = Shipped.Take(feed, text);
        Assert.Equal((records, 0, 0), (intake.Tally.ItemsRead, intake.Tally.Items[Fate.Rejected] + intake.Tally.Items[Fate.Quarantined], intake.NotKnown.Count));
        Assert.Empty(sorted.SelectMany(s => s.Problems));
        Assert.All(Shipped.Take(feed, text, Shipped.Known(sorted)).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }
}
