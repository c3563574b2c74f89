using Goldthread.Chronologies;
using Goldthread.Records;
using Goldthread.Stories;
using Goldthread.Time;

namespace Goldthread.Tests.Chronologies;

public class CoverageTests
{
    static readonly IReadOnlyList<Kind> Weights = [Given.Catalogue.Vocabulary.Kinds["growth.weight"]];

    [Theory]
    [InlineData("{ gp: connected }", "gp", Truth.Yes, "")]
    [InlineData("{ gp: not connected }", "gp", Truth.CannotTell, "not connected: gp")]
    [InlineData("{ police: connected }", "gp", Truth.CannotTell, "not connected: gp")]
    [InlineData("{ gp: { covers: [growth.*] } }", "gp", Truth.Yes, "")]
    [InlineData("{ gp: { covers: [injury.*] } }", "gp", Truth.CannotTell, "not connected: gp")]
    [InlineData("{ gp: { not_heard: 2024-03 } }", "gp", Truth.CannotTell, "not heard: gp")]
    [InlineData("{ gp: { not_heard: 2024-01 } }", "gp", Truth.Yes, "")]
    [InlineData("{ gp: { connected_from: 2024-04-01 } }", "gp", Truth.CannotTell, "not connected: gp")]
    [InlineData("{ gp: connected, midwifery: not connected }", "health", Truth.Yes, "")]
    [InlineData("{ gp: connected, midwifery: { not_heard: 2024-03 } }", "health", Truth.CannotTell, "not heard: midwifery")]
    [InlineData("{ gp: connected, police: connected }", "", Truth.Yes, "")]
    [InlineData("{ police: { covers: [police.*] } }", "", Truth.CannotTell, "nobody is connected who would tell")]
    [InlineData("{ gp: { not_heard: 2024-03 }, police: { covers: [police.*] } }", "", Truth.CannotTell, "not heard: gp")]
    public void Heard_OfThoseWhoWouldTell_OrWhoIsMissing(string agencies, string needs, Truth heard, string missing)
    {
        var judged = Heard(agencies, needs.Length == 0 ? [] : [needs]);
        Assert.Equal((heard, missing), (judged.Truth, string.Join("; ", judged.Unknowns)));
    }

    [Fact]
    public void Heard_FromAStandpointThatDoesNotLookAtATeller_CannotTell() =>
        Assert.Equal("not looked at: gp", string.Join("; ", Heard("{ gp: connected, police: connected }", ["gp"], standpoint: "police").Unknowns));

    [Fact]
    public void Heard_OfTwoPractices_AsksThatOfTheArea()
    {
        const string agencies = "{ north-gp: { kind: gp, area: north }, south-gp: { kind: gp, area: south, not_heard: 2024-03 } }";
        Assert.Equal(Truth.Yes, Heard(agencies, ["gp"], area: "north").Truth);
        Assert.Equal(Truth.CannotTell, Heard(agencies, ["gp"], area: "south").Truth);
        Assert.Equal(Truth.CannotTell, Heard(agencies, ["gp"]).Truth);
    }

    static Judged Heard(string agencies, string[] needs, string? area = null, string? standpoint = null)
    {
        var first = agencies.Trim('{', ' ').Split(':')[0];
        Story story = Given.Story($"id: r1, kind: visit.home, occurred: 2024-03-12, by: {first}, about: baby", agencies);
        var view = standpoint is null ? Given.View(story, "2024-03-12") : Given.View(story, "2024-03-12", standpoint);
        return new Coverage(view, story.Agencies).Heard(needs, Weights, view.At, area);
    }
}
