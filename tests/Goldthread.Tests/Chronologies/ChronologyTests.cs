using Goldthread.Chronologies;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Tests.Chronologies;

public class ChronologyTests
{
    static readonly Story Told = Given.Story("""
        id: b1, kind: birth, occurred: 2024-01-02, by: midwifery, about: [baby, mother]
        id: f1, kind: family.partner, occurred: 2024-02-01, by: police, about: [mother, partner]
        id: r2, kind: visit.home, occurred: 2024-03, by: gp, about: baby
        id: r1, kind: visit.home, occurred: 2024-03-12, known: 2024-05-01, by: gp, about: [baby, mother]
        id: r3, kind: police.called, occurred: 2024-03-01, by: police, about: partner, sharing: { tier: hidden }
        id: r4, kind: police.called, occurred: 2024-04-01, by: police, about: partner, sharing: { tier: restricted }
        """, people: "{ baby: child, mother: adult, partner: adult }");

    [Fact]
    public void For_AsAtAMoment_HoldsWhatWasKnown_InOrderOfTime() =>
        Assert.Equal(["b1", "f1", "r3", "r2", "r4"], Entries("2024-04-30").Select(e => e.Record.Id));

    [Fact]
    public void For_Later_HoldsWhatBecameKnown_WhereItHappened() =>
        Assert.Equal(["b1", "f1", "r3", "r2", "r1", "r4"], Entries("2024-05-01").Select(e => e.Record.Id));

    [Fact]
    public void For_AMonthThatIsNotOver_IsPerhapsInIt() => Assert.Equal(Truth.CannotTell, Entries("2024-03-15").Single(e => e.Record.Id == "r2").InView);

    [Fact]
    public void For_EachPerson_SaysWhatTheyWereToTheChild()
    {
        var entries = Entries("2024-05-01");
        Assert.Equal(["the child", "the mother"], entries.Single(e => e.Record.Id == "r1").Relations);
        Assert.Equal(["a partner or former partner of a parent"], entries.Single(e => e.Record.Id == "r4").Relations);
    }

    static IReadOnlyList<ChronologyEntry> Entries(string at) => Chronology.For("baby", Given.View(Told, at)).Entries;
}
