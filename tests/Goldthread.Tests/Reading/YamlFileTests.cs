using System.Text;
using Goldthread.Reading;

namespace Goldthread.Tests.Reading;

/// <summary>What is refused, and with which words, stands in the tables of Goldthread.Spec; here is what is read.</summary>
public class YamlFileTests
{
    [Fact]
    public void Read_AFile_KnowsWhereEveryWordStands()
    {
        var root = (Mapping)Read("a: one\nlist:\n  - { x: two, y: [three] }\n");
        Assert.Equal("f.yaml:1:4", root["a"]!.Place.ToString());
        var item = (Mapping)((Sequence)root["list"]!).Items[0];
        Assert.Equal((3, 10), (item["x"]!.Place.Line, item["x"]!.Place.Column));
        Assert.Equal((3, 19), (((Sequence)item["y"]!).Items[0].Place.Line, ((Sequence)item["y"]!).Items[0].Place.Column));
        Assert.Equal((3, 5), (item.Place.Line, item.Place.Column));
    }

    [Theory]
    [InlineData("a: yes", "yes")]
    [InlineData("a: 0017", "0017")]
    [InlineData("a: 2014-12-24", "2014-12-24")]
    [InlineData("a: ~", "~")]
    [InlineData("a: 'it''s'", "it's")]
    [InlineData("a: \"tab\\there\"", "tab\there")]
    [InlineData("a:", "")]
    public void Read_AScalar_IsItsText(string yaml, string text) => Assert.Equal(text, ((Scalar)((Mapping)Read(yaml))["a"]!).Text);

    [Fact]
    public void Read_AByteOrderMark_IsPassedOver() => Assert.Equal("f.yaml:1:1", ((Mapping)Read("\uFEFFa: b")).Entries[0].Key.Place.ToString());

    [Fact]
    public void Read_WindowsLineEnds_AreLineEnds() => Assert.Equal(2, ((Mapping)Read("a: b\r\nc: d\r\n"))["c"]!.Place.Line);

    [Fact]
    public void Read_TwelveLevels_AreEnough() => Assert.IsType<Mapping>(Read("a: " + new string('[', 11) + "x" + new string(']', 11)));

    [Fact]
    public void Read_FiftyThousandBrackets_IsRefusedSoon()
    {
        var (clock, problems) = (System.Diagnostics.Stopwatch.StartNew(), new ProblemList());
        Assert.Null(YamlFile.Read(Encoding.UTF8.GetBytes("a: " + new string('[', 50_000)), "f.yaml", problems));
        Assert.Equal(ProblemKind.TooDeep, problems.All[0].Kind);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{clock.Elapsed}");
    }

    [Fact]
    public void Read_ABombOfAliases_IsRefusedSoon()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 40; i++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        var (clock, problems) = (System.Diagnostics.Stopwatch.StartNew(), new ProblemList());
        Assert.Null(YamlFile.Read(Encoding.UTF8.GetBytes(bomb.ToString()), "f.yaml", problems));
        Assert.All(problems.All, p => Assert.Equal(ProblemKind.Alias, p.Kind));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Read_RandomBytes_NeverThrows()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(0, 60)];
            random.NextBytes(bytes);
            for (var j = 0; j < bytes.Length; j++) if (i % 2 == 0) bytes[j] = (byte)" \n:-{}[],#&*!|>'\"%@`?abc12"[bytes[j] % 26];
            var problems = new ProblemList();
            Assert.True(YamlFile.Read(bytes, "f.yaml", problems) is not null || problems.Any, Convert.ToHexString(bytes));
        }
    }

    static Node Read(string yaml)
    {
        var problems = new ProblemList();
        var node = YamlFile.Read(Encoding.UTF8.GetBytes(yaml), "f.yaml", problems);
        Assert.Empty(problems.All);
        return node!;
    }
}
