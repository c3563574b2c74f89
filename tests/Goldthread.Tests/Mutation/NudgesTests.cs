using Goldthread.Time;

namespace Goldthread.Tests.Mutation;

public class NudgesTests
{
    [Theory]
    [InlineData("bruise.same-day", 1)]
    [InlineData("section-47.conference", 1)]
    public void ATwinOfAClock_IsAUnitLonger(string clock, int more)
    {
        var rule = $"when:\n  bruise: {{ record: injury.bruise, about: the child }}\nthen:\n  - {{ duty: told, what: Tell, who: gp, by: {clock} }}";
        var (catalogue, period) = (Invented.Catalogue(rule), Given.Catalogue.Timescales.Clocks[clock].Versions[^1].Period);
        var longer = catalogue.Mutants(catalogue.Safeguards[0]).Single(m => m.What == $"then told: by longer than {clock}").Readings[0].Then[0].By!.Clock!;
        Assert.Equal(period with { Amount = period.Amount + more }, Goldthread.Mutation.Nudges.Twins(Given.Catalogue.Timescales).Clocks[longer].Versions[^1].Period);
    }

    [Fact]
    public void ATwinOfAnHourlyClock_IsTwiceAsLong_OrHalf()
    {
        var twins = Goldthread.Mutation.Nudges.Twins(Given.Catalogue.Timescales).Clocks;
        var hourly = Given.Catalogue.Timescales.Clocks.Values.First(c => c.Versions[^1].Period is { Unit: PeriodUnit.Hours, Amount: > 1 });
        var amount = hourly.Versions[^1].Period.Amount;
        Assert.Equal((amount / 2, amount * 2), (twins[hourly.Name + " shorter"].Versions[^1].Period.Amount, twins[hourly.Name + " longer"].Versions[^1].Period.Amount));
    }

    [Theory]
    [InlineData("when:\n  old: { reaches: 8 weeks old }", "when, old: reaches 7 weeks old instead of 8 weeks old")]
    [InlineData("when:\n  wait: { waits: referral, at: sent, for: 24 hours }", "when, wait: for 12 hours instead of 24 hours")]
    [InlineData("when:\n  wait: { waits: referral, at: sent, for: 24 hours }", "when, wait: for 48 hours instead of 24 hours")]
    [InlineData("when:\n  two: { count: injury.*, at least: 2, from at least: 2 tellers }", "when, two: from at least 3 tellers instead of 2 tellers")]
    public void ANumber_IsNudged(string when, string what) => Assert.Contains(what, Invented.Mutants(when + "\nthen:\n  - { duty: told, what: Tell, who: gp }"));

    [Fact]
    public void ANumberThatIsPartOfAWord_StaysAsItIs() =>
        Assert.DoesNotContain(Invented.Mutants("when:\n  a: { record: injury.bruise }\nonly_if: [{ open: section-47 }]\nthen:\n  - { duty: told, what: Tell, who: gp }"), m => m.Contains("section-4", StringComparison.Ordinal));
}
