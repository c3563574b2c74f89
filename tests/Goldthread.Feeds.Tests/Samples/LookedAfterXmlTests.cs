using Goldthread.Feeds.Imports;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class LookedAfterXmlTests
{
    const string Feed = "westmarsh-looked-after-xml";

    /// <summary>The child of <see cref="LookedAfterTests"/>.</summary>
    internal const string Small = """
        <EXPSSDA903><CHILD><HEADER><CHILDID>71</CHILDID><UPN>UN4</UPN><SEX>2</SEX><DOB>15/03/2010</DOB><ETHNIC>WBRI</ETHNIC><UASC/>
        <AREVIEW><REVIEW>28/06/2024</REVIEW><REVIEW_CODE>PN5</REVIEW_CODE></AREVIEW><AREVIEW><REVIEW>20/09/2024</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
        <AMISSING><MISSING>M</MISSING><MIS_START>01/10/2024</MIS_START><MIS_END>03/10/2024</MIS_END></AMISSING><MOTHER>1</MOTHER><MC_DOB>04/05/2025</MC_DOB>
        <OC2><SDQ_SCORE>17</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2><AD_PLACED><DATE_PLACED>01/01/2025</DATE_PLACED></AD_PLACED></HEADER>
        <EPISODE><DECOM>02/06/2024</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N1</CIN><PL>U6</PL><PL_POST>WM2 2BB</PL_POST><HOME_POST>WM1 1AA</HOME_POST><URN>SC1</URN><PLACE_PROVIDER>PR1</PLACE_PROVIDER><DEC>10/09/2024</DEC><REC>X1</REC><REASON_PLACE_CHANGE>CREQB</REASON_PLACE_CHANGE></EPISODE>
        <EPISODE><DECOM>10/09/2024</DECOM><RNE>B</RNE><LS>C1</LS><CIN>N1</CIN><PL>K2</PL><PL_POST>WM3 3CC</PL_POST><HOME_POST>WM1 1AA</HOME_POST><DEC>11/01/2025</DEC><REC>E4A</REC><REASON_PLACE_CHANGE/></EPISODE></CHILD></EXPSSDA903>
        """;

    [Fact]
    public void Take_AChild_TellsWhatTheTablesTell()
    {
        var (intake, sorted) = Shipped.Take(Feed, Small);
        Assert.Empty(intake.NotKnown.Keys);
        Assert.All(sorted, s => Assert.Empty(s.Problems));
        var tables = new[] { LookedAfterTests.Header, LookedAfterTests.Episodes, LookedAfterTests.Reviews, LookedAfterTests.Missing }.SelectMany(t => Said(Shipped.Take("westmarsh-looked-after", t).Sorted));
        Assert.Equal(tables.Append("care.strengths-questionnaire undated ").Select(s => s.Replace("PLACE:", "PL:", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Said(sorted).Order(StringComparer.Ordinal));
        Assert.Equal(["WM1 1AA", "WM1 1AA"], sorted.Select(s => s.Statement).OfType<Statement.OfPerson>().SelectMany(p => p.Addresses));
        Assert.All(Shipped.Take(Feed, Small, Shipped.Known(sorted)).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    static IEnumerable<string> Said(IEnumerable<Sorted> sorted) => sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => $"{r.Record.Kind.Name} {r.Record.Occurred.Text} {r.Record.Narrative}");
}
