using Goldthread.Properties.Invented;

namespace Goldthread.Properties.Feeds;

/// <summary>The live engine says at every moment what the reference says of all that was received by then.</summary>
public class EquivalenceLawTests(ITestOutputHelper output)
{
    [Fact]
    public void Says_AfterEveryEventAndAtEveryMinute_IsWhatTheReferenceSays()
    {
        var (cases, seed) = (RunSize.Of(190, 25_000, 1_250_000), 3_000_000);
        // A fifth of the seeds make no feed.
        var shares = new Shares();
        var (worst, gate) = (int.MaxValue, new Lock());
        Parallel.For(0, cases, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, loop) =>
        {
            if (FeedMaker.Make(seed + i, Pack.All) is not { } feed) return;
            var course = Course.Of(feed);
            shares.Count(feed, course);
            if (course.Difference is null) return;
            lock (gate) worst = Math.Min(worst, i);
            loop.Break();
        });
        output.WriteLine(shares.ToString());
        if (worst < int.MaxValue)
        {
            var whole = FeedMaker.Make(seed + worst, Pack.All)!;
            var feed = Smallest(whole);
            Assert.Fail($"{Course.Of(feed).Difference}\n{feed}\nMade smaller from one of which:\n{Course.Of(whole).Difference}");
        }
        if (cases >= 150) shares.AreEnough();
    }

    // One thing less at a time, as long as something still differs.
    private static Feed Smallest(Feed feed)
    {
        for (var found = true; found;)
        {
            found = false;
            for (var i = feed.Given.Count - 1; i >= 0; i--)
            {
                var smaller = feed with { Given = feed.Given.RemoveAt(i) };
                if (!Differs(smaller)) continue;
                (feed, found) = (smaller, true);
            }
        }
        foreach (var g in feed.Safeguards.Where(_ => feed.Safeguards.Count > 1))
            if (feed with { Safeguards = [g] } is var smaller && Differs(smaller)) return smaller;
        return feed;
    }

    private static bool Differs(Feed feed) => Course.Of(feed).Difference is not null;
}
