using Goldthread.Feeds.Imports;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class LookedAfterTests
{
    const string Feed = "westmarsh-looked-after";
    internal const string Header = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n71,2,15/03/2010,WBRI,UN4,1,04/05/2025\n";
    internal const string Episodes = """
        CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
        71,02/06/2024,S,V2,N1,U6,PR1,10/09/2024,X1,CREQB,WM1 1AA,WM2 2BB,SC1
        71,10/09/2024,B,C1,N1,K2,PR4,11/01/2025,E4A,,WM1 1AA,WM3 3CC,SC2

        """;

    internal const string Reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\n71,15/03/2010,28/06/2024,PN5\n71,15/03/2010,20/09/2024,PN1\n";
    internal const string Missing = "CHILD,DOB,MISSING,MIS_START,MIS_END\n71,15/03/2010,M,01/10/2024,03/10/2024\n";

    [Fact]
    public void Take_Episodes_AreTheStepsOfCare()
    {
        var (intake, sorted) = Shipped.Take(Feed, Episodes);
        Assert.Empty(intake.NotKnown);
        Assert.All(sorted, s => Assert.Empty(s.Problems));
        Assert.Equal(
            [
                ("care.started", "2024-06-02"), ("legal-status.changed", "2024-06-02"), ("care.placement-started", "2024-06-02"), ("care.placement-ended", "2024-09-10"),
                ("legal-status.changed", "2024-09-10"), ("order.interim-care.granted", "2024-09-10"), ("care.placement-started", "2024-09-10"), ("care.ended", "2025-01-11"),
            ],
            Records(sorted).Select(r => (r.Kind.Name, r.Occurred.Text)));
        Assert.Equal(("foster care", "WM2 2BB"), (Records(sorted)[2].Fields["kind of placement"], Records(sorted)[2].Place));
    }

    [Fact]
    public void Take_AShortBreak_IsNotTheStartOfCare()
    {
        var (_, sorted) = Shipped.Take(Feed, "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n71,02/06/2024,S,V3,N2,U6,PR1,04/06/2024,E8,,,,\n");
        Assert.Equal(["care.short-break"], Records(sorted).Select(r => r.Kind.Name));
    }

    [Theory]
    [InlineData(Header, "person.ethnicity circumstance.looked-after-parent")]
    [InlineData(Reviews, "care.review care.review")]
    [InlineData(Missing, "missing.reported missing.found")]
    [InlineData("CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n71,15/03/2010,17,,0,1,1,1,1,0,,\n", "care.strengths-questionnaire")]
    [InlineData("CHILD,SEX,DOB,DUC\n71,2,15/03/2010,\n", "circumstance.refugee")]
    [InlineData("CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n71,15/03/2010,W5,02/06/2024,01/02/2025,FCONTA\n", "allocation.started allocation.ended")]
    public void Take_EachTable_IsKnownByItsColumns(string file, string kinds)
    {
        var (intake, sorted) = Shipped.Take(Feed, file);
        Assert.Empty(intake.NotKnown);
        Assert.All(sorted, s => Assert.Empty(s.Problems));
        Assert.Equal(kinds, string.Join(' ', Records(sorted).Select(r => r.Kind.Name)));
    }

    [Fact]
    public void Take_ATableThatIsLeft_IsToldWithItsRows()
    {
        var (intake, sorted) = Shipped.Take(Feed, "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n71,15/03/2010,,,,,,\n72,15/03/2011,,,,,,\n");
        Assert.Empty(sorted);
        Assert.Equal(2, intake.Left["adoption"].Rows);
    }

    [Fact]
    public void Take_AFileOfNoTable_IsRefusedWhole()
    {
        var (intake, sorted) = Shipped.Take(Feed, "CHILD,NAME\n71,Ada\n");
        Assert.Empty(sorted);
        Assert.Equal(ProblemKind.UnknownTable, intake.Broken!.Kind);
    }

    [Fact]
    public void Take_EpisodesAfterTheHeader_TakeNothingFromWhatTheHeaderSays()
    {
        var known = Shipped.Known(Shipped.Take(Feed, Header).Sorted);
        foreach (var file in new[] { Episodes, Reviews, Missing })
        {
            var (_, sorted) = Shipped.Take(Feed, file, known);
            Assert.DoesNotContain(sorted, s => s.Fate == Fate.Superseding);
            known = Shipped.Known(sorted, known);
        }
        Assert.All(Shipped.Take(Feed, Header, known).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    [Fact]
    public void Take_TheSamples_LosesNothingAndChangesNothingTheSecondTime()
    {
        if (Shipped.Samples is not { } samples) return;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(samples, "ssda903"), "*.csv"))
        {
            var first = Read(file, null);
            Assert.Null(first.Intake.Broken);
            Assert.Empty(first.Intake.NotKnown);
            Assert.Equal(File.ReadAllLines(file).Length - 1, first.Intake.Tally.ItemsRead);
            var again = Read(file, Shipped.Known(first.Sorted));
            Assert.DoesNotContain(again.Sorted, s => s.Fate is Fate.Accepted or Fate.Superseding);
        }
    }

    static (Intake Intake, IReadOnlyList<Sorted> Sorted) Read(string file, IReadOnlyDictionary<string, Known>? known)
    {
        using var stream = File.OpenRead(file);
        return Shipped.Take(Shipped.Feeds.Feeds[Feed], Shipped.Feeds.Formats["ssda903"], stream, known);
    }

    static List<Records.Record> Records(IEnumerable<Sorted> sorted) => [.. sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record)];
}
