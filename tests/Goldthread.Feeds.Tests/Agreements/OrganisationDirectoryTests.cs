using System.Text;
using Goldthread.Feeds.Agreements;
using Goldthread.Feeds.Tests.Fuzz;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Agreements;

public sealed class OrganisationDirectoryTests
{
    const string Rule = """{ "effect": "deny", "modes": [ "CONTENT" ], "recordTypes": [ "health.details" ], "destOrgIds": [ "POLICE-01" ], "validFrom": "2026-07-01T00:00:00Z", "validUntil": "9999-03-01T00:00:00Z", "reason": "asked: by \"us\"" }""";

    [Fact]
    public void Read_ARule_IsATermInOurWords()
    {
        var (files, problems) = Read(Directory(Rule));
        Assert.Empty(problems);
        Assert.Equal(
            "agreement: health-01\nagency: health-01\nsource: \"the organisation directory: the policy of HEALTH-01, version 7\"\nterms:\n"
            + "  - { deny: [content], agencies: [police-01], from: 2026-07-01T01:00, reason: \"asked: by \\u0022us\\u0022\", kinds: [appointment.was-not-brought, attendance.emergency-department, gp.registered, involvement.started] }\n",
            Assert.Single(files).ToString());
    }

    [Theory]
    [InlineData("\"effect\": \"deny\"", "\"effect\": \"refuse\"")]
    [InlineData("\"health.details\"", "\"dental.details\"")]
    [InlineData("\"destOrgIds\"", "\"destOrganisations\"")]
    [InlineData("\"2026-07-01T00:00:00Z\"", "\"soon\"")]
    [InlineData("\"exceptions\"", "\"overrides\"")]
    [InlineData(Rule, "\"deny the police\"")]
    [InlineData("\"destOrgIds\": [ \"POLICE-01\" ]", "\"destOrgIds\": [ \"POLICE-01\" ], \"destOrgTypes\": [ \"POLICE\" ]")]
    [InlineData("\"orgId\": \"HEALTH-01\", ", "")]
    [InlineData("\"HEALTH-01\"", "\"../HEALTH-01\"")]
    [InlineData("\"POLICE-01\"", "\"POLICE-01], to: [health\"")]
    public void Read_ARuleThatCannotBeRead_LeavesNoAgreement(string was, string @is)
    {
        var (files, problems) = Read(Directory(Rule).Replace(was, @is, StringComparison.Ordinal));
        Assert.Empty(files);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void Read_TwoThousandMutants_EndsEachTime()
    {
        var whole = Encoding.UTF8.GetBytes(CustodiansSharingTests.Directory);
        for (var n = 0; n < 2_000; n++)
            foreach (var file in Read(Mutant.Of(whole, n)).Files) Assert.NotNull(YamlFile.Read(file.ToString(), file.Path, new()));
    }

    static string Directory(string rule) => $$"""
        { "organisations": [ { "orgId": "HEALTH-01", "orgName": "Quay Surgery", "records": [ { "recordType": "health.details" } ], "dsaPolicy": { "version": "7", "defaults": [], "exceptions": [ {{rule}} ] } } ] }
        """;

    static (IReadOnlyList<AgreementFile> Files, IReadOnlyList<Problem> Problems) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    static (IReadOnlyList<AgreementFile> Files, IReadOnlyList<Problem> Problems) Read(byte[] bytes)
    {
        var problems = new ProblemList();
        var files = new OrganisationDirectory(Shipped.Feeds.Formats[OrganisationDirectory.Format], id => id.ToLowerInvariant(), problems).Read(new MemoryStream(bytes), "org-directory.json");
        return (files, problems.All);
    }
}
