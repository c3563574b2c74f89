using Goldthread.Time;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Tests.Cases;

public sealed class SpokenCardTests
{
    [Theory]
    [InlineData(137, 194, "137 to 194 days before the incident")]
    [InlineData(13, 13, "13 days before the incident")]
    [InlineData(0, 0, "on the day of the incident")]
    [InlineData(0, 1, "0 to 1 day before the incident")]
    [InlineData(-9, -6, "6 to 9 days after the incident")]
    [InlineData(-22, -22, "22 days after the incident")]
    [InlineData(-15, 621, "between 621 days before and 15 days after the incident")]
    public void Ahead_OfAnIncident_ReadsAloud(long least, long most, string said) => Assert.Equal(said, SpokenCard.Ahead(new Span(least, most)));

    [Theory]
    [InlineData("midwifery recorded a mark. Tell the doctor: overdue.", "Tell the doctor: overdue", "Midwifery recorded a mark.")]
    [InlineData("It is due on day 5. .", "Tell the doctor: met", "It is due on day 5.")]
    [InlineData("Tell the doctor: overdue, said midwifery.", "Tell the doctor: overdue", ", said midwifery.")]
    public void WithoutExpectation_Sentence_KeepsTheFacts(string sentence, string expectation, string facts) =>
        Assert.Equal(facts, SpokenCard.WithoutExpectation(sentence, expectation));

    [Fact]
    public void Of_EveryPublishedCase_NamesLessonsRecordsAndAgencies()
    {
        foreach (var one in Pages.Casebook.Cases.Where(c => !c.Invented))
            Assert.All(CaseView.Of(Look.Into(one, Steps.Whole)).Spoken, card =>
            {
                Assert.NotEmpty(card.RestsOn);
                Assert.NotEmpty(card.Lessons);
                Assert.NotEmpty(card.Duties);
                Assert.NotEqual("cannot be told", card.Enough);
                Assert.DoesNotContain("-care", card.Says, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Of_SiblingsAlike_AreOneCard()
    {
        var jody = Pages.Casebook["devon-jody"]!;

        var cards = CaseView.Of(Look.Into(jody, Steps.Whole)).Spoken;

        Assert.Contains(cards, c => c.For == "sibling 1 and sibling 2");
        Assert.Equal(cards.Count, cards.Select(c => (c.Safeguard.Id, c.For, c.Since, Rests: string.Join(',', c.RestsOn.Select(l => l.Id)))).Distinct().Count());
    }
}
