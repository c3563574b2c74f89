using Goldthread.Access;
using Goldthread.Records;
using Goldthread.Stories;

namespace Goldthread.Tests.Access;

public class SharingAgreementTests
{
    const string Agencies = "{ gp: connected, school: connected, police: { tier: restricted }, childrens-social-care: connected, housing: connected }";

    static readonly Story Told = Given.Story("""
        id: agreed, kind: police.called, occurred: 2024-03-12, by: police, about: baby, sharing: { tier: shared, agreement: terms }
        id: index, kind: police.called, occurred: 2024-03-12, by: police, about: baby, sharing: { tier: index, agreement: terms }
        id: restricted, kind: police.called, occurred: 2024-03-12, by: police, about: baby, sharing: { agreement: terms }
        id: unspoken, kind: police.arrest, occurred: 2024-03-12, by: police, about: baby, sharing: { tier: shared, agreement: terms }
        id: gone, kind: police.called, occurred: 2024-03-12, by: police, about: baby, sharing: { tier: shared, agreement: torn-up }
        """, Agencies);

    static readonly SharingAgreement Terms = new("terms", "police",
    [
        Term(true, [Extent.Existence], ["social-care", "health", "education"], ["safeguarding"], 100),
        Term(true, [Extent.Content], ["social-care", "health"], ["safeguarding"], 100, 200),
        Term(false, [Extent.Content], ["health"], [], 150),
        Term(false, [Extent.Existence], ["education"], ["general-enquiry"]),
    ]);

    [Theory]
    [InlineData("agreed", "childrens-social-care", 99, Sight.Hidden)]
    [InlineData("agreed", "childrens-social-care", 100, Sight.Full)]
    [InlineData("agreed", "childrens-social-care", 200, Sight.Full)]
    [InlineData("agreed", "childrens-social-care", 201, Sight.Pointer)]
    [InlineData("agreed", "gp", 149, Sight.Full)]
    [InlineData("agreed", "gp", 150, Sight.Pointer)]
    [InlineData("agreed", "school", 150, Sight.Pointer)]
    [InlineData("agreed", "housing", 150, Sight.Hidden)]
    [InlineData("agreed", "police", 99, Sight.Full)]
    [InlineData("index", "childrens-social-care", 150, Sight.Pointer)]
    [InlineData("restricted", "childrens-social-care", 150, Sight.Hidden)]
    [InlineData("unspoken", "childrens-social-care", 150, Sight.Hidden)]
    [InlineData("gone", "childrens-social-care", 150, Sight.Hidden)]
    public void Of_ARecordUnderAnAgreement_IsTheLeastThatTierAndTermsAllow(string record, string reader, long at, Sight sight) =>
        Assert.Equal(sight, Lens().Of(Told.Records[record], record, new Reader(reader), at));

    [Fact]
    public void Of_AnotherPurpose_IsWhatIsAgreedForThat()
    {
        Assert.Equal(Sight.Hidden, Lens().Of(Told.Records["agreed"], "agreed", new Reader("childrens-social-care") { For = "crime-prevention" }, 150));
        Assert.Equal(Sight.Hidden, Lens().Of(Told.Records["agreed"], "agreed", new Reader("school") { For = "general-enquiry" }, 150));
    }

    [Theory]
    [InlineData("housing", 150, Sight.Full)]
    [InlineData("gp", 149, Sight.Full)]
    [InlineData("gp", 150, Sight.Pointer)]
    public void Of_WhatTheHolderDecidedToShare_IsMoreThanTheTermsAllowAndNotWhatTheyDeny(string reader, long at, Sight sight) =>
        Assert.Equal(sight, Lens(new SharingDecision("agreed", Told.Records["agreed"].By, reader, SharingChoice.Shares, "the child's safety", "sergeant", 1)).Of(Told.Records["agreed"], "agreed", new Reader(reader), at));

    [Fact]
    public void IsPlain_ARecordUnderAnAgreement_IsNot() => Assert.False(Lens().IsPlain(Told.Records["agreed"]));

    static Lens Lens(params SharingDecision[] decisions) => new(Told.Agencies, AccessRules.None with { Agreements = new Dictionary<string, SharingAgreement> { ["terms"] = Terms } }, decisions: new SharingDecisions(decisions));

    static SharingTerm Term(bool allows, IReadOnlyList<Extent> what, IReadOnlyList<string> to, IReadOnlyList<string> purposes, long? from = null, long? until = null) => new(allows, what, [new KindPattern("police.called")], to, purposes, from, until);
}
