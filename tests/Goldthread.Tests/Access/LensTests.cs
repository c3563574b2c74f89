using Goldthread.Access;
using Goldthread.Stories;

namespace Goldthread.Tests.Access;

public class LensTests
{
    const string Agencies = "{ gp: connected, police: { tier: restricted }, midwifery: { tier: hidden }, drug-service: { tier: brokered }, childrens-social-care: connected }";

    static readonly Story Told = Given.Story("""
        id: shared, kind: visit.home, occurred: 2024-03-12, by: gp, about: baby
        id: index, kind: visit.home, occurred: 2024-03-12, by: gp, about: baby, sharing: { tier: index }
        id: restricted, kind: visit.home, occurred: 2024-03-12, by: police, about: baby
        id: opened, kind: visit.home, occurred: 2024-03-12, by: police, about: baby, sharing: { tier: shared }
        id: brokered, kind: visit.home, occurred: 2024-03-12, by: drug-service, about: baby
        id: hidden, kind: visit.home, occurred: 2024-03-12, by: midwifery, about: baby
        """, Agencies);

    static readonly Lens Lens = new(Told.Agencies);

    [Theory]
    [InlineData("shared", "police", Sight.Full)]
    [InlineData("index", "police", Sight.Pointer)]
    [InlineData("restricted", "gp", Sight.Pointer)]
    [InlineData("opened", "gp", Sight.Full)]
    [InlineData("brokered", "gp", Sight.Pointer)]
    [InlineData("hidden", "gp", Sight.Hidden)]
    [InlineData("index", "gp", Sight.Full)]
    [InlineData("restricted", "police", Sight.Full)]
    [InlineData("hidden", "midwifery", Sight.Full)]
    public void Of_ARecord_ByItsTierAndWhoReads(string record, string reader, Sight sight) => Assert.Equal(sight, Lens.Of(Told.Records[record], reader));

    [Fact]
    public void MayTell_AFinding_OnlyIfEveryRecordIsSeen()
    {
        Assert.True(Lens.MayTell([Told.Records["shared"], Told.Records["opened"]], "childrens-social-care"));
        Assert.False(Lens.MayTell([Told.Records["shared"], Told.Records["restricted"]], "childrens-social-care"));
        Assert.True(Lens.MayTell([], "childrens-social-care"));
    }

    [Fact]
    public void HoldersFirst_OfWhatTheReaderMayNotSee_AreNamedOnce()
    {
        var records = Told.Records.Records;
        Assert.Equal(["drug-service", "gp", "midwifery", "police"], Lens.HoldersFirst(records, "childrens-social-care"));
        Assert.Equal(["drug-service", "gp", "midwifery"], Lens.HoldersFirst(records, "police"));
        Assert.Empty(Lens.HoldersFirst([Told.Records["shared"]], "police"));
    }
}
