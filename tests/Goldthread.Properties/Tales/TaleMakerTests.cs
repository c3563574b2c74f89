using Goldthread.Properties.Invented;

namespace Goldthread.Properties.Tales;

public class TaleMakerTests
{
    [Theory]
    [InlineData(Breadth.Small)]
    [InlineData(Breadth.Wide)]
    [InlineData(Breadth.DayPrecise)]
    public void Make_OfAnySeed_IsAStoryThatIsRead(Breadth breadth)
    {
        var cases = RunSize.Of(300, 3000, 30_000);
        var refused = new List<string>();
        for (var seed = 0; seed < cases; seed++)
        {
            var tale = TaleMaker.Make(seed, breadth, Pack.All);
            if (Pack.Read(tale.Yaml, Pack.Catalogue, out var problems) is null) refused.Add($"{string.Join('\n', problems.Select(p => $"{p.Kind.Code} {p.Message}"))}\n{tale.Yaml}");
        }
        Assert.True(refused.Count <= cases / 100, $"{refused.Count} of {cases} are refused:\n{string.Join('\n', refused.Take(5))}");
    }

    [Fact]
    public void Make_OfOneSeed_IsTheSameTaleAgain() => Assert.Equal(TaleMaker.Make(4, Breadth.Wide, Pack.All).Yaml, TaleMaker.Make(4, Breadth.Wide, Pack.All).Yaml);
}
