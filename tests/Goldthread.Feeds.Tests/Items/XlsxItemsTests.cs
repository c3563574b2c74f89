using System.IO.Compression;
using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Items;

public sealed class XlsxItemsTests
{
    [Fact]
    public void Read_TwoSheets_AreTwoTablesWithTheirNames()
    {
        var found = Read(SmallWorkbook.Of(("One", [["id", "name"], ["1", "Ada"], ["2", ""]]), ("Two", [["key"], ["3"]])));
        Assert.Equal(["One: id, name", "1, Ada", "2", "Two: key", "3"], found.Select(f => f switch
        {
            Found.Headers h => $"{h.Name}: {string.Join(", ", h.Columns)}",
            Found.One o => string.Join(", ", o.Item.Parts.Select(p => p.Text)),
            _ => "?",
        }));
    }

    [Theory]
    [InlineData("<c s=\"1\"><v>44090</v></c>", "2020-09-16")]
    [InlineData("<c s=\"2\"><v>44090.5</v></c>", "2020-09-16T12:00:00")]
    [InlineData("<c><v>44090</v></c>", "44090")]
    [InlineData("<c><v>9.434765919E9</v></c>", "9434765919")]
    [InlineData("<c t=\"s\"><v>1</v></c>", "two runs")]
    [InlineData("<c t=\"s\"><v>99</v></c>", null)]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", null)]
    [InlineData("<c t=\"e\"><v>#REF!</v></c>", "#REF!")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c s=\"1\"><f>H2+5</f><v>44095</v></c>", "2020-09-21")]
    [InlineData("<c><f>WEBSERVICE(\"http://example.org\")</f></c>", "=WEBSERVICE(\"http://example.org\")")]
    public void Read_ACell_IsItsLastResultAsText(string cell, string? text)
    {
        const string Texts = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>one</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>spoken</t></rPh></si></sst>""";
        var found = Read(SmallWorkbook.Of([("S", [["id", "value"], ["1", cell]])], [("xl/sharedStrings.xml", Texts)]));
        Assert.Equal(text, ((Found.One)found[^1]).Item.Parts.FirstOrDefault(p => p.Name == "value")?.Text);
    }

    [Fact]
    public void Read_ABombInAZip_IsRefusedBeforeItIsOut()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/_rels/workbook.xml.rels").Open();
            part.Write("<Relationships>"u8);
            for (var i = 0; i < 64; i++) part.Write(new byte[1 << 20].Select(_ => (byte)' ').ToArray());
        }
        Assert.Equal(ProblemKind.PastLimits, Broken([.. XlsxItems.Read(stream, "file", Limits.Usual with { Unpacked = 1 << 20 })]).Kind);
    }

    [Fact]
    public void Read_ADefinitionOfTypes_IsRefused() =>
        Assert.Equal(ProblemKind.BrokenFile, Broken(Read(SmallWorkbook.Of([("S", [["id"]])], [("xl/sharedStrings.xml", """<!DOCTYPE a [<!ENTITY x "y">]><sst><si><t>&x;</t></si></sst>""")]))).Kind);

    [Fact]
    public void Read_WhatIsNoWorkbook_IsRefused() => Assert.Equal(ProblemKind.BrokenFile, Broken(Read(new MemoryStream("id,name\n1,a\n"u8.ToArray()))).Kind);

    [Fact]
    public void Read_AValueLongerThanIsTaken_IsRefused() =>
        Assert.Equal(ProblemKind.PastLimits, Broken(Read(SmallWorkbook.Of(("S", [["id"], [new string('x', Limits.Usual.Text + 1)]])))).Kind);

    [Fact]
    public void Read_TwoColumnsOfOneName_IsRefused() => Assert.Equal("id", Broken(Read(SmallWorkbook.Of(("S", [["id", "id"], ["1", "2"]])))).Excerpt);

    static List<Found> Read(Stream stream) => [.. XlsxItems.Read(stream, "file", Limits.Usual)];

    static Problem Broken(List<Found> found) => Assert.IsType<Found.Broken>(found[^1]).Problem;
}
