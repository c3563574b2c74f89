using System.Text.Json;
using Goldthread.Feeds.Imports;

namespace Goldthread.Feeds.Tests.Samples;

public sealed class SubmissionTests
{
    const string Feed = "westmarsh-submission";

    /// <summary>Of two invented children.</summary>
    public const string Small = """
        [ { "la_child_id": "91", "purge": false, "child_details": { "first_name": "Tamsin", "surname": "Orchard", "date_of_birth": "2015-03-04", "sex": "F", "ethnicity": "WBRI", "disabilities": [ "HAND", "VIS" ], "postcode": "WM1 1AB", "uasc_flag": false, "purge": false },
            "health_and_wellbeing": { "sdq_assessments": [ { "date": "2026-01-10", "score": 12 } ], "purge": false },
            "social_care_episodes": [ { "social_care_episode_id": "R1", "referral_date": "2025-11-03", "referral_source": "3B", "referral_no_further_action_flag": false, "purge": false,
              "care_worker_details": [ { "worker_id": "SW4", "start_date": "2025-11-04" } ],
              "child_and_family_assessments": [ { "child_and_family_assessment_id": "1", "start_date": "2025-11-05", "authorisation_date": "2025-12-01", "factors": [ "1C", "4A" ], "purge": false } ],
              "child_in_need_plans": [ { "child_in_need_plan_id": "1", "start_date": "2025-12-02", "end_date": "2026-01-15", "purge": false } ],
              "section_47_assessments": [ { "section_47_assessment_id": "1", "start_date": "2026-01-10", "icpc_required_flag": true, "icpc_date": "2026-01-20", "end_date": "2026-01-20", "purge": false } ],
              "child_protection_plans": [ { "child_protection_plan_id": "1", "start_date": "2026-01-20", "purge": false } ],
              "child_looked_after_placements": [ { "child_looked_after_placement_id": "1", "start_date": "2026-02-01", "start_reason": "S", "placement_type": "U6", "postcode": "WM2 2BB", "purge": false } ] } ] },
          { "la_child_id": "92", "child_details": { "expected_date_of_birth": "2026-06-01" },
            "social_care_episodes": [ { "social_care_episode_id": "R2", "referral_date": "2026-02-04", "referral_source": "6", "referral_no_further_action_flag": true, "closure_date": "2026-02-05", "closure_reason": "RC8" } ] } ]
        """;

    [Fact]
    public void Take_AChild_IsARecordOfEachPart()
    {
        var (intake, sorted) = Shipped.Take(Feed, Small);
        Assert.Empty(sorted.SelectMany(s => s.Problems));
        Assert.Empty(intake.NotKnown.Keys);
        Assert.Equal(
            "person.ethnicity person.disability person.disability care.strengths-questionnaire referral.received case.opened allocation.started assessment.child-and-family.started assessment.child-and-family.completed plan.child-in-need.started plan.child-in-need.closed section-47.started section-47.completed conference.initial plan.child-protection.started care.started care.placement-started",
            string.Join(' ', Records(sorted, "91").Select(r => r.Kind.Name)));
        Assert.Equal("referral.received referral.decided case.closure", string.Join(' ', Records(sorted, "92").Select(r => r.Kind.Name)));
        Assert.All(Shipped.Take(Feed, Small, Shipped.Known(sorted)).Sorted, s => Assert.Equal(Fate.Unchanged, s.Fate));
    }

    [Theory]
    [InlineData("""{ "la_child_id": "91", "purge": true }""", 17)]
    [InlineData("""{ "la_child_id": "91", "child_details": { "purge": true } }""", 3)]
    [InlineData("""{ "la_child_id": "91", "health_and_wellbeing": { "purge": true } }""", 1)]
    [InlineData("""{ "la_child_id": "91", "social_care_episodes": [ { "social_care_episode_id": "R1", "purge": true } ] }""", 13)]
    [InlineData("""{ "la_child_id": "91", "social_care_episodes": [ { "social_care_episode_id": "R1", "child_protection_plans": [ { "child_protection_plan_id": "1", "purge": true } ] } ] }""", 1)]
    [InlineData("""{ "la_child_id": "91", "social_care_episodes": [ { "social_care_episode_id": "R1", "section_47_assessments": [ { "section_47_assessment_id": "1", "purge": true } ] } ] }""", 3)]
    public void Take_APurge_TakesBackWhatWasToldUnderIt_AndNothingElse(string purge, int records)
    {
        var known = Shipped.Known(Shipped.Take(Feed, Small).Sorted);
        var first = Shipped.Take(Feed, purge, known).Sorted;
        Assert.Equal(records, Records(first, "91").Count(r => r.Withdraws is not null));
        Assert.Empty(first.SelectMany(s => s.Problems));
        Assert.DoesNotContain(Shipped.Take(Feed, purge, Shipped.Known(first, known)).Sorted, s => s.Fate is Fate.Accepted or Fate.Quarantined or Fate.Rejected || s.Statement is Statement.OfRecord { Record.Withdraws: not null });
    }

    [Fact]
    public void Take_APurgeOfWhatWasNeverTold_IsHeldBack() =>
        Assert.Contains(Shipped.Take(Feed, """{ "la_child_id": "93", "purge": true }""").Sorted, s => s.Fate == Fate.Quarantined);

    [Fact]
    public void Take_TheExampleOfTheSchema_LosesNothing()
    {
        if (Shipped.Samples is not { } samples) return;
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(samples, "dfe-csc-api", "openapi.json")));
        var example = JsonSerializer.Serialize(Example(schema.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("CSC")));
        var (intake, sorted) = Shipped.Take(Feed, example);
        Assert.Empty(intake.NotKnown.Keys);
        // The pupil numbers of the example are none.
        Assert.Equal(["GT0807"], sorted.SelectMany(s => s.Problems).Select(p => p.Kind.Code));
        Assert.Equal((1, 0), (intake.Tally.ItemsRead, intake.Tally.Items[Fate.Rejected] + intake.Tally.Items[Fate.Quarantined]));
        Assert.Contains("care.ended", Records(sorted, "Child1234").Select(r => r.Kind.Name));
    }

    static List<Goldthread.Records.Record> Records(IEnumerable<Sorted> sorted, string child) => [.. sorted.Select(s => s.Statement).OfType<Statement.OfRecord>().Select(r => r.Record).Where(r => r.About[0] == $"{Feed}/{child}")];

    // Every property by its own example.
    static object? Example(JsonElement schema) =>
        schema.TryGetProperty("example", out var example) ? example
        : schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToDictionary(p => p.Name, p => Example(p.Value))
        : schema.TryGetProperty("items", out var items) ? new[] { Example(items) } : null;
}
