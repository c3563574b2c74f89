using System.Text;
using Goldthread.Access;
using Goldthread.Agencies;
using Goldthread.Feeds.Agreements;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Tests.Samples;
using Goldthread.Reading;
using Goldthread.Records;
using Goldthread.Store.Journals;
using Goldthread.Store.Keys;
using Goldthread.Time;
using Goldthread.Web.Feeds;
using Goldthread.Web.Links;
using Goldthread.Web.Running;
using Entry = Goldthread.Store.Entries.Entry;

namespace Goldthread.Feeds.Tests.Agreements;

/// <summary>Four custodians' files in one journal: who is who, and what each reader sees of whom, as the organisation directory says.</summary>
public sealed class CustodiansSharingTests
{
    internal const string Directory = """
        { "organisations": [
          { "orgId": "LOCAL-AUTHORITY-01", "orgType": "LOCAL_AUTHORITY", "records": [ { "recordType": "childrens-services.details" }, { "recordType": "personal.details" } ], "dsaPolicy": { "version": "1", "defaults": [
              { "effect": "allow", "modes": [ "EXISTENCE" ], "recordTypes": [ "childrens-services.details", "personal.details" ], "destOrgTypes": [ "EDUCATION", "HEALTH", "POLICE", "VOLUNTARY" ], "purposes": [ "SAFEGUARDING" ], "validFrom": "2025-01-01T00:00:00Z" },
              { "effect": "allow", "modes": [ "CONTENT" ], "recordTypes": [ "childrens-services.details" ], "destOrgTypes": [ "EDUCATION", "HEALTH" ], "purposes": [ "SAFEGUARDING" ], "validFrom": "2025-01-01T00:00:00Z" } ],
            "exceptions": [ { "effect": "deny", "modes": [ "CONTENT" ], "recordTypes": [ "childrens-services.details" ], "destOrgIds": [ "HEALTH-01" ], "purposes": [ "SAFEGUARDING" ], "validFrom": "2026-06-01T00:00:00Z" } ] } },
          { "orgId": "EDUCATION-01", "orgType": "EDUCATION", "records": [ { "recordType": "education.details" }, { "recordType": "personal.details" } ], "dsaPolicy": { "version": "1", "defaults": [
              { "effect": "allow", "modes": [ "CONTENT" ], "recordTypes": [ "education.details" ], "destOrgTypes": [ "LOCAL_AUTHORITY" ], "purposes": [ "SAFEGUARDING", "EDUCATION_MONITORING" ], "validFrom": "2025-01-01T00:00:00Z", "validUntil": "2025-12-31T23:59:00Z" } ], "exceptions": [] } },
          { "orgId": "HEALTH-01", "orgType": "HEALTH", "records": [ { "recordType": "health.details" } ], "dsaPolicy": { "version": "1", "defaults": [
              { "effect": "allow", "modes": [ "EXISTENCE", "CONTENT" ], "recordTypes": [ "health.details" ], "destOrgTypes": [ "LOCAL_AUTHORITY", "POLICE" ], "purposes": [ "CHILD_PROTECTION" ], "validFrom": "2025-01-01T00:00:00Z" } ],
            "exceptions": [ { "effect": "deny", "modes": [ "EXISTENCE" ], "recordTypes": [ "health.details" ], "destOrgTypes": [ "POLICE" ], "purposes": [ "CHILD_PROTECTION" ] } ] } },
          { "orgId": "POLICE-01", "orgType": "POLICE", "records": [ { "recordType": "crime-justice.details" } ], "dsaPolicy": { "version": "1", "defaults": [], "exceptions": [
              { "effect": "allow", "modes": [ "EXISTENCE", "CONTENT" ], "recordTypes": [ "crime-justice.details" ], "destOrgIds": [ "LOCAL-AUTHORITY-01" ], "purposes": [ "SAFEGUARDING" ], "validFrom": "2025-12-01T00:00:00Z", "validUntil": "9999-03-01T00:00:00Z", "reason": "An operation for a time." } ] } } ] }
        """;

    static readonly (string Custodian, string Feed, string Agency)[] Custodians =
    [
        ("LOCAL-AUTHORITY-01", "westmarsh-custodian-council", "westmarsh-childrens-social-care"), ("EDUCATION-01", "westmarsh-custodian-education", "westmarsh-education"),
        ("HEALTH-01", "westmarsh-custodian-health", "quay-surgery"), ("POLICE-01", "westmarsh-custodian-police", "westmarsh-police"),
    ];

    // One of each type, beside the custodians themselves; the last is of a type that no policy names.
    static readonly (string Id, string Type, string Kind)[] Others = [("HOUSING-07", "HOUSING", "housing"), ("VOLUNTARY-07", "VOLUNTARY", "voluntary-service"), ("OTHER-07", "OTHER", "fire-service"), ("FAUX-07", "FAUX", "nobody-knows")];

    static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal) { ["LOCAL_AUTHORITY"] = "childrens-social-care", ["EDUCATION"] = "school", ["HEALTH"] = "gp", ["POLICE"] = "police", ["FAUX"] = "nobody-knows" };

    static readonly string[] Purposes = ["SAFEGUARDING", "CHILD_PROTECTION", "EDUCATION_MONITORING", "CRIME_PREVENTION", "GENERAL_ENQUIRY"];

    static readonly string[] Moments = ["2024-12-31T23:59:00Z", "2025-01-01T00:00:00Z", "2025-11-30T23:59:00Z", "2025-12-01T00:00:00Z", "2025-12-31T23:59:00Z", "2026-01-01T00:00:00Z", "2026-05-31T22:59:00Z", "2026-06-01T00:00:00Z", "2099-01-01T00:00:00Z"];

    static readonly Format Format = Shipped.Feeds.Formats[OrganisationDirectory.Format];

    [Fact]
    public Task Of_InventedCustodians_IsWhatTheirDirectorySays() =>
        Holds(Directory, [CustodianTests.Council, CustodianTests.Education, CustodianTests.Health, CustodianTests.Police], "9990000018", [2, 1, 1, 1]);

    [Fact]
    public Task Of_TheSamples_IsWhatTheirDirectorySays() =>
        Shipped.Samples is not { } samples ? Task.CompletedTask
        : Holds(Sample(samples, "org-directory.json"), [.. new[] { "local-authority", "education", "health", "police" }.Select(n => Sample(samples, $"{n}-01.custodian.json"))], "9691292211", [3, 1, 2, 1]);

    [Fact]
    public async Task Of_ADenialThatIsAgreedLater_TakesEffectWithoutAnotherImport()
    {
        var told = await Told([CustodianTests.Police], ["westmarsh-custodian-police"]);
        var records = told.Records.Where(r => r.By == "westmarsh-police").ToList();
        Sight Seen(string directory) => records.Select(r => Lens(Agreed(directory), new Policy(directory)).Of(r, "", new Reader("westmarsh-childrens-social-care"), Minutes.Of(DateTimeOffset.Parse("2026-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)))).Distinct().Single();
        Assert.Equal(Sight.Full, Seen(Directory));
        Assert.Equal(Sight.Hidden, Seen(Directory.Replace("\"validFrom\": \"2025-12-01T00:00:00Z\"", "\"validFrom\": \"2025-12-01T00:00:00Z\" }, { \"effect\": \"deny\", \"modes\": [ \"EXISTENCE\", \"CONTENT\" ], \"recordTypes\": [ \"crime-justice.details\" ], \"destOrgIds\": [ \"LOCAL-AUTHORITY-01\" ], \"purposes\": [ \"SAFEGUARDING\" ], \"validFrom\": \"2025-12-02T00:00:00Z\"", StringComparison.Ordinal)));
    }

    static async Task Holds(string directory, IReadOnlyList<string> files, string child, IReadOnlyList<int> people)
    {
        var told = await Told(files, [.. Custodians.Select(c => c.Feed)]);
        Assert.Equal(people, Custodians.Select(c => told.Held(c.Feed).Distinct().Count()));
        var name = told.Register.NameOf($"{Shipped.Feeds.Feeds[Custodians[0].Feed].System}/{child}");
        var thread = told.Records.Where(r => r.About.Contains(name)).ToList();
        Assert.Equal(Custodians.Select(c => c.Agency).Order(StringComparer.Ordinal), thread.Select(r => r.By).Distinct().Order(StringComparer.Ordinal));

        var (policy, access) = (new Policy(directory), Agreed(directory));
        var (lens, checks) = (Lens(access, policy), 0);
        foreach (var (to, type, agency) in Destinations(policy))
            foreach (var purpose in Purposes)
                foreach (var moment in Moments.Select(m => DateTimeOffset.Parse(m, System.Globalization.CultureInfo.InvariantCulture)))
                {
                    var reader = new Reader(agency) { Involved = true, For = purpose.ToLowerInvariant().Replace('_', '-') };
                    var seen = Visible.Of(lens, reader, thread, new Dictionary<string, PersonLabel> { [name] = PersonLabel.Child }, name, new Reckoning(Axis.Dated, Shipped.Catalogue.Timescales.Calendar), open: true, Minutes.Of(moment), new Dictionary<string, string>());
                    foreach (var c in Custodians.Where(c => c.Agency != agency))
                    {
                        foreach (var recordType in policy.TypesOf(c.Custodian))
                        {
                            var expected = policy.Says(c.Custodian, recordType, to, type, purpose, moment);
                            var kinds = Format.KindsOf(Format.Tables.Single(t => t.Name == recordType)).ToHashSet(StringComparer.Ordinal);
                            var held = thread.Where(r => r.By == c.Agency && kinds.Contains(r.Kind.Name)).ToList();
                            Assert.All(held, r => Assert.True(expected == Word(lens.Of(r, "", reader, Minutes.Of(moment))), $"{c.Custodian} to {to}, {recordType} for {purpose} on {moment:u}: {expected} is said."));
                            Assert.Equal(expected == "content" ? held.Count : 0, seen.Records!.Records.Count(r => r.By == c.Agency && kinds.Contains(r.Kind.Name)));
                            checks++;
                        }
                        // That something is held shows as whom to ask, by agency.
                        Assert.Equal(policy.TypesOf(c.Custodian).Any(t => policy.Says(c.Custodian, t, to, type, purpose, moment) != "nothing" && thread.Any(r => r.By == c.Agency && Format.KindsOf(Format.Tables.Single(x => x.Name == t)).Contains(r.Kind.Name))), seen.Pointers.Any(p => p.Agency == c.Agency));
                    }
                }
        Assert.True(checks > 1_000, $"{checks} checks.");
    }

    static string Word(Sight sight) => sight switch { Sight.Full => "content", Sight.Pointer => "existence", _ => "nothing" };

    static IEnumerable<(string Id, string Type, string Agency)> Destinations(Policy policy) => policy.Organisations.Select(o => (o.Id, o.Type, AgencyOf(o.Id))).Concat(Others.Select(o => (o.Id, o.Type, AgencyOf(o.Id))));

    static string AgencyOf(string id) => Custodians.FirstOrDefault(c => c.Custodian == id).Agency ?? id.ToLowerInvariant();

    static Lens Lens(AccessRules access, Policy policy) => new(
        new AgencyList(policy.Organisations.Select(o => (o.Id, Kind: Kinds[o.Type])).Concat(Others.Select(o => (o.Id, o.Kind))).Select(o => new Agency(AgencyOf(o.Id), o.Kind, null, true, null, null, null, Tier.Restricted)), Shipped.Catalogue.Routes), access);

    // As `goldthread feeds agreements` writes them, read again with everything else.
    static AccessRules Agreed(string directory)
    {
        var problems = new ProblemList();
        var files = new Dictionary<string, byte[]>(Shipped.Files, StringComparer.Ordinal);
        foreach (var file in new OrganisationDirectory(Format, AgencyOf, problems).Read(new MemoryStream(Encoding.UTF8.GetBytes(directory)), "org-directory.json")) files[file.Path] = Encoding.UTF8.GetBytes(file.ToString());
        Assert.Empty(problems.All);
        var catalogue = Catalogue.Of(files.Where(f => !f.Key.StartsWith("safeguards/", StringComparison.Ordinal) && !f.Key.StartsWith("stories/", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value));
        Assert.DoesNotContain(catalogue.Problems, p => p.Place.File.StartsWith("access/", StringComparison.Ordinal));
        return catalogue.Access;
    }

    static async Task<(IReadOnlyList<Records.Record> Records, Register Register, Func<string, IEnumerable<string>> Held)> Told(IReadOnlyList<string> files, IReadOnlyList<string> feeds)
    {
        var ring = KeyRing.Make();
        using var journal = new Journal(new MemoryRows(Guid.CreateVersion7()), ring, Shipped.Catalogue.Vocabulary, TimeProvider.System);
        var path = Path.GetTempFileName();
        try
        {
            foreach (var (file, feed) in files.Zip(feeds))
            {
                await File.WriteAllTextAsync(path, file);
                await new Importing(Shipped.Feeds, Shipped.Catalogue.Vocabulary, Shipped.Feeds.Feeds[feed], journal, journal.Append, LinkWords.Read(Shipped.Root, new())).Take(path, write: true, DateTimeOffset.UnixEpoch);
            }
        }
        finally
        {
            File.Delete(path);
        }
        var register = Register.Of(journal, ring, Shipped.Catalogue);
        var entries = journal.Read().Select(k => k.Entry).ToList();
        return ([.. entries.OfType<Entry.Told>().Select(register.Named)], register, feed => entries.OfType<Entry.PersonHeld>().Where(p => p.Feed == feed).Select(p => register.NameOf(p.Person)));
    }

    static string Sample(string samples, string file) => File.ReadAllText(Path.Combine(samples, "dfe-sui-custodians", file));
}
