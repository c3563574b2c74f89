using Goldthread.Safeguards;

namespace Goldthread.Tests.Safeguards;

public class NormalFormTests
{
    public static TheoryData<string> Shipped => [.. Given.Catalogue.Safeguards.Select(g => g.Id)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Of_EveryShippedSafeguard_SaysWhatEveryClauseAndDutyDoes(string id)
    {
        var g = Given.Catalogue.Safeguards.Single(one => one.Id == id);
        var normal = NormalForm.Of(g, Given.Catalogue.Vocabulary);
        Assert.Equal(g.When.Select(w => w.Name), normal.Triggers.Select(q => q.Name).Distinct());
        Assert.Equal(g.Gates.Count + g.Then.Count, normal.Expected.Count);
        Assert.All(normal.Triggers.Concat(normal.Guards).Concat(normal.Excuses), q => Assert.True(q.Path.Length > 0 && q.Kinds.Count > 0 && q.Bound.Length > 0, q.ToString()));
        Assert.Equal(normal.Lines(), NormalForm.Of(g, Given.Catalogue.Vocabulary).Lines());
    }

    [Fact]
    public void Lines_OfACount_GiveWindowTellersAndWhatReArmsIt()
    {
        var lines = Lines("two-injuries-two-tellers");
        Assert.Contains(lines, l => l.StartsWith("trigger  ", StringComparison.Ordinal) && l.Contains("by at least 2 tellers", StringComparison.Ordinal) && l.Contains("events", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_OfAChainOfDuties_SayWhatEachWaitsFor() => Assert.Contains("expected examined by bruising.pre-mobile.examine after told is met", Lines("bruise-before-mobility"));

    private static IReadOnlyList<string> Lines(string id) => NormalForm.Of(Given.Catalogue.Safeguards.Single(g => g.Id == id), Given.Catalogue.Vocabulary).Lines();
}
