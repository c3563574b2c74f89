using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class ReplayedCaseTests
{
    [Fact]
    public void From_Twice_IsMadeOnce()
    {
        var one = Pages.Casebook["northants-child-x"]!;

        Assert.Same(one.From("gp"), one.From("gp"));
        Assert.NotSame(one.From("gp"), one.From(null));
    }

    [Fact]
    public async Task View_AskedByManyAtOnce_IsTheSame()
    {
        var one = Casebook.Open(DataFolder.Find(null))["kent-child-j"]!;
        string[] froms = [.. one.Standpoints];

        var counts = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() =>
            (From: i % froms.Length, CaseView.Of(Look.Into(one, Steps.Whole, froms[i % froms.Length])).Spoken.Count))));

        Assert.All(counts.GroupBy(c => c.From), same => Assert.Single(same.Select(c => c.Count).Distinct()));
    }

    [Fact]
    public void IncidentKnown_BeforeIt_IsNot()
    {
        var one = Pages.Casebook["devon-jody"]!;

        Assert.False(one.IncidentKnown(one.Steps.Find("day 15")!.Minute));
        Assert.True(one.IncidentKnown(one.Steps.Find("day 16")!.Minute));
    }
}
