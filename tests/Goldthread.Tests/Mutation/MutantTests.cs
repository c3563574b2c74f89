using Goldthread.Mutation;

namespace Goldthread.Tests.Mutation;

public class MutantTests
{
    const string Rule = """
        applies_to: { age: under 5 years, mobility: not yet mobile }
        ask_if_unknown: [mobility]
        when:
          bruise: { record: [injury.bruise, injury.mark], about: the child, from: hospital }
          earlier: { record: injury.bite, about: the mother, before: bruise, within: 14 days before bruise }
        only_if:
          - any_of:
              - { count: injury.*, about: any child of the family, at least: 3, within: 12 months }
              - { open: section-47, about: the child }
        unless:
          - { record: skin.birthmark-confirmed, about: the child, same site as: bruise }
        needs: [gp, police]
        then:
          - duty: told
            what: Tell
            who: recorder of bruise
            by: bruising.pre-mobile.tell
            done_by: { exchange: referral, to: [gp, police], step: acknowledged, concerning: bruise }
            not_done_by: { exchange: referral, to: [midwifery], concerning: bruise }
            or_reason: [decision.against]
          - { duty: seen, what: See, who: gp, by: { clock: bruising.pre-mobile.examine, after: told is met }, done_by: { record: examination.paediatric, about: the child, concerning: bruise } }
        once_per: event
        quiet_for: 7 days
        """;

    static readonly Lazy<IReadOnlyList<string>> All = new(() => Invented.Mutants(Rule));

    [Theory]
    [InlineData("speaks when missed instead of at once")]
    [InlineData("applies_to: without age")]
    [InlineData("applies_to: age under 4 years instead of under 5 years")]
    [InlineData("applies_to: age under 6 years instead of under 5 years")]
    [InlineData("ask_if_unknown without mobility")]
    [InlineData("when, bruise: record without injury.mark")]
    [InlineData("when, bruise: about a sibling instead of the child")]
    [InlineData("when, bruise: without from")]
    [InlineData("when, bruise: from coroner instead of hospital")]
    [InlineData("when, earlier: about the father instead of the mother")]
    [InlineData("when, earlier: after instead of before")]
    [InlineData("when, earlier: within 13 days before bruise instead of 14 days before bruise")]
    [InlineData("when, earlier: within 14 days after bruise instead of 14 days before bruise")]
    [InlineData("when: without earlier")]
    [InlineData("without only_if 1")]
    [InlineData("only_if 1: without any_of 2")]
    [InlineData("only_if 1, any_of 1: at least 4 instead of 3")]
    [InlineData("only_if 1, any_of 1: within 11 months instead of 12 months")]
    [InlineData("only_if 1, any_of 1: without within")]
    [InlineData("without unless 1")]
    [InlineData("unless 1: without same site as")]
    [InlineData("unless 1: different site from instead of same site as")]
    [InlineData("needs without gp")]
    [InlineData("without then seen")]
    [InlineData("then told: who somebody else instead of recorder of bruise")]
    [InlineData("then told: without by")]
    [InlineData("then seen, by: clock shorter than bruising.pre-mobile.examine")]
    [InlineData("then told: by longer than bruising.pre-mobile.tell")]
    [InlineData("then told: without done_by 1")]
    [InlineData("then told, done_by 1: to without police")]
    [InlineData("then told, done_by 1: without concerning")]
    [InlineData("then told, done_by 1: without step")]
    [InlineData("then told: without not_done_by 1")]
    [InlineData("then told: or_reason without decision.against")]
    [InlineData("then seen, by: clock longer than bruising.pre-mobile.examine")]
    [InlineData("then seen, by: without after")]
    [InlineData("without quiet_for")]
    [InlineData("quiet_for 8 days instead of 7 days")]
    [InlineData("once_per child instead of event")]
    [InlineData(Mutant.Unknown)]
    public void Of_ASafeguard_DoesOneThingOtherwise(string what) => Assert.Contains(what, All.Value);

    [Fact]
    public void Of_ASafeguard_CallsNoTwoAlike() => Assert.Equal(All.Value.Count, All.Value.Distinct().Count());

    [Fact]
    public void Of_ASafeguard_IsTheSameEveryTime() => Assert.Equal(All.Value, Invented.Mutants(Rule));

    [Fact]
    public void Of_WordsThatAreOnlyTold_MakesNothing()
    {
        string[] told = ["title", "say", "misses", "false_alarms", "what", "taught_by"];
        Assert.DoesNotContain(All.Value, m => told.Any(t => m.StartsWith(t, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{ record: [injury.*, injury.bruise], about: the child }", "when, bruise: record without injury.bruise")]
    [InlineData("{ record: injury.bruise, from: [health, gp] }", "when, bruise: from without gp")]
    [InlineData("{ record: injury.bruise, planned: no }", "when, bruise: without planned")]
    [InlineData("{ record: injury.bruise, about: the child }", "when, bruise: without record")]
    public void Of_WhatMeansTheSame_OrCannotBeRead_MakesNone(string trigger, string what) =>
        Assert.DoesNotContain(what, Invented.Mutants($"when:\n  bruise: {trigger}\nthen:\n  - {{ duty: told, what: Tell, who: gp }}"));

    [Fact]
    public void Of_WhatSpeaksWhenMissed_IsNeverHeldBack() =>
        Assert.DoesNotContain(Invented.Mutants("when:\n  bruise: { record: injury.bruise }\nthen:\n  - { duty: told, what: Tell, who: gp, by: bruise.same-day }\nquiet_for: 7 days", "when missed"), m => m.Contains("quiet_for", StringComparison.Ordinal));

    [Fact]
    public void Of_AGate_HasTheDoneThingOnly_AndNoOtherMomentToSpeak()
    {
        var mutants = Invented.Mutants("when:\n  closing: { proposed or done: case.closure, about: the child }\nmust already have: [{ record: visit.home, about: the child, at any time: yes }]");
        Assert.Contains("when: closing done only", mutants);
        Assert.DoesNotContain(mutants, m => m.StartsWith("speaks", StringComparison.Ordinal) || m.EndsWith("without at any time", StringComparison.Ordinal));
    }
}
