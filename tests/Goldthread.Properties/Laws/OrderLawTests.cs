using Goldthread.Properties.Invented;
using Goldthread.Properties.Tales;
using Goldthread.Stories;

namespace Goldthread.Properties.Laws;

/// <summary>The order of records, agencies, people or files means nothing.</summary>
public class OrderLawTests
{
    [Fact]
    public void Replay_OfRecordsInAnotherOrder_SaysTheSame() =>
        Law.Holds(RunSize.Of(150, 1200, 40_000), 1_000_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed + 7);
            var turned = Law.Tellable(tale with { Records = [.. dice.Shuffled(tale.Records)] })!;
            var lines = Agencies(tale);
            var (first, second) = (Whole(story, tale), Whole(Pack.Read(tale.Yaml.Replace(lines, string.Join('\n', lines.Split('\n').Reverse()), StringComparison.Ordinal)), tale));
            return Saying.Difference(first, Whole(turned, tale), "In another order of records:") ?? Saying.Difference(first, second, "In another order of agencies:");
        });

    [Fact]
    public void Catalogue_OfFilesInAnotherOrder_SaysTheSame()
    {
        var dice = new Dice(5);
        var turned = Catalogue.Of(new Dictionary<string, byte[]>(dice.Shuffled(Pack.Files)));
        Assert.Equal(Pack.Catalogue.Safeguards.Select(g => g.Id), turned.Safeguards.Select(g => g.Id));
        Law.Holds(RunSize.Of(30, 300, 5000), 1_500_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var again = Replay.Of(Pack.Read(tale.Yaml, turned), [.. dice.Shuffled(turned.Safeguards.Where(g => tale.Safeguards.Contains(g.Id)))], turned.Setting);
            return Saying.Difference(Whole(story, tale), Whole(again), "With the files in another order:");
        });
    }

    private static string Agencies(Tale tale) => string.Join('\n', tale.Agencies.Select(a => $"  {a.Key}: {a.Value}"));

    private static List<string> Whole(Story story, Tale tale) => Whole(Saying.Replay(story, Law.Safeguards(tale)));

    private static List<string> Whole(Replay replay) =>
        [.. replay.Moments.Select(Saying.Minute), .. replay.Tracks.SelectMany(t => t.Steps.Select(s => $"{Saying.Minute(s.At)} {Saying.Of(s.Finding)} {s.Finding.Sentence}"))];
}
