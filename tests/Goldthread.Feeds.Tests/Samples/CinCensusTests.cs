using Goldthread.Feeds.Imports;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class CinCensusTests
{
    internal const string Small = """
        <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails></Header><Children>
        <Child><ChildIdentifiers><LAchildID>W1</LAchildID><UPNunknown>UN7</UPNunknown><ExpectedPersonBirthDate>2025-06-01</ExpectedPersonBirthDate><Sex>U</Sex></ChildIdentifiers>
        <CINdetails><CINreferralDate>2025-01-10</CINreferralDate><ReferralSource>3B</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode><ReferralNFA>false</ReferralNFA>
        <Assessments><AssessmentActualStartDate>2025-01-13</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-02-20</AssessmentAuthorisationDate>
        <FactorsIdentifiedAtAssessment><AssessmentFactors>3B</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
        <Section47><S47ActualStartDate>2025-02-21</S47ActualStartDate><DateOfInitialCPC>2025-03-10</DateOfInitialCPC></Section47>
        <ChildProtectionPlans><CPPstartDate>2025-03-10</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><Reviews><CPPreviewDate>2025-06-02</CPPreviewDate></Reviews></ChildProtectionPlans>
        </CINdetails></Child></Children></Message>
        """;

    [Fact]
    public void Take_AnUnbornChild_IsExpectedAndEveryStepIsARecord()
    {
        var (intake, sorted) = Shipped.Take("westmarsh-cin", Small);
        Assert.Empty(intake.NotKnown);
        Assert.All(sorted, s => Assert.Empty(s.Problems));
        var person = (Statement.OfPerson)sorted[0].Statement!;
        Assert.Equal(("2025-06-01", "yes"), (person.Born!.Text, person.More["expected"]));
        Assert.Equal(
            [
                ("referral.received", "2025-01-10"), ("case.opened", "2025-01-10"), ("assessment.child-and-family.started", "2025-01-13"), ("assessment.child-and-family.completed", "2025-02-20"),
                ("section-47.started", "2025-02-21"), ("conference.initial", "2025-03-10"), ("plan.child-protection.started", "2025-03-10"), ("conference.review", "2025-06-02"),
            ],
            Records(sorted).Select(r => (r.Kind.Name, r.Occurred.Text)));
        Assert.Equal("a health visitor", Records(sorted)[0].Teller);
        Assert.Equal("domestic abuse, of a parent or carer; mental health, a parent's or carer's", Records(sorted)[3].Fields["outcome"]);
    }

    [Fact]
    public void Take_TheSamples_LosesNothingAndChangesNothingTheSecondTime()
    {
        if (Shipped.Samples is not { } samples) return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(samples, "cin-census"), "*.xml"))
        {
            var first = Read(file, null);
            Assert.Null(first.Intake.Broken);
            Assert.Equal(File.ReadAllText(file).Split("<Child>").Length - 1, first.Intake.Tally.ItemsRead);
            var again = Read(file, Shipped.Known(first.Sorted));
            Assert.DoesNotContain(again.Sorted, s => s.Fate is Fate.Accepted or Fate.Superseding);
        }
    }

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Read(string file, IReadOnlyDictionary<string, Known>? known)
    {
        using var stream = File.OpenRead(file);
        return Shipped.Take(Shipped.Feeds.Feeds["westmarsh-cin"], Shipped.Feeds.Formats["cin-census"], stream, known);
    }

    static List<Records.Record> Records(IEnumerable<Sorted> sorted) => [.. sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record)];
}
