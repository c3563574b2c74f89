using Goldthread.Safeguards;

namespace Goldthread.Tests.Safeguards;

public class SafeguardLintTests
{
    const string Then = "then:\n  - { duty: told, what: Tell, who: gp }";

    [Theory]
    [InlineData("circumstance.care-leaver, about: a parent", "", "a parent's own time in care")]
    [InlineData("circumstance.money, about: the family", "only_if: [{ open: case, about: the child }]", "poverty")]
    [InlineData("person.ethnicity, about: the family", "", "ethnicity")]
    [InlineData("prison.started, about: a parent", "only_if: [{ latest: age of the mother, under: 25 years }]", "a relative's prison")]
    [InlineData("support-offer.declined, about: the family", "", "refusing a voluntary service")]
    [InlineData("pregnancy.booked, about: the unborn child", "only_if: [{ record: history.abuse, about: the mother }]", "having been a victim")]
    [InlineData("address.changed, about: the child", "only_if: [{ count: address.changed, about: the child, at least: 3, within: 2 years }]", "number of moves")]
    [InlineData("injury.bruise, about: the child", "", null)]
    [InlineData("pregnancy.booked, about: the unborn child", "", null)]
    [InlineData("circumstance.care-leaver, about: a parent", "only_if: [{ record: concern.recorded, about: the child }]", null)]
    [InlineData("pregnancy.booked, about: the unborn child", "only_if:\n  - any_of:\n      - { record: history.abuse, about: the mother }\n      - { record: concern.recorded, about: the family }", "having been a victim")]
    [InlineData("circumstance.young-parent, about: the mother", "only_if: [{ none: visit.home, about: the child }]", null)]
    public void NeverAlone_OfWhatSomebodyIs_NamesIt(string trigger, string more, string? circumstance)
    {
        var problems = Check($"when:\n  it: {{ record: {trigger} }}\n{more}\n{Then}", "GT0507");
        if (circumstance is null) Assert.Empty(problems);
        else Assert.Equal($"'example' rests on nothing but {circumstance}.", Assert.Single(problems));
    }

    [Fact]
    public void NeverAlone_OfACountOfMoves_NamesThem() =>
        Assert.Single(Check($"when:\n  moves: {{ count: address.changed, about: the child, at least: 3, within: 2 years }}\n{Then}", "GT0507"));

    [Fact]
    public void NeverAlone_OfACountSinceSomethingThatWasLeftUndone_IsNone() =>
        Assert.Empty(Check($"when:\n  offers: {{ count: support-offer.declined, about: the child, at least: 3, since: discussion.multi-agency }}\n{Then}", "GT0507"));

    [Theory]
    [InlineData("gp", "{ record: visit.home, from: police }", true)]
    [InlineData("gp", "{ record: visit.home, from: health }", false)]
    [InlineData("gp", "{ record: visit.home }", false)]
    [InlineData("team manager of childrens-social-care", "{ record: visit.home, from: gp }", true)]
    [InlineData("recorder of bruise", "{ record: examination.paediatric, by: paediatrician }", true)]
    [InlineData("acute-paediatrics", "{ record: examination.paediatric, by: paediatrician }", false)]
    [InlineData("recorder of bruise", "{ exchange: referral, to: [childrens-social-care], step: acknowledged, concerning: bruise }", false)]
    [InlineData("sender of bruise", "{ exchange: referral, to: [childrens-social-care], step: decided, concerning: bruise }", true)]
    [InlineData("gp", "{ exchange: referral, to: [childrens-social-care], step: decided, concerning: bruise }", true)]
    [InlineData("childrens-social-care", "{ exchange: referral, to: [childrens-social-care], step: decided, concerning: bruise }", false)]
    [InlineData("gp", "[{ record: visit.home, from: police }, { exchange: referral, to: [police], step: sent }]", false)]
    public void OthersDeed_OfADuty_IsThatOfNobodyAsked(string who, string doneBy, bool refused) =>
        Assert.Equal(refused ? 1 : 0, Check($"when:\n  bruise: {{ record: injury.bruise, about: the child, from: midwifery }}\nthen:\n  - {{ duty: done, what: Do it, who: {who}, done_by: {doneBy} }}", "GT0514").Count);

    [Theory]
    [InlineData("", "who: gp, done_by: { record: visit.home }", true)]
    [InlineData("", "who: gp, done_by: { record: visit.home, from: gp }", true)]
    [InlineData("", "who: recorder of missed, done_by: { record: visit.home }", true)]
    [InlineData("level: planned\n", "who: gp, done_by: { record: visit.home }", false)]
    [InlineData("", "who: gp, done_by: { record: visit.home }, tell: [health-visiting]", false)]
    [InlineData("", "who: gp, done_by: { exchange: referral, to: [police], step: sent }", false)]
    [InlineData("", "who: health-visiting, done_by: { record: visit.home }", false)]
    public void OneAgency_OfATaskThatNobodyElseHasAPartIn_IsRefused(string level, string duty, bool refused) =>
        Assert.Equal(refused ? 1 : 0, Check($"{level}when:\n  missed: {{ record: appointment.was-not-brought, about: the child, from: gp }}\nthen:\n  - {{ duty: done, what: Do it, {duty} }}", "GT0515").Count);

    [Fact]
    public void OneAgency_WhereAnothersRecordIsACondition_IsNone() =>
        Assert.Empty(Check("when:\n  missed: { record: appointment.was-not-brought, about: the child, from: gp }\nonly_if: [{ record: concern.recorded, about: the child }]\nthen:\n  - { duty: done, what: Do it, who: gp, done_by: { record: visit.home } }", "GT0515"));

    [Theory]
    [InlineData("The practice failed to look", 1)]
    [InlineData("The practice FAILED TO look", 1)]
    [InlineData("Whoever ignored it was careless", 2)]
    [InlineData("A failed line, and faultless care", 0)]
    public void Blame_InASentence_IsSaid(string what, int times) =>
        Assert.Equal(times, Check($"when:\n  it: {{ record: injury.bruise, about: the child }}\nthen:\n  - {{ duty: done, what: \"{what}\", who: gp }}", "GT0516").Count);

    [Theory]
    [InlineData("[bruise.same-day]", 0)]
    [InlineData("[bruise.same-day, section-47.conference]", 1)]
    [InlineData("[section-47.conference]", 2)]
    [InlineData("[]", 1)]
    public void Clocks_ThatAreUsedAndCited_AreTheSame(string guidance, int problems) =>
        Assert.Equal(problems, Check($"guidance: {guidance}\nwhen:\n  it: {{ record: injury.bruise, about: the child }}\nthen:\n  - {{ duty: done, what: Do it, who: gp, by: bruise.same-day }}", "GT0517").Count);

    [Fact]
    public void Clocks_OfAWait_AreCitedToo() =>
        Assert.Single(Check("when:\n  it: { waits: referral, at: sent, for: { clock: referral.acknowledge } }\nthen:\n  - { duty: done, what: Do it, who: gp }", "GT0517"));

    static IReadOnlyList<string> Check(string yaml, string code) =>
        [.. SafeguardLint.Check([Given.Safeguard(yaml)], Given.Catalogue.Words, _ => ([], ["Speaks", "Silent", "CannotTell"], [])).Where(p => p.Kind.Code == code).Select(p => p.Message)];
}
