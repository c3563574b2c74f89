using Goldthread.Chronologies;
using Goldthread.Families;
using Goldthread.Time;

namespace Goldthread.Tests.Chronologies;

public class EpisodeLogTests
{
    [Theory]
    [InlineData("2024-01-31", Truth.No)]
    [InlineData("2024-02-01", Truth.CannotTell)]
    [InlineData("2024-02-02", Truth.Yes)]
    [InlineData("2024-03-01", Truth.CannotTell)]
    [InlineData("2024-03-02", Truth.No)]
    [InlineData("2024-05-02", Truth.Yes)]
    public void IsOpen_APlanThatEndedAndBeganAgain_ByItsDays(string when, Truth open)
    {
        var story = Given.Story($"""
            id: p1, kind: plan.child-protection.started, occurred: 2024-02-01, by: childrens-social-care, about: baby
            id: p2, kind: plan.child-protection.ended, occurred: 2024-03-01, by: childrens-social-care, about: baby
            id: p3, kind: plan.child-protection.started, occurred: 2024-05-01, by: childrens-social-care, about: baby
            id: e1, kind: visit.home, occurred: {when}, by: gp, about: baby
            """);
        Assert.Equal(open, Open(story, "child-protection-plan", FamilyPath.TheChild));
    }

    [Fact]
    public void IsOpen_TheEndOfAnothersPlan_EndsNothing()
    {
        var story = Given.Story("""
            id: p1, kind: plan.child-protection.started, occurred: 2024-02-01, by: childrens-social-care, about: baby
            id: p2, kind: plan.child-protection.ended, occurred: 2024-03-01, by: childrens-social-care, about: sister
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """, people: "{ baby: child, sister: child, mother: adult }");
        Assert.Equal(Truth.Yes, Open(story, "child-protection-plan", FamilyPath.TheChild));
    }

    [Fact]
    public void IsOpen_APregnancy_UntilTheBirth()
    {
        const string records = """
            id: k1, kind: pregnancy.known, occurred: 2024-01-10, by: midwifery, about: [baby, mother]
            id: b1, kind: birth, occurred: 2024-06-20, by: midwifery, about: [baby, mother]
            """;
        const string people = "{ baby: unborn then child, mother: adult }";
        Assert.Equal(Truth.Yes, Open(Given.Story(records + "\nid: e1, kind: visit.home, occurred: 2024-06-19, by: gp, about: mother", people: people), "pregnancy", FamilyPath.TheChild));
        Assert.Equal(Truth.No, Open(Given.Story(records + "\nid: e1, kind: visit.home, occurred: 2024-06-21, by: gp, about: mother", people: people), "pregnancy", FamilyPath.TheChild));
    }

    [Fact]
    public void IsOpen_ByOneAgencyOnly_LeavesOutTheOthers()
    {
        var story = Given.Story("""
            id: b1, kind: birth, occurred: 2024-01-02, by: midwifery, about: [baby, mother]
            id: i1, kind: involvement.started, occurred: 2024-02-01, by: health-visiting, about: mother
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """);
        Assert.Equal(Truth.Yes, Open(story, "involvement", FamilyPath.Mother, by => by == "health-visiting"));
        Assert.Equal(Truth.No, Open(story, "involvement", FamilyPath.Mother, by => by == "gp"));
    }

    [Fact]
    public void IsOpen_AClosureThatIsOnlyPlanned_EndsNothing()
    {
        var story = Given.Story("""
            id: c1, kind: case.opened, occurred: 2024-02-01, by: childrens-social-care, about: baby
            id: c2, kind: case.closure, planned: yes, occurred: 2024-03-01, known: 2024-02-20, by: childrens-social-care, about: baby
            id: e1, kind: visit.home, occurred: 2024-05-01, by: gp, about: baby
            """);
        Assert.Equal(Truth.Yes, Open(story, "case", FamilyPath.TheChild));
    }

    static Truth Open(Goldthread.Stories.Story story, string episode, FamilyPath path, Func<string, bool>? from = null)
    {
        var view = Given.View(story);
        return new EpisodeLog(view, new Kinship(view)).IsOpen(Given.Catalogue.Vocabulary.Episodes[episode], path, "baby", story.Records.OccurredOf(story.Records["e1"]), from).Truth;
    }
}
