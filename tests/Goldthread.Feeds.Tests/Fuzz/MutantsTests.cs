using System.Diagnostics;
using Goldthread.Feeds.Imports;
using Goldthread.Feeds.Items;

namespace Goldthread.Feeds.Tests.Fuzz;

/// <summary>Whatever is done to a file, it is read to its end or refused: nothing crashes, nothing hangs, no item is lost.</summary>
public sealed class MutantsTests
{
    public static TheoryData<string> Formats => [.. Shipped.Feeds.Formats.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_TwoThousandMutants_LosesNoItem(string format) => Try(format, 2_000);

    [Theory]
    [Trait("Run", "Long")]
    [MemberData(nameof(Formats))]
    public void Read_FiftyThousandMutants_LosesNoItem(string format) => Try(format, 50_000);

    static void Try(string format, int mutants)
    {
        Assert.True(SmallFiles.All.TryGetValue(format, out var files), $"{format} has no small file to be changed.");
        for (var n = 0; n < mutants; n++)
        {
            var bytes = Mutant.Of(files[n % files.Count], n);
            if (Slow(() => Take(format, bytes, n)) && Slow(() => Take(format, bytes, n))) Assert.Fail($"Mutant {n} of {format} took more than two seconds, twice.");
        }
    }

    static void Take(string name, byte[] bytes, int n)
    {
        var (feed, format) = (Shipped.Feeds.Feeds.Values.First(f => f.Format == name), Shipped.Feeds.Formats[name]);
        var (intake, sorted) = Shipped.Take(feed, format, new MemoryStream(bytes));
        Assert.Equal(intake.Tally.Statements.Values.Sum(), sorted.Count);
        // A file of no table is refused at its headers; of any other, what can be read one by one is all in one of the fates.
        if (intake.Broken?.Kind == Reading.ProblemKind.UnknownTable) return;
        var read = new Intake(format, feed, Shipped.Catalogue.Vocabulary, _ => null).Items(new MemoryStream(bytes), "file", Limits.Usual).Count(f => f is Found.One or Found.Unread);
        Assert.True(read == intake.Tally.ItemsRead + intake.Left.Values.Sum(l => l.Rows), $"Mutant {n} of {name}: {read} items, {intake.Tally.ItemsRead} with a fate.");
    }

    static bool Slow(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(2);
    }
}
