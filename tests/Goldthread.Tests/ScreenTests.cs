using Goldthread.Access;
using Goldthread.Duties;
using Goldthread.Safeguards;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Tests;

public class ScreenTests
{
    static readonly Safeguard Answered = Given.Safeguard("""
        when: { bruise: { record: injury.bruise, about: the child } }
        then: [ { duty: looked, what: Look at it, who: childrens-social-care, done_by: { record: examination.injury, about: the child } } ]
        say: "{bruise} was recorded."
        """);

    [Fact]
    public void Findings_ThatRestOnWhatTheOwnerMayNotSee_GoToTheHolder_AndLeaveNoTrace()
    {
        var story = Given.Story("""
            id: t, kind: injury.bruise, occurred: 2024-03-04, by: gp, about: baby, sharing: { tier: restricted }
            id: v, kind: visit.home, occurred: 2024-03-04, by: childrens-social-care, about: baby
            """);
        Assert.Empty(Shown(story, "childrens-social-care").Findings);
        Assert.Single(Shown(story, "gp").Findings);
        var held = Held(story).Single();
        Assert.Equal(("childrens-social-care", "gp"), (held.Owner, held.Holders.Single()));
    }

    [Fact]
    public void Findings_ThatWereMetByWhatTheOwnerMayNotSee_StandForTheOwnerAsTheOwnerKnows()
    {
        var story = Given.Story("""
            id: t, kind: injury.bruise, occurred: 2024-03-04, by: gp, about: baby
            id: e, kind: examination.injury, occurred: 2024-03-05, by: gp, about: baby, concerning: t, sharing: { tier: hidden }
            """);
        Assert.Equal(Truth.Yes, Shown(story, "childrens-social-care").Findings.Single().Speaks);
        Assert.Equal(DutyState.Met, Shown(story, "gp").Findings.Single().State);
        Assert.Empty(Held(story));
    }

    [Fact]
    public void Findings_ThatTheOwnerMaySee_AreHeldBackFromNobody() =>
        Assert.Empty(Held(Given.Story("id: t, kind: injury.bruise, occurred: 2024-03-04, by: gp, about: baby")));

    static IReadOnlyList<HeldBack> Held(Story story) =>
        HeldBack.Of(new ReferenceEvaluator(story.Records, [Answered], Given.Catalogue.Setting with { Agencies = story.Agencies }).At(Now(story)), story.Records.Records.ToDictionary(r => r.Id, StringComparer.Ordinal), agency => Shown(story, agency));

    static Screen Shown(Story story, string agency)
    {
        var (reader, records) = (new Reader(agency) { Involved = true }, story.Records);
        var visible = Visible.Of(new Lens(story.Agencies, Given.Catalogue.Access), reader, records.Records, records.People, "baby", records.Reckoning, open: true, Now(story), new Dictionary<string, string>());
        return Screen.Of(visible, reader, "baby", [Answered], Given.Catalogue.Setting with { Agencies = story.Agencies }, Now(story));
    }

    static long Now(Story story) => Given.Minute(story, "2024-05-01");
}
