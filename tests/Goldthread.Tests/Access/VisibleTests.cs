using Goldthread.Access;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Tests.Access;

public class VisibleTests
{
    const string Agencies = "{ gp: connected, police: { tier: restricted }, midwifery: { tier: hidden }, domestic-abuse-service: { tier: brokered }, childrens-social-care: connected, school: connected, probation: connected }";

    const string Told = """
        id: b1, kind: birth, occurred: 2024-01-02, by: gp, about: [baby, mother]
        id: s1, kind: visit.home, occurred: 2024-03-01, by: gp, about: baby
        id: i1, kind: visit.home, occurred: 2024-03-02, by: school, about: baby, sharing: { tier: index }
        id: r1, kind: police.called, occurred: 2024-03-03, by: police, about: [partner, baby]
        id: h1, kind: visit.home, occurred: 2024-03-04, by: midwifery, about: baby
        id: a1, kind: visit.home, occurred: 2024-03-05, by: domestic-abuse-service, about: [mother, baby]
        id: s2, kind: concern.recorded, occurred: after r1, known: 2024-03-06, by: childrens-social-care, about: baby, concerning: [r1], teller: aunt, sharing: { handling: informant }
        id: s3, kind: visit.home, occurred: 2024-03-07, by: gp, about: baby, source: { system: gp, key: "7", version: 1 }
        id: s4, kind: visit.home, occurred: 2024-03-08, by: gp, about: baby, source: { system: gp, key: "7", version: 2 }, sharing: { tier: restricted }
        id: c1, kind: police.called, occurred: 2024-03-09, by: police, about: [partner, baby], sharing: { tier: shared, handling: C }
        id: p1, kind: police.called, occurred: 2024-03-10, by: police, about: [partner, baby], sharing: { tier: shared, handling: P }
        """;

    static readonly Story Story = Given.Story(Told, Agencies, "{ baby: child, mother: adult, partner: adult }");

    static readonly Dictionary<string, string> Reach = new(StringComparer.Ordinal) { ["police"] = "01632 960160", ["domestic-abuse-service"] = "01632 960170", ["midwifery"] = "01632 960180" };

    [Theory]
    [InlineData("childrens-social-care", null, "b1 p1 s1 s2")]
    [InlineData("gp", null, "b1 p1 s1 s2 s3 s4")]
    [InlineData("police", null, "b1 c1 p1 r1 s1 s2")]
    [InlineData("midwifery", null, "b1 h1 p1 s1 s2")]
    [InlineData("probation", null, "b1 p1 s1 s2")]
    [InlineData("childrens-social-care", "receptionist", "s2")]
    public void Records_OfAnOpenThread_AreThoseThatTheReaderMaySee(string agency, string? role, string ids) =>
        Assert.Equal(ids, string.Join(' ', Of(new(agency) { Involved = true, Role = role }).Records!.Records.Select(r => r.Id)));

    [Fact]
    public void Records_ThatNameWhatIsWithheld_NameItNoMore()
    {
        var s2 = Of(new("gp") { Involved = true }).Records!["s2"];
        Assert.Empty(s2.Concerning);
        Assert.Equal(("undated", "a service"), (s2.Occurred.Text, s2.Teller));
        Assert.DoesNotContain("partner", Of(new("school") { Involved = true, Role = "receptionist" }).Records!.People.Keys);
    }

    [Fact]
    public void Pointers_AreOfThoseWhomTheIndexNames_NeverOfTheHidden_AndABrokeredOneIsAService() =>
        Assert.Equal([new("gp", ""), new("police", "01632 960160"), new("school", ""), new("a service", "01632 960170")],
            Of(new("childrens-social-care") { Involved = true }).Pointers.OrderBy(p => p.Agency == "a service").ThenBy(p => p.Agency, StringComparer.Ordinal));

    [Fact]
    public void Of_AClosedThread_IsTheReadersOwnAgencyAlone()
    {
        var visible = Of(new("gp") { Involved = true }, open: false);
        Assert.Equal((Entrance.OwnAgencyOnly, "b1 s1 s3 s4", 0), (visible.Entrance, string.Join(' ', visible.Records!.Records.Select(r => r.Id)), visible.Pointers.Count));
    }

    [Theory]
    [InlineData(true, null, null, Entrance.Whole)]
    [InlineData(false, null, null, Entrance.RefusedNoPurpose)]
    [InlineData(false, "The child is in my clinic now", null, Entrance.WholeAndLeadIsTold)]
    [InlineData(true, "A favour", "mother", Entrance.RefusedOwnKin)]
    public void Entrance_AsksForInvolvementOrAPurpose_AndStopsWhoLooksUpTheirOwn(bool involved, string? purpose, string? kin, Entrance entrance)
    {
        var visible = Of(new("gp") { Involved = involved, Purpose = purpose, Kin = kin is null ? [] : [kin] });
        Assert.Equal((entrance, entrance is Entrance.Whole or Entrance.WholeAndLeadIsTold), (visible.Entrance, visible.Records is not null));
    }

    [Theory]
    [InlineData("hana", "2025-03-10", true)]
    [InlineData("hana", "2025-03-20", null)]
    [InlineData("idris", "2025-03-20", false)]
    [InlineData("idris", "2025-04-01", true)]
    [InlineData("greta", "2025-04-01", true)]
    [InlineData("joan", "2025-04-01", false)]
    [InlineData("priya", "2025-04-01", false)]
    [InlineData("priya", "2025-04-08", true)]
    public void Reader_OfTheDirectory_IsInTheChildsLife_ByHoldingCoveringOrManaging(string practitioner, string at, bool? involved) =>
        Assert.Equal(involved, Reader.Of(Given.Catalogue.Directory!.At(Minute(at)), practitioner, "invented-child-1")?.Involved);

    [Fact]
    public void Sharing_ByTheHolder_OpensAStatementToOneReader_AndDecliningClosesIt()
    {
        SharingDecision Decides(bool shares, string at) => new("r1", Story.Records["r1"].By, "school", shares ? SharingChoice.Shares : SharingChoice.Declines, "Children Act 1989, section 47", "tess", Minute(at));
        Assert.True(Of(new("school") { Involved = true }, decisions: [Decides(true, "2024-04-01")]).Records!.Has("r1"));
        Assert.False(Of(new("gp") { Involved = true }, decisions: [Decides(true, "2024-04-01")]).Records!.Has("r1"));
        Assert.False(Of(new("school") { Involved = true }, decisions: [Decides(true, "2024-04-01"), Decides(false, "2024-04-10")]).Records!.Has("r1"));
    }

    [Fact]
    public void Protected_FromSomebody_TheirPlacesStayWithTheKeepers()
    {
        var story = Given.Story("""
            id: m1, kind: address.changed, occurred: 2024-03-02, by: school, about: [mother, baby]
            id: v1, kind: visit.home, occurred: 2024-03-03, by: school, about: baby, place: the new flat, text: Seen at the new flat., team: harbour
            id: v2, kind: police.called, occurred: 2024-03-04, by: police, about: partner, place: the old flat
            """, "{ school: connected, police: connected, probation: connected }", "{ baby: child, mother: adult, partner: adult }");
        var lens = new Lens(story.Agencies, Given.Catalogue.Access, [new("partner", ["mother", "baby"], ["school"], "una, 01632 960170", Minute("2024-01-01"))]);
        Visible For(Reader reader) => Visible.Of(lens, reader, story.Records.Records, story.Records.People, "baby", story.Records.Reckoning, true, Minute("2024-05-01"), new Dictionary<string, string> { ["school"] = "01632 960190" });
        var seekers = For(new("probation") { Involved = true, WorksWith = ["partner"] });
        Assert.False(seekers.Records!.Has("m1"));
        Assert.Equal(("a service", null, "", null), (seekers.Records["v1"].By, seekers.Records["v1"].Place, seekers.Records["v1"].Narrative, seekers.Records["v1"].Team));
        Assert.Equal("the old flat", seekers.Records["v2"].Place);
        Assert.Equal([new("police", ""), new("a service", "una, 01632 960170")], seekers.Pointers);
        var keepers = For(new("school") { Involved = true, WorksWith = ["partner", "baby"] });
        Assert.Equal(("the new flat", true), (keepers.Records!["v1"].Place, keepers.Records.Has("m1")));
        Assert.Null(For(new("school") { Involved = true, WorksWith = ["baby"], Audience = ["partner"] }).Records!["v1"].Place);
        Assert.Equal("the new flat", For(new("probation") { Involved = true }).Records!["v1"].Place);
    }

    static Visible Of(Reader reader, bool open = true, IEnumerable<SharingDecision>? decisions = null) => Visible.Of(new Lens(Story.Agencies, Given.Catalogue.Access, decisions: new SharingDecisions(decisions ?? [])), reader,
        Story.Records.Records, Story.Records.People, "baby", Story.Records.Reckoning, open, Minute("2024-05-01"), Reach);

    static long Minute(string time) => FuzzyDateParser.Parse(time)!.On(Axis.Dated).Lo;
}
