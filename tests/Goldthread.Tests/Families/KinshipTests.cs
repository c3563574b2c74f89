using Goldthread.Families;
using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Tests.Families;

/// <summary>Each path with its answers stands in the tables of Goldthread.Spec; here is what they leave out.</summary>
public class KinshipTests
{
    const string People = "{ baby: child, cousin: child, teen: child then adult, mother: adult, father: adult, partner: adult, lodger: adult, gran: adult }";

    [Fact]
    public void Words_OfAllPaths_AreOneEach() =>
        Assert.Equal(Enum.GetValues<FamilyPath>().Order(), FamilyPaths.Words.Values.Distinct().Order());

    [Theory]
    [InlineData("2024-02-01", "")]
    [InlineData("2024-03-05", "partner")]
    [InlineData("2024-04-15", "")]
    [InlineData("2024-06-01", "partner")]
    public void Is_InTheHousehold_JoinedLeftAndJoinedAgain(string when, string household)
    {
        var story = Given.Story($"""
            id: j1, kind: household.joined, occurred: 2024-03-01, by: police, about: [baby, partner]
            id: l1, kind: household.left, occurred: 2024-04-01, by: police, about: [baby, partner]
            id: j2, kind: household.joined, occurred: 2024-05-01, by: police, about: [baby, partner]
            id: e1, kind: visit.home, occurred: "{when}", by: gp, about: baby
            """, people: People);
        Assert.Equal(household, Standing(story, FamilyPath.AdultInHousehold, "e1"));
    }

    [Fact]
    public void Is_InTheHousehold_OneWhoLeftAnotherChildsHome_IsGoneHereToo()
    {
        var story = Given.Story("""
            id: j1, kind: household.lives-with, occurred: 2024-03-01, by: police, about: [baby, cousin, partner]
            id: l1, kind: household.left, occurred: 2024-04-01, by: police, about: [baby, partner]
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: People);
        Assert.Equal("", Standing(story, FamilyPath.AdultInHousehold, "e1"));
    }

    [Fact]
    public void Is_InTheHousehold_AParent_IsNoHousehold()
    {
        var story = Given.Story("""
            id: m1, kind: birth, occurred: 2024-01-01, by: midwifery, about: [baby, mother]
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: People);
        Assert.Equal("", Standing(story, FamilyPath.AdultInHousehold, "e1"));
        Assert.Equal("mother", Standing(story, FamilyPath.Parent, "e1"));
    }

    [Fact]
    public void Is_ASibling_ByTheSameParentByTheHouseholdOrByWord()
    {
        var story = Given.Story("""
            id: b1, kind: birth, occurred: 2024-01-01, by: midwifery, about: [baby, mother]
            id: f1, kind: family.mother, occurred: 2024-01-01, by: gp, about: [teen, mother]
            id: h1, kind: household.lives-with, occurred: 2024-02-01, by: police, about: [baby, cousin]
            id: e0, kind: visit.home, occurred: 2024-01-15, by: gp, about: baby
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: "{ baby: child, cousin: child, teen: child, mother: adult }");
        Assert.Equal("teen", Standing(story, FamilyPath.Sibling, "e0"));
        Assert.Equal("cousin teen", Standing(story, FamilyPath.Sibling, "e1"));
        Assert.Equal("cousin", Standing(story, FamilyPath.Sibling, "e1", "police"));
    }

    [Fact]
    public void Is_AParent_WhoIsAChildThenAdult_StandsAsTheAdult()
    {
        var story = Given.Story("""
            id: b1, kind: birth, occurred: 2024-01-01, by: midwifery, about: [baby, teen]
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: "{ baby: child, teen: child then adult }");
        Assert.Equal("teen", Standing(story, FamilyPath.Mother, "e1"));
    }

    [Fact]
    public void Is_APartner_ThroughEitherParent_FormerOnesToo()
    {
        var story = Given.Story("""
            id: b1, kind: birth, occurred: 2024-01-01, by: midwifery, about: [baby, mother]
            id: f1, kind: family.father, occurred: 2024-01-01, by: gp, about: [baby, father]
            id: p1, kind: family.partner, occurred: 2024-02-01, by: police, about: [mother, partner]
            id: p2, kind: family.former-partner, occurred: 2020, by: police, about: [father, lodger]
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: People);
        Assert.Equal("lodger partner", Standing(story, FamilyPath.PartnerOfParent, "e1"));
    }

    [Fact]
    public void Is_APartner_OfAParentWhomNobodyHolds_IsNone()
    {
        var whole = Given.Story("""
            id: f1, kind: family.mother, occurred: 2024-01-01, by: gp, about: [baby, mother]
            id: p1, kind: family.partner, occurred: 2024-02-01, by: police, about: [mother, partner]
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: People).Records;
        var held = RecordSetBuilder.Arrived(whole.Records, whole.People.Where(p => p.Key != "mother").ToDictionary(), whole.Reckoning)!;
        var kinship = new Kinship(new View(held, long.MaxValue / 2, null));
        Assert.Equal(Truth.No, kinship.Is("partner", FamilyPath.PartnerOfParent, "baby", held.OccurredOf(held["e1"])).Truth);
    }

    [Fact]
    public void Is_AnyPath_AWithdrawnRelation_IsNone()
    {
        var story = Given.Story("""
            id: f1, kind: family.father, occurred: 2024-01-01, by: gp, about: [baby, father]
            id: f2, kind: family.father, occurred: 2024-01-01, known: 2024-02-01, by: gp, about: [baby, father], withdraws: f1
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: People);
        Assert.Equal("", Standing(story, FamilyPath.Father, "e1"));
        Assert.Equal(Truth.Yes, new Kinship(Given.View(story, "2024-01-31")).Is("father", FamilyPath.Father, "baby", story.Records.OccurredOf(story.Records["e1"])).Truth);
    }

    [Theory]
    [InlineData("2024-02-01", Truth.Yes)]
    [InlineData("2024-06-15", Truth.Yes)]
    [InlineData("2024-06-20", Truth.CannotTell)]
    [InlineData("2024-06-21", Truth.No)]
    public void Unborn_AroundTheBirth_UntilItsDay(string when, Truth unborn)
    {
        var story = Given.Story($"""
            id: k1, kind: pregnancy.known, occurred: 2024-01-10, by: midwifery, about: [baby, mother]
            id: b1, kind: birth, occurred: 2024-06-20, by: midwifery, about: [baby, mother]
            id: e1, kind: visit.home, occurred: {when}, by: gp, about: mother
            """, people: "{ baby: unborn then child, mother: adult }");
        Assert.Equal(unborn, new Kinship(Given.View(story)).Unborn("baby", story.Records.OccurredOf(story.Records["e1"])).Truth);
    }

    [Fact]
    public void Of_APath_SaysWhoAndWhichRecordsSaySo()
    {
        var story = Given.Story("""
            id: b1, kind: birth, occurred: 2024-01-01, by: midwifery, about: [baby, mother]
            id: f1, kind: family.mother, occurred: 2024-01-01, by: gp, about: [baby, mother]
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """);
        var (person, judged) = new Kinship(Given.View(story)).Of(FamilyPath.Mother, "baby", story.Records.OccurredOf(story.Records["e1"])).Single();
        Assert.Equal("mother", person);
        Assert.Equal(["b1", "f1"], judged.Evidence);
    }

    static string Standing(Story story, FamilyPath path, string record, params string[] agencies)
    {
        var kinship = new Kinship(Given.View(story, "2199", agencies));
        return string.Join(' ', story.Records.People.Keys.Order(StringComparer.Ordinal).Where(p => kinship.Is(p, path, "baby", story.Records.OccurredOf(story.Records[record])).Truth == Truth.Yes));
    }
}
