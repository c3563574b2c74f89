using System.Globalization;
using Goldthread.Assurance;
using Goldthread.Lives;
using Goldthread.Time;

namespace Goldthread.Tests.Lives;

public class PopulationTests
{
    static readonly Lazy<List<Life>> Thousand = new(() => [.. Enumerable.Range(1, 1000).AsParallel().AsOrdered().Select(n => Drawn.Population(24).Draw(1, n))]);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Draw_OfOneSeed_GivesTheSameLives_InEveryCulture(string culture)
    {
        string Draw() => string.Concat(Enumerable.Range(1, 30).Select(n => Drawn.Text(Drawn.Population().Draw(7, n))).Concat(Drawn.Population().Seldom(7, 1).Select(d => Drawn.Text(d()))));
        var here = Draw();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Draw());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Draw_OfAnotherSeed_GivesOtherLives() =>
        Assert.NotEqual(Drawn.Text(Drawn.Population().Draw(1, 1)), Drawn.Text(Drawn.Population().Draw(2, 1)));

    [Fact]
    public void Draw_OfAFamily_IsTheSameWhateverOthersAreDrawn()
    {
        var population = Drawn.Population();
        population.Draw(1, 4);
        Assert.Equal(Drawn.Text(Drawn.Population().Draw(1, 5)), Drawn.Text(population.Draw(1, 5)));
    }

    [Theory]
    [InlineData(24, 12)]
    [InlineData(24, 36)]
    public void Draw_OfLivesInWhichSomebodyJoinsChildrenNotBornYet_NamesTwoOrNobody(int months, int history)
    {
        var joined = Enumerable.Range(2501, 400).AsParallel().SelectMany(n => Drawn.Population(months, history).Draw(1, n).Story.Records.Records).Where(r => r.Kind.Asserts is not null).ToList();
        Assert.All(joined, r => Assert.True(r.About.Count >= 2, $"{r.Kind.Name} names {r.About.Count}"));
    }

    [Fact]
    public void Draw_OfManyLives_HasTheRatesThatArePublished()
    {
        var records = Thousand.Value.SelectMany(l => l.Story.Records.Records.Select(r => (Life: l, Record: r, At: l.Story.Records.Occurred(r).Lo))).Where(r => r.At >= Drawn.Population(24).Begin).ToList();
        var minutes = Thousand.Value.Select(l => LifeBurden.Of(l, [], Given.Catalogue.Setting, new(Drawn.Population(24).Begin, Drawn.Population(24).End)).Minutes).SelectMany(m => m).ToList();
        var years = minutes.Sum(m => m.Value) / (365.25 * Span.Day);
        int Of(string kind, Func<Goldthread.Records.Record, bool>? which = null) => records.Where(r => r.Record.Kind.Name == kind && (which is null || which(r.Record))).Sum(r => Math.Max(r.Record.About.Count(p => p.StartsWith("child", StringComparison.Ordinal)), 1));
        Assert.InRange(Of("birth") / years * 1000, 42, 62);
        Assert.InRange(Of("referral.sent", r => r.To.Contains("childrens-social-care")) / years * 10_000, 420, 620);
        Assert.InRange(Of("section-47.started") / years * 10_000, 140, 240);
        Assert.InRange(minutes.Where(m => m.Key.Open).Sum(m => (double)m.Value) / minutes.Sum(m => m.Value) * 10_000, 260, 420);
        var bookings = records.Where(r => r.Record.Kind.Name is "pregnancy.booked" or "pregnancy.late-booked").ToList();
        Assert.InRange(bookings.Count(b => int.Parse(b.Record.Fields["weeks"], CultureInfo.InvariantCulture) <= 10) / (double)bookings.Count, 0.58, 0.74);
        var entries = records.Where(r => r.Record.Kind.Step is null && !r.Record.Planned).ToList();
        Assert.InRange(entries.Count(e => Span.DayOf(e.Life.Story.Records.Known(e.Record).Lo) > Span.DayOf(e.At)) / (double)entries.Count, 0.32, 0.42);
        Assert.InRange(Thousand.Value.Count(l => !l.Story.Agencies["gp"]!.Connected) / 1000.0, 0.28, 0.38);
        var visits = records.Where(r => r.Record.Kind.Name == "visit.home").ToList();
        Assert.InRange(visits.Count(v => !v.Record.Fields.ContainsKey("announced")) / (double)visits.Count, 0.30, 0.65);
    }

    [Fact]
    public void Seldom_OfEveryScene_HappensWhileItIsLookedAt()
    {
        var scenes = Drawn.Practice.Scenes.Values.Where(s => s.Seldom).ToList();
        var lives = Drawn.Population(24).Seldom(1, 10).AsParallel().Select(d => d()).SelectMany(l => l.About.Select(a => (About: a, Life: l))).ToLookup(l => l.About, l => l.Life);
        Assert.NotEmpty(scenes);
        Assert.All(scenes, s =>
        {
            var kinds = s.Records.Where(r => r.InAMillion == 1_000_000).Select(r => r.Kind.Name).ToList();
            Assert.Contains(lives[s.Name], l => kinds.TrueForAll(k => l.Story.Records.Records.Any(r => r.Kind.Name == k)));
        });
    }
}
