using Goldthread.Records;

namespace Goldthread.Tests.Records;

public class RecordReaderTests
{
    [Fact]
    public void Read_WhatIsLeftOut_HasItsDefault()
    {
        var r = Only("id: r1, kind: injury.bruise, occurred: 2024-03-12, by: gp, about: baby");
        Assert.Equal((Basis.Stated, Standing.Stated, ToldBy.NotSaid, "gp", ""), (r.Basis, r.Standing, r.ToldBy, r.Teller, r.At));
        Assert.Null(r.Known);
        Assert.Null(r.Attended);
        Assert.False(r.Planned);
        Assert.Equal(["baby"], r.About);
    }

    [Fact]
    public void Read_EveryKey_IsKept()
    {
        var story = Given.Story("""
            id: r0, kind: meeting.child-in-need, occurred: 2024-03-01, by: gp, about: baby
            id: r1, kind: referral.sent, occurred: 2024-03-12, basis: derived, known: 2024-03-14, by: gp, team: north, practitioner: ann, role: practice-nurse, told_by: parent said, teller: mother, about: [baby, "address:new-flat", "practitioner:dr-x", "agency:gp", placeholder], from: gp, to: [midwifery, police], concerning: r0, of: r0, same_event_as: r0, invited: [gp], attended: [], place: surgery, fields: { reason: "a fall" }, standing: disputed, disputes: r0, source: { system: s, key: "7", version: 3 }, sharing: { tier: restricted, basis: consent, handling: P1, restrictions: court, family_told: "no, at risk", agreement: terms }, at: "4.1", event: e01, text: Told.
            """);
        var r = story.Records["r1"];
        Assert.Equal((Basis.Derived, "north", "ann", "practice-nurse", ToldBy.ParentSaid, "mother"), (r.Basis, r.Team, r.Practitioner, r.Role, r.ToldBy, r.Teller));
        Assert.Equal(["baby", "address:new-flat", "practitioner:dr-x", "agency:gp", "placeholder"], r.About);
        Assert.Equal(["midwifery", "police"], r.To);
        Assert.Equal(("r0", "r0"), (r.Of, r.SameEventAs));
        Assert.Equal(["gp"], r.Invited);
        Assert.Empty(r.Attended!);
        Assert.Equal(new("s", "7", 3), r.Source);
        Assert.Equal(new(Tier.Restricted, "consent", "P1", "court", "no, at risk") { Agreement = "terms" }, r.Sharing);
        Assert.Equal(("4.1", "e01", "Told.", "surgery"), (r.At, r.Event, r.Narrative, r.Place));
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("true", "yes")]
    [InlineData("no", "no")]
    [InlineData("false", "no")]
    [InlineData("unknown", "unknown")]
    public void Read_AYesOrNo_IsWrittenOneWay(string written, string read) =>
        Assert.Equal(read, Only($"id: r1, kind: contact.child-seen, occurred: 2024-03-12, by: gp, about: baby, fields: {{ alone: {written} }}").Fields["alone"]);

    [Fact]
    public void Read_AnUndatedRecord_IsUndatedByBasis()
    {
        var r = Only("id: r1, kind: visit.home, occurred: undated, by: gp, about: baby");
        Assert.Equal(Basis.Undated, r.Basis);
        Assert.True(r.Occurred.Undated);
    }

    [Fact]
    public void Read_APartOfAPerson_IsAlwaysPossible() =>
        Assert.Equal(PartAnswer.NotAsked, Only("id: r1, kind: assessment.child-in-need.completed, occurred: 2024-03-12, by: gp, about: baby, parts: { baby: not asked, father: refused }").Parts["baby"]);

    [Fact]
    public void Read_APlannedMeeting_MayBeKnownBefore()
    {
        var r = Only("id: r1, kind: meeting.child-in-need, planned: yes, occurred: 2024-03-20, known: 2024-03-12, by: gp, about: baby");
        Assert.True(r.Planned);
    }

    static Goldthread.Records.Record Only(string record) => Given.Story(record).Records.Records.Single();
}
