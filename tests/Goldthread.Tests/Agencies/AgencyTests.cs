using Goldthread.Agencies;
using Goldthread.Records;
using Goldthread.Time;

namespace Goldthread.Tests.Agencies;

public class AgencyTests
{
    static readonly AgencyList Two = Given.Story("id: r1, kind: visit.home, occurred: 2024-03-12, by: north-gp, about: baby",
        "{ north-gp: { kind: gp, area: north }, south-gp: { kind: gp, area: south }, school: not connected, midwifery: { connected: no } }").Agencies;

    [Theory]
    [InlineData("north-gp", "gp", true)]
    [InlineData("north-gp", "health", true)]
    [InlineData("north-gp", "north-gp", true)]
    [InlineData("north-gp", "south-gp", false)]
    [InlineData("school", "health", false)]
    [InlineData("school", "settings", true)]
    [InlineData("nobody", "gp", false)]
    public void Is_OfAKindOrGroup_ByWhatTheAgencyIs(string agency, string kind, bool isOne) => Assert.Equal(isOne, Two.Is(agency, kind));

    [Fact]
    public void OfKind_AGroup_IsEveryAgencyInIt() => Assert.Equal(["midwifery", "north-gp", "south-gp"], Two.OfKind("health").Select(a => a.Name));

    [Fact]
    public void Connected_AnAgencyThatIsNot_SaysSo()
    {
        Assert.False(Two["school"]!.Connected);
        Assert.False(Two["midwifery"]!.Connected);
        Assert.True(Two["north-gp"]!.Connected);
    }

    [Theory]
    [InlineData("2024-03-09", "2024-03-09")]
    [InlineData("2024-03-10", "2024-03-09")]
    [InlineData("2024-03-20", "2024-03-09")]
    [InlineData("2024-03-21", "2024-03-21")]
    public void HeardThrough_ASilentAgency_IsHeardUntilItsSilence_AndAgainAfterIt(string at, string through)
    {
        var agency = new Agency("gp", "gp", null, true, null, null, [FuzzyDateParser.Parse("2024-03-10..2024-03-20")!], Tier.Shared);
        Assert.Equal(End(through), agency.HeardThrough(End(at), Axis.Dated));
    }

    [Theory]
    [InlineData("growth.weight", "2024-06-01", true)]
    [InlineData("growth.weight", "2024-05-31", false)]
    [InlineData("injury.bruise", "2024-06-01", false)]
    public void Sends_AKind_OnceConnectedAndIfItsFeedDeclaresIt(string kind, string at, bool sends) =>
        Assert.Equal(sends, new Agency("gp", "gp", null, true, FuzzyDateParser.Parse("2024-06-01"), [new("growth.*")], null, Tier.Shared).Sends(kind, End(at), Axis.Dated));

    [Fact]
    public void Expand_AGroupOfGroups_ReachesEveryKind()
    {
        var routes = new Routes(new Dictionary<string, IReadOnlyList<string>> { ["all"] = ["some", "police"], ["some"] = ["gp", "midwifery"] }, new Dictionary<string, string>());
        Assert.Equal(["gp", "midwifery", "police"], routes.Expand("all"));
        Assert.Equal(["gp"], routes.Expand("gp"));
    }

    static long End(string day) => FuzzyDateParser.Parse(day)!.On(Axis.Dated).Hi;

    [Theory]
    [InlineData("westmarsh-childrens-social-care", "Westmarsh children's social care")]
    [InlineData("marsh-end-drug-service", "Marsh end drug and alcohol service")]
    [InlineData("quay-surgery", "quay surgery")]
    [InlineData("police", "police")]
    public void WordsOf_AName_SaysItsKindAsItIsCalled(string name, string words) => Assert.Equal(words, Agency.WordsOf(name, Given.Catalogue.Vocabulary.AgencyKinds));
}
