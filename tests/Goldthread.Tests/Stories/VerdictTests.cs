using Goldthread.Safeguards;
using Goldthread.Stories;

namespace Goldthread.Tests.Stories;

public class VerdictTests
{
    static readonly Safeguard Looked = Given.Safeguard("""
        speaks: when missed
        when:
          bruise: { record: injury.bruise, about: the child }
        needs: gp
        then:
          - { duty: seen, what: Look, who: gp, by: bruise.same-day, done_by: { record: examination.injury, about: the child, concerning: bruise }, or_reason: decision.against }
        """);

    const string Bruise = "id: r1, kind: injury.bruise, occurred: 2024-03-12, by: midwifery, about: baby";
    const string Done = Bruise + "\nid: r2, kind: examination.injury, occurred: 2024-03-12, by: gp, about: baby, concerning: r1";
    const string Against = Bruise + "\nid: r2, kind: decision.against, occurred: 2024-03-12, by: gp, about: baby, concerning: r1, fields: { reason: seen elsewhere }";
    const string Disputed = Bruise + "\nid: r2, kind: injury.mark, occurred: 2024-03-14, by: gp, about: baby, disputes: r1";
    const string Undated = "id: r1, kind: injury.bruise, occurred: 2024-03, basis: undated, by: midwifery, about: baby";
    const string Silent = "{ childrens-social-care: connected, midwifery: connected, gp: not connected }";

    [Theory]
    [InlineData(Bruise, "speaks: example, from: 2024-03-13, because: r1", true)]
    [InlineData(Bruise, "speaks: example/seen, from: 2024-03-13, to: gp", true)]
    [InlineData(Bruise, "speaks: example, from: 2024-03-13, to: police", false)]
    [InlineData(Bruise, "speaks: example, from: 2024-03-12", false)]
    [InlineData(Bruise, "speaks: example, from: 2024-03-14", false)]
    [InlineData(Bruise, "speaks: example, from: 2024-03-13, sufficient: [gp, midwifery]", true)]
    [InlineData(Bruise, "speaks: example, from: 2024-03-13, sufficient: [midwifery]", false)]
    [InlineData(Done, "speaks: example", false)]
    [InlineData(Done, "silent: example", true)]
    [InlineData(Bruise, "silent: example", false)]
    [InlineData(Bruise, "silent: example, until: 2024-03-12", true)]
    [InlineData(Done, "silent_on: [r1]", true)]
    [InlineData(Bruise, "silent_on: [r1]", false)]
    [InlineData(Bruise, "overdue: example, from: 2024-03-13", true)]
    [InlineData(Done, "overdue: example", false)]
    [InlineData(Done, "not_overdue: example", true)]
    [InlineData(Bruise, "not_overdue: example", false)]
    [InlineData(Done, "met: example, by: 2024-03-12", true)]
    [InlineData(Bruise, "met: example", false)]
    [InlineData(Against, "decided_against: example, by: 2024-03-12", true)]
    [InlineData(Bruise, "decided_against: example", false)]
    [InlineData(Undated, "undated: example", true)]
    [InlineData(Bruise, "undated: example", false)]
    [InlineData(Undated, "not_datable: example", true)]
    [InlineData(Bruise, "not_datable: example", false)]
    [InlineData(Disputed, "contradiction: [r1, r2]", true)]
    [InlineData(Done, "contradiction: [r1, r2]", false)]
    [InlineData(Done, "barred: [r2]", true)]
    [InlineData(Bruise, "cannot_tell: example", false)]
    [InlineData(Bruise, "possibly: example", false)]
    public void Of_AnExpectation_IsKeptOrBroken(string records, string expectation, bool kept) => Assert.Equal(kept, Kept(records, expectation));

    [Theory]
    [InlineData("cannot_tell: example, at: 2024-03-13", true)]
    [InlineData("possibly: example, from: 2024-03-13", true)]
    [InlineData("possibly: example, from: 2024-03-14", false)]
    [InlineData("speaks: example", false)]
    [InlineData("silent: example", false)]
    public void Of_AnExpectation_WhereTheTellerIsNotConnected(string expectation, bool kept) => Assert.Equal(kept, Kept(Bruise, expectation, Silent));

    [Theory]
    [InlineData("joins: example, because: r2", true)]
    [InlineData("joins: example, because: r3", false)]
    [InlineData("speaks: example, because: r2", false)]
    [InlineData("speaks: example, because: r3, from: 2024-03-20", true)]
    public void Of_APromptThatIsHeldBack_JoinsTheEarlier(string expectation, bool kept)
    {
        var quiet = Given.Safeguard("speaks: at once\nwhen:\n  bruise: { record: injury.bruise, about: the child }\nthen:\n  - { duty: seen, what: Look, who: gp }\nquiet_for: 7 days");
        var story = Given.Story(Bruise + "\nid: r2, kind: injury.bruise, occurred: 2024-03-19, by: midwifery, about: baby\nid: r3, kind: injury.bruise, occurred: 2024-03-20, by: midwifery, about: baby", more: $"expect:\n  - {{ {expectation} }}\n");
        Assert.Equal(kept, Verdict.Of(story.Expectations.Single(), Given.Replay(story, quiet)).Kept);
    }

    [Fact]
    public void Of_AnUnknownThatIsToBeAskedFor_Asks()
    {
        var asking = Given.Safeguard("speaks: at once\napplies_to: { mobility: not yet mobile }\nask_if_unknown: [mobility]\nwhen:\n  bruise: { record: injury.bruise, about: the child }\nthen:\n  - { duty: seen, what: Look, who: gp }");
        var silent = Given.Safeguard("speaks: at once\napplies_to: { mobility: not yet mobile }\nwhen:\n  bruise: { record: injury.bruise, about: the child }\nthen:\n  - { duty: seen, what: Look, who: gp }");
        var story = Given.Story("id: b, kind: birth, occurred: 2023-06-02, by: midwifery, about: [baby, mother]\n" + Bruise, more: "expect:\n  - { asks: example, for: baby, from: 2024-03-12 }\n");
        Assert.True(Verdict.Of(story.Expectations.Single(), Given.Replay(story, asking)).Kept);
        Assert.False(Verdict.Of(story.Expectations.Single(), Given.Replay(story, silent)).Kept);
    }

    [Fact]
    public void Proof_OfABecause_TakesOutTheRecordWithItsCopies()
    {
        var story = Given.Story(Bruise + "\nid: r3, kind: injury.bruise, occurred: 2024-03-12, by: police, about: baby, same_event_as: r1", more: "expect:\n  - { speaks: example, because: r1 }\n");
        var proof = Assert.Single(Proof.Of(story, [Looked], Given.Catalogue.Setting));
        Assert.True(proof.Holds);
        Assert.Equal(["r1", "r3"], proof.TakenOut);
    }

    [Fact]
    public void Proof_OfOneOfTwoThatSuffice_HoldsOnlyWhereItSaysAnyOf()
    {
        const string two = Bruise + "\nid: r3, kind: injury.bruise, occurred: 2024-03-12, by: police, about: baby";
        Assert.Contains(Proof.Of(Given.Story(two, more: "expect:\n  - { speaks: example, because: r1 }\n"), [Looked], Given.Catalogue.Setting), p => !p.Holds);
        Assert.All(Proof.Of(Given.Story(two, more: "expect:\n  - { speaks: example, because: { any of: [r1, r3] } }\n"), [Looked], Given.Catalogue.Setting), p => Assert.True(p.Holds));
    }

    static bool Kept(string records, string expectation, string agencies = Given.Agencies)
    {
        var story = Given.Story(records, agencies, more: $"expect:\n  - {{ {expectation} }}\n");
        return Verdict.Of(story.Expectations.Single(), Given.Replay(story, Looked)).Kept;
    }
}
