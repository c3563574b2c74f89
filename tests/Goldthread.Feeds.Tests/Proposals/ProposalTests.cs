using System.Text;
using Goldthread.Feeds.Formats;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;
using Goldthread.Feeds.Proposals;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Proposals;

public sealed class ProposalTests
{
    const string Pupils = """
        Adm No;Legal Surname;Forename(s);Gender;D.O.B.;UPN;Home Address;Post Code;Absence Date;Reason/Notes
        0041;Marsh;Ada;F;03/04/2015;A950000178301;1 Quay Road;WM1 1AA;13/09/2024;cough
        0042;Reed;Ben;M;21/11/2014;H243278544154;2 Quay Road;WM1 1AB;16/09/2024;

        """;

    const string Tenants = """
        tenancyRef,tenantFullName,birthDate,propertyAddress,tenancyStartDate,rentArrears,housingOfficer
        T-9,Cora Marsh,1990-02-01,"3 Quay Road, WM1 1AC",2021-05-04,0,W Hale
        T-10,Dan Reed,1988-07-30,"4 Quay Road, WM1 1AD",2019-01-20,120.50,W Hale

        """;

    const string Patients = """
        NHS NO,PATIENT,DATE OF BIRTH,SEX,DATE OF DEATH,EXTRACTED
        943 476 5919,Ada Marsh,03-Apr-2015,Female,,01-Oct-2024
        654 100 3238,Ben Reed,21-Nov-2014,Male,02-Jan-2024,01-Oct-2024

        """;

    [Fact]
    public void Of_AListOfPupils_FindsWhoTheyAreAndWhatHappened()
    {
        var (person, records) = First(Pupils);
        Assert.Equal(("own/0041", "Ada Marsh", "2015-04-03", "A950000178301", "1 Quay Road, WM1 1AA", "F"), (person.Person, string.Join(' ', person.Names), person.Born!.Text, person.Upn, person.Addresses[0], person.More["sex"]));
        Assert.Equal(["education.absence 2024-09-13"], records);
    }

    [Fact]
    public void Of_AListOfTenants_FindsThemWithoutASeparatorInTheHeaders()
    {
        var (person, _) = First(Tenants);
        Assert.Equal(("own/T-9", "Cora Marsh", "1990-02-01", "3 Quay Road, WM1 1AC"), (person.Person, string.Join(' ', person.Names), person.Born!.Text, person.Addresses[0]));
    }

    [Fact]
    public void Of_AListOfPatients_TakesThePublicNumberForAKeyWhenThereIsNoOther()
    {
        var (person, _) = First(Patients);
        Assert.Equal(("9434765919", "2015-04-03"), (person.NhsNumber, person.Born!.Text));
        Assert.Contains("EXTRACTED: the same in every row", Proposed(Patients), StringComparison.Ordinal);
        Assert.Contains("kind: death", Proposed(Patients), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyTable_SaysSomethingOfEveryColumn()
    {
        foreach (var table in new[] { Pupils, Tenants, Patients, "a,b|c,\"d\"\"e\",f/g\n1,2,3,4\n" })
        {
            var (feed, format) = Shipped.Own(Proposed(table), [.. Shipped.Catalogue.Vocabulary.Kinds.Keys]);
            var (intake, _) = Shipped.Take(feed, format, new MemoryStream(Encoding.UTF8.GetBytes(table)));
            Assert.Empty(intake.NotKnown);
        }
    }

    [Theory]
    [InlineData("csc.csv")]
    [InlineData("education.csv")]
    public void Of_TheSamples_FindsNamesBirthsAndAddresses(string file)
    {
        if (Shipped.Samples is not { } samples) return;
        var text = File.ReadAllText(Path.Combine(samples, "family-context", file));
        var (feed, format) = Shipped.Own(Proposed(text), [.. Shipped.Catalogue.Vocabulary.Kinds.Keys]);
        var (intake, sorted) = Shipped.Take(feed, format, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.Empty(intake.NotKnown);
        Assert.All(sorted.Select(s => s.Statement).OfType<Statement.OfPerson>(), p => Assert.True(p is { Names.Count: 2, Born: not null, Addresses.Count: 1 }));
        Assert.Equal(500, intake.Tally.ItemsRead);
    }

    static string Proposed(string text) => Proposal.Of("own", "a table", FileForm.Csv, CsvItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file", Limits.Usual), Shipped.Catalogue.Vocabulary.Kinds.Values)!;

    static (Statement.OfPerson Person, IReadOnlyList<string> Records) First(string text)
    {
        var problems = new ProblemList();
        Assert.NotNull(new FormatReader(Shipped.Catalogue.Vocabulary, problems).Read(YamlFile.Read(Proposed(text), "own.yaml", problems)!));
        var (feed, format) = Shipped.Own(Proposed(text), [.. Shipped.Catalogue.Vocabulary.Kinds.Keys]);
        var (_, sorted) = Shipped.Take(feed with { System = "own" }, format, new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var person = (Statement.OfPerson)sorted[0].Statement!;
        return (person, [.. sorted.Where(s => s.Item == sorted[0].Item).Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => $"{r.Record.Kind.Name} {r.Record.Occurred.Text}")]);
    }
}
