using Goldthread.Records;

namespace Goldthread.Tests.Records;

public class VocabularyReaderTests
{
    static readonly Vocabulary Words = Given.Catalogue.Vocabulary;

    [Fact]
    public void Read_TheProjectsOwn_HasNoProblems() => Assert.Empty(Given.Catalogue.Problems);

    [Fact]
    public void Read_AnExchange_MakesAKindOfEveryStep()
    {
        var referral = Words.Exchanges["referral"];
        Assert.All(referral.Steps, step => Assert.Equal(("referral", step), Words.Kinds[referral.KindOf(step)].Step));
        Assert.Equal(Words.Kinds["referral.sent"].Fields, Words.Kinds["referral.acknowledged"].Fields);
    }

    [Fact]
    public void Read_TheFirstStep_AnswersNothing_AndTheLaterOnesDo()
    {
        var steps = Words.Exchanges["referral"].Steps;
        Assert.False(Words.Kinds[$"referral.{steps[0]}"].Answers);
        Assert.All(steps.Skip(1), step => Assert.True(Words.Kinds[$"referral.{step}"].Answers));
    }

    [Fact]
    public void Read_EveryEpisode_IsOpenedAndClosedByKindsThatAreThere() =>
        Assert.All(Words.Episodes.Values, e =>
        {
            Assert.NotEmpty(e.Opens);
            Assert.All(e.Opens.Concat(e.Closes), p => Assert.True(Words.Knows(p), $"{e.Name}: {p.Text}"));
        });

    [Fact]
    public void Read_EveryAttribute_IsSaidByAFieldThatHasItsValues() =>
        Assert.All(Words.Attributes.Values, a =>
        {
            var field = Words.Kinds[a.Kind].Fields[a.Field];
            Assert.All(a.Values.Values.SelectMany(v => v), v => Assert.True(field.Allows(v), $"{a.Name}: {v}"));
            Assert.All(a.Presumed, p => Assert.Contains(p.Is, a.Values.Keys));
        });

    [Fact]
    public void Labels_OfEveryKind_ReadInsideASentence() =>
        Assert.All(Words.Kinds.Values, k => Assert.True(k.Label.Length > 2 && !char.IsUpper(k.Label[0]) || k.Label.StartsWith("GP", StringComparison.Ordinal), $"{k.Name}: {k.Label}"));

    [Fact]
    public void Groups_OfAgencies_HoldKindsThatAreThere() =>
        Assert.All(Given.Catalogue.Routes.Groups.Keys, g => Assert.All(Given.Catalogue.Routes.Expand(g), kind => Assert.Contains(kind, Words.AgencyKinds.Keys)));

    [Fact]
    public void Desks_OfRoutes_TakeDutiesForEveryKindOfAgency() =>
        Assert.All(Words.AgencyKinds.Keys, kind => Assert.Contains(kind, Given.Catalogue.Routes.Desks.Keys));

    [Fact]
    public void Aids_AreCited_AndKeepAnOutcomeOnly() =>
        Assert.All(Words.Aids.Values, a => Assert.True(a.Reported.Length > 0 && a.Limits.Length > 0 && a.KeptAs.Count > 0 && a.KeptAs.All(Words.Kinds.ContainsKey), a.Name));
}
