using System.Text;
using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Tests.Items;

public sealed class ItemPathTests
{
    const string Child = """
        <a><c><id system="one">1</id><id system="two">2</id><e><d>2024-01-01</d><f>x</f></e><e><d>2024-02-01</d></e></c></a>
        """;

    [Theory]
    [InlineData("id", "", "1")]
    [InlineData("id[@system=two]", "", "2")]
    [InlineData("e/d", "", "2024-01-01")]
    [InlineData("e[f=x]/d", "", "2024-01-01")]
    [InlineData("id[@system!=one]", "", "2")]
    [InlineData("e[f]/d", "", "2024-01-01")]
    [InlineData("e[!f]/d", "", "2024-02-01")]
    [InlineData("e[f!=x]/d", "", "2024-02-01")]
    [InlineData("e[d=2024-01-01][f!=x]/d", "", null)]
    [InlineData("*/d", "", "2024-01-01")]
    [InlineData("/id", "e", "1")]
    [InlineData("../id", "e", "1")]
    [InlineData(".", "e/d", "2024-01-01")]
    [InlineData("\"e\"/d", "", "2024-01-01")]
    [InlineData("no/such", "", null)]
    public void First_OfAPath_IsTheFirstThere(string path, string from, string? text)
    {
        var whole = Items(Child).Single();
        var scope = from.Length == 0 ? whole : ItemPath.Parse(from)!.First(whole)!;
        Assert.Equal(text, ItemPath.Parse(path)!.First(scope)?.Text);
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a[b")]
    [InlineData("a[b]c")]
    [InlineData("a[]")]
    [InlineData("\"a")]
    [InlineData("\"a\"b")]
    [InlineData("\"a\"/")]
    [InlineData("a/->")]
    public void Parse_WhatIsNoPath_IsNull(string text) => Assert.Null(ItemPath.Parse(text));

    [Theory]
    [InlineData("d", "e", "e/d")]
    [InlineData("../id[@system=one]", "e", "id")]
    [InlineData("/id", "e", "id")]
    [InlineData(".", "e/d", "e/d")]
    [InlineData("\"Seen (Y/N)?\"", "", "Seen (Y/N)?")]
    [InlineData("subject/->Patient/name[use=home]/given", "Encounter", "Patient/name/given")]
    public void From_AScope_IsTheNamesFromTheWholeItem(string path, string scope, string names) => Assert.Equal(names, ItemPath.Parse(path)!.From(scope));

    static IEnumerable<Item> Items(string xml) =>
        XmlItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "file", ["a", "c"], [], Limits.Usual).OfType<Found.One>().Select(f => f.Item);
}
