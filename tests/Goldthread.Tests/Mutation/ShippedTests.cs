using Goldthread.Mutation;
using Goldthread.Reading;
using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Mutation;

public class ShippedTests
{
    [Fact]
    [Trait("Run", "Full")]
    public void Mutants_OfEverySafeguard_AreNoticedOrExempt_AndFewAreExempt()
    {
        var problems = new ProblemList();
        var all = Given.Catalogue.Safeguards.AsParallel().AsOrdered().Select(g =>
        {
            var own = new ProblemList();
            return (Noticing: Given.Catalogue.Noticing(g, own), Problems: own.All);
        }).ToList();
        foreach (var (_, own) in all) problems.AddRange(own);
        Assert.Empty(problems.All);
        Report.None("mutants that no test notices", all.SelectMany(a => a.Noticing.Unnoticed.Select(m => $"{m.Place}: {m.What}")));
        Assert.InRange(all.Sum(a => a.Noticing.Exempt.Count) * 100, 0, all.Sum(a => a.Noticing.Mutants) * Exemption.MostPercent);
    }
}
