using System.Text;
using Goldthread.Feeds.Items;
using Goldthread.Reading;

namespace Goldthread.Feeds.Tests.Items;

public sealed class JsonItemsTests
{
    [Fact]
    public void Read_AListOfObjects_IsOneItemEachWithItsPlace()
    {
        var found = Read("""
            { "agency": "quay", "more": { "deep": [1, [2]] },
              "records": [ { "id": "a", "names": ["Ada", "Marsh"], "plan": { "open": true, "weeks": 2.50 } },
                           { "id": "b", "names": [], "plan": null } ] }
            """, "records");
        Assert.Equal(["id=a", "names=Ada", "names=Marsh", "plan/open=true", "plan/weeks=2.50"], Leaves(found[0]));
        Assert.Equal(["id=b"], Leaves(found[1]));
        Assert.Equal((2, 16), (((Found.One)found[0]).Item.Line, ((Found.One)found[0]).Item.Column));
    }

    [Theory]
    [InlineData("""[ { "a": 1 }, { "a": 2 } ]""", "")]
    [InlineData("""{ "a": 1 }""" + "\n" + """{ "a": 2 }""", "")]
    [InlineData("""{ "x": { "y": [ { "a": 1 }, { "a": 2 } ] } }""", "x/y")]
    public void Read_ARootAListOrLines_IsItemByItem(string text, string each) => Assert.Equal(["a=1", "a=2"], Read(text, each).SelectMany(Leaves));

    [Fact]
    public void Read_WhatStandsBeside_IsAPartOfEachWhereverItStands()
    {
        var found = Found("""{ "records": [ { "a": 1 }, { "a": 2 } ], "agency": "quay" }""", ["records"], [["agency"]]);
        Assert.Equal(["a=1", "agency=quay", "a=2", "agency=quay"], found.SelectMany(Leaves));
    }

    [Fact]
    public void Read_ALongList_HoldsOneItemAtATime()
    {
        var many = string.Join(",", Enumerable.Range(0, 50_000).Select(n => $$"""{ "a": {{n}} }"""));
        Assert.Equal(50_000, Read($$"""{ "records": [ {{many}} ] }""", "records").OfType<Found.One>().Count());
    }

    [Theory]
    [InlineData("""{ "records": [ { "a": 1 }, { "a": """, "GT0801")]
    [InlineData("""{ "records": [ { "a": 1, "a": 2 } ] }""", "GT0801")]
    [InlineData("""{ "records": [], "records": [] }""", "GT0801")]
    [InlineData("no", "GT0801")]
    [InlineData("", "GT0801")]
    [InlineData("{ \"records\": [ { \"a\": \"\u0001\" } ] }", "GT0801")]
    public void Read_WhatIsNotWellFormed_IsRefused(string text, string code) => Assert.Equal(code, Broken(Read(text, "records")).Kind.Code);

    [Theory]
    [InlineData("records")]
    [InlineData("others")]
    public void Read_DeeperThanIsTaken_IsRefused(string name)
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100));
        Assert.Equal(ProblemKind.PastLimits, Broken(Read($$"""{ "{{name}}": [ { "a": {{deep}} } ] }""", "records")).Kind);
    }

    [Fact]
    public void Read_ATextLongerThanIsTaken_IsRefused() =>
        Assert.Equal(ProblemKind.PastLimits, Broken(Read($$"""{ "records": [ { "a": "{{new string('x', Limits.Usual.Text + 1)}}" } ] }""", "records")).Kind);

    [Fact]
    public void Read_ATextThatNeverEnds_IsRefused() =>
        Assert.Equal(ProblemKind.PastLimits, Broken(Read($$"""{ "records": [ { "a": "{{new string('x', Limits.Usual.Text * 8)}}""", "records")).Kind);

    [Fact]
    public void Read_WhatIsNotUtf8_IsRefused() =>
        Assert.Equal(ProblemKind.NotUtf8, Broken([.. JsonItems.Read(new MemoryStream([.. "[ { \"a\": \"Zo"u8, 0xEB, .. "\" } ]"u8]), "file", [], [], Limits.Usual)]).Kind);

    [Fact]
    public void Read_AnItemThatIsNoObject_IsUnreadAndTheNextIsRead()
    {
        var found = Read("""{ "records": [ 3, { "a": 1 } ] }""", "records");
        Assert.Equal(ProblemKind.BrokenRow, Assert.IsType<Found.Unread>(found[0]).Problem.Kind);
        Assert.Equal(["a=1"], Leaves(found[1]));
    }

    [Fact]
    public void Read_AMarkOfTheOrderOfBytes_IsPassedOver() => Assert.Equal(["a=1"], Read("\uFEFF[ { \"a\": 1 } ]", "").SelectMany(Leaves));

    static List<Found> Read(string text, string each) => Found(text, each.Split('/', StringSplitOptions.RemoveEmptyEntries), []);

    static List<Found> Found(string text, string[] each, string[][] beside) => [.. JsonItems.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file", each, beside, Limits.Usual)];

    static IEnumerable<string> Leaves(Found found) => Assert.IsType<Found.One>(found).Item.Leaves().Select(l => $"{l.Path}={l.Item.Text}");

    static Problem Broken(List<Found> found) => Assert.IsType<Found.Broken>(found[^1]).Problem;
}
