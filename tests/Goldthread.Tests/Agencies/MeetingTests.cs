using Goldthread.Agencies;

namespace Goldthread.Tests.Agencies;

public class MeetingTests
{
    [Fact]
    public void Meetings_OfTheProject_HaveTheirOwnKindsOfRecord()
    {
        var meetings = Given.Catalogue.Meetings.Values;
        Assert.NotEmpty(meetings);
        Assert.All(meetings, m => Assert.True(m.Purpose.Length > 0 && m.Output.Length > 0 && m.Required.Count > 0, m.Name));
        Assert.Empty(meetings.SelectMany(m => m.Kinds.Select(k => k.Text)).GroupBy(k => k).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Required_AtAStrategyDiscussion_AsksForTheSchoolOfAChildOfSchoolAge_AndForMentalHealthThatKnowsAParent()
    {
        var required = Given.Catalogue.Meetings["strategy-discussion"].Required;
        var school = Assert.IsType<RequiredWhen.Aged>(required.Single(r => r.Agency == "school").When);
        Assert.Equal(("4 years", "16 years"), (school.AtLeast.ToString(), school.Under.ToString()));
        var mental = Assert.IsType<RequiredWhen.Open>(required.Single(r => r.Agency == "adult-mental-health").When);
        Assert.Equal(("involvement", "a parent", "adult-mental-health"), (mental.Episode.Name, mental.About, mental.From.Single()));
        Assert.Null(required.Single(r => r.Agency == "police").When);
    }
}
