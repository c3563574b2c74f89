using System.Text;
using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Items;

/// <summary>Files that were not made in good faith, or not made well, are refused with the place, and nothing hangs.</summary>
public sealed class UntrustedTests
{
    [Fact]
    public void Xml_WithADefinitionOfTypes_IsRefused()
    {
        var broken = Broken(Xml("""<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;&x;">]><a><c>&z;</c></a>"""));
        Assert.Equal(ProblemKind.BrokenFile, broken.Kind);
        Assert.Contains("DTD", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Xml_CutOff_TellsWhere()
    {
        var found = Xml("<a><c><d>1</d></c>\n<c><d>");
        Assert.IsType<Found.One>(found[0]);
        Assert.Equal((ProblemKind.BrokenFile, 2), (Broken(found).Kind, Broken(found).Place.Line));
    }

    [Fact]
    public void Xml_DeeperThanIsTaken_IsRefused() =>
        Assert.Equal(ProblemKind.PastLimits, Broken(Xml("<a><c>" + string.Concat(Enumerable.Repeat("<d>", 100)) + string.Concat(Enumerable.Repeat("</d>", 100)) + "</c></a>")).Kind);

    [Fact]
    public void Xml_ATextLongerThanIsTaken_IsRefused() => Assert.Equal(ProblemKind.PastLimits, Broken(Xml($"<a><c>{new string('x', Limits.Usual.Text + 1)}</c></a>")).Kind);

    [Fact]
    public void Csv_AQuotationMarkNeverClosed_IsRefused() =>
        Assert.Equal(ProblemKind.PastLimits, Broken(Csv($"id,name\n1,\"{new string('x', Limits.Usual.Text + 1)}")).Kind);

    [Fact]
    public void Csv_ARowWithTooManyValues_IsUnreadAndTheNextIsRead()
    {
        var found = Csv("id,name\n1,a,more\n2,b\n");
        Assert.Equal((ProblemKind.BrokenRow, 2, 3), (((Found.Unread)found[0]).Problem.Kind, ((Found.Unread)found[0]).Problem.Place.Line, ((Found.Unread)found[0]).Problem.Place.Column));
        Assert.Equal("2", ((Found.One)found[1]).Item.Parts[0].Text);
    }

    [Fact]
    public void Csv_TwoColumnsOfOneName_IsRefused() => Assert.Equal("name", Broken(Csv("name,id,name\n1,2,3\n")).Excerpt);

    [Fact]
    public void Csv_NotUtf8_IsRefused() =>
        Assert.Equal(ProblemKind.NotUtf8, Broken([.. CsvItems.Read(new MemoryStream([.. "id,name\n1,Zo"u8, 0xEB, (byte)'\n']), "file", Limits.Usual)]).Kind);

    [Fact]
    public void Csv_AValueOverSeveralLines_IsOneValueAndALaterRowKeepsItsLine()
    {
        var found = Csv("id,address\n1,\"12 Quay Road\nWestmarsh\"\n2,b\n");
        Assert.Equal("12 Quay Road\nWestmarsh", ((Found.One)found[0]).Item.Parts[1].Text);
        Assert.Equal(4, ((Found.One)found[1]).Item.Line);
    }

    static List<Found> Xml(string text) => [.. XmlItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file", ["a", "c"], [], Limits.Usual)];

    static List<Found> Csv(string text) => [.. CsvItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file", Limits.Usual).Where(f => f is not Found.Headers)];

    static Problem Broken(List<Found> found) => Assert.IsType<Found.Broken>(found[^1]).Problem;
}
