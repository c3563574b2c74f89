using Goldthread.Partnerships;
using Goldthread.Reading;

namespace Goldthread.Tests.Partnerships;

public class PartnershipPlanTests
{
    const string Names = "isles: { weight: 1, girls: [Ada], boys: [Bob], surnames: [Cole] }";

    const string Good = """
        partnership: Somewhere
        areas: { town: { places: [Here], postcodes: [WM1], streets: [High Street] } }
        elsewhere: { places: [There], postcodes: [EW1], streets: [Low Street] }
        systems:
          casebook: { agencies: [childrens-social-care], called: services, holds: { nhs-number: 50 }, wrong: { name: 2 }, delivers: 1 hours, late: 1..5 minutes, silent: { a_year: 2, lasts: 1..2 days }, team: team, role: social-worker }
        leads: { agency: safeguarding-partnership, heads: head-of-service, posts: 1 }
        practitioners: { leave_post: 15, wait_of_leavers: 40, wait: 1..8 weeks, weeks_away: 6, spells_ill: 1, ill: 1..9 days, cover_named: 80 }
        records: { corrected: 1, corrected_after: 1..9 days, withdrawn: 0.2, sent_again: 1 }
        protection: { after: { domestic-abuse.recorded: 25 }, seeker: father, by: childrens-social-care, keepers: [childrens-social-care, police], told: 2..9 days, lasts: 12 months, basis: "a court's order" }
        declined: { after: concern.recorded, by: sexual-health, to: childrens-social-care, told: 1..3 days, lasts: 12 weeks, reason: She asked for it. }
        """;

    [Fact]
    public void Read_OfTheProject_HasNoProblems()
    {
        var problems = new ProblemList();
        var plan = Given.Catalogue.ReadPartnership(problems);
        Assert.Empty(problems.All);
        Assert.Equal("Westmarsh Safeguarding Children Partnership", plan!.Name);
        Assert.True(plan.Systems.Count >= 10);
    }

    [Fact]
    public void Read_OfSharesOfAHundred_KeepsThemInAMillion()
    {
        var plan = Read(Good, Names, out _)!;
        Assert.Equal(500_000, plan.Systems[0].Holds["nhs-number"]);
        Assert.Equal(2_000_000, plan.Systems[0].Silences);
        Assert.Equal(2_000, plan.Corrections.Withdrawn);
        Assert.Equal(250_000, plan.Protecting.After["domestic-abuse.recorded"]);
    }

    [Theory]
    [InlineData("partnership: Somewhere", "", "GT0102")]
    [InlineData("social-worker", "worker-of-some-kind", "GT0205")]
    [InlineData("agencies: [childrens-social-care]", "agencies: [childrens-social-car]", "GT0206")]
    [InlineData("nhs-number: 50", "nhs-numbers: 50", "GT0101")]
    [InlineData("nhs-number: 50", "nhs-number: many", "GT0103")]
    [InlineData("delivers: 1 hours", "delivers: often", "GT0305")]
    [InlineData("heads: head-of-service", "heads: head-of-servants", "GT0205")]
    [InlineData("team: team", "team: team, tier: secret", "GT0104")]
    [InlineData("places: [Here]", "places: []", "GT0102")]
    [InlineData("domestic-abuse.recorded: 25", "domestic-abuse.noted: 25", "GT0101")]
    [InlineData("seeker: father", "seeker: uncle", "GT0209")]
    [InlineData("keepers: [childrens-social-care, police]", "keepers: [polise]", "GT0206")]
    [InlineData("after: concern.recorded", "after: concern.noted", "GT0201")]
    public void Read_OfAPlan_TellsWhatIsWrong(string right, string wrong, string code)
    {
        Assert.Null(Read(Good.Replace(right, wrong, StringComparison.Ordinal), Names, out var problems));
        Assert.Contains(problems.All, p => p.Kind.Code == code);
    }

    [Fact]
    public void Read_WithoutNames_TellsSo()
    {
        Assert.Null(Read(Good, "isles: { weight: 1, girls: [Ada], boys: [Bob] }", out var problems));
        Assert.Contains(problems.All, p => p.Kind.Code == "GT0102");
    }

    static PartnershipPlan? Read(string plan, string names, out ProblemList problems)
    {
        problems = new ProblemList();
        var files = new Dictionary<string, Node>(StringComparer.Ordinal)
        {
            ["partnership/westmarsh.yaml"] = YamlFile.Read(plan, "westmarsh.yaml", problems)!,
            ["partnership/names.yaml"] = YamlFile.Read(names, "names.yaml", problems)!,
        };
        return PartnershipPlan.Read(files, Given.Catalogue.Vocabulary, problems);
    }
}
