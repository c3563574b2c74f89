using Goldthread.Learning;
using Goldthread.Reading;
using Goldthread.Stories;
using Goldthread.Tests.Conventions;

namespace Goldthread.Tests.Learning;

/// <summary>What stands behind the lessons of the five reviews.</summary>
public class LessonCoverageTests
{
    static readonly Lazy<LessonCoverage> Whole = new(() => LessonCoverage.Of(Given.Catalogue.Reviews, Given.Catalogue.Safeguards,
        [.. Given.Catalogue.ReadShowing(new()).Select(s => TestRun.Of(s, Given.Catalogue.Safeguards, Given.Catalogue.Setting))]));

    [Fact]
    public void Items_OfTheReviews_AreAllCarried_AndOnce()
    {
        Assert.Equal(Enumerable.Range(1, 290).Select(n => $"SR-{n:000}"), Whole.Value.Items.Values.SelectMany(i => i).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Families_OfTheLessons_AreThoseNamed()
    {
        var used = Given.Catalogue.Reviews.SelectMany(r => r.Lessons).SelectMany(l => l.Families).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Given.Catalogue.LessonFamilies.Keys.Order(StringComparer.Ordinal), used);
        Assert.Equal(58, Given.Catalogue.LessonFamilies.Count);
    }

    [Fact]
    public void Lessons_OfTheReviews_AllHaveSomethingBehindThem()
    {
        Report.None("lessons with nothing behind them", Whole.Value.Lessons.Where(c => c.By == CoveredBy.Nothing).Select(c => c.Name));
        Assert.True(Whole.Value.Whole);
        Assert.True(Whole.Value.Items[CoveredBy.Story].Count >= 200, $"{Whole.Value.Items[CoveredBy.Story].Count} items of the reviews show in a story that passes.");
    }

    [Fact]
    public void Stories_ThatNameALesson_ShowIt() =>
        Report.None("lessons named in vain", Whole.Value.Vain.Select(v => $"{v.Story.Place} {v.Story.Name}: {v.Lesson}, {v.Why}"));

    [Fact]
    public void Safeguards_ThatCarryMany_SayWhy() =>
        Report.None("safeguards with many lessons and no reason", Whole.Value.FanIns.Where(f => f.Reason is null).Select(f => f.Safeguard.Id));

    [Fact]
    public void Features_OfOneName_StandAlike() =>
        Report.None("features that stand in two ways", Given.Catalogue.Reviews.SelectMany(r => r.Lessons).Select(l => l.Feature).OfType<Feature>().Distinct().GroupBy(f => f.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Measures_OfLessons_NameThemAsWell() =>
        Report.None("lessons that a measure does not name in turn",
            from review in Given.Catalogue.Reviews
            from lesson in review.Lessons
            where lesson.Measure is { } measure && !Given.Catalogue.Measures[measure].Lessons.Contains($"{review.Id}/{lesson.Id}")
            select $"{review.Id}/{lesson.Id}: {lesson.Measure}");

    [Theory]
    [InlineData("failure", "speaks: bruise-before-mobility", "norfolk-aj/sum4", true)]
    [InlineData("failure", "silent: supervision-every-three-months", "norfolk-aj/sum4", false)]
    [InlineData("good practice", "silent: discharge-with-open-enquiry-and-new-concern", "devon-jody/2.2", true)]
    [InlineData("good practice", "silent: bruise-before-mobility", "devon-jody/2.2", false)]
    [InlineData("failure", "speaks: bruise-before-mobility", "norfolk-aj/sum6", false)]
    public void Cover_OfALesson_AsksForWhatItsKindAsks_OfASafeguardThatCitesIt(string kind, string expects, string lesson, bool shown)
    {
        var cover = Cover(expects, lesson);
        Assert.Equal(kind, cover.Lessons.Single(c => c.Name == lesson).Lesson.Kind);
        Assert.Equal(shown, cover.Lessons.Single(c => c.Name == lesson).By == CoveredBy.Story);
        Assert.Equal(shown, cover.Vain.Count == 0);
    }

    [Fact]
    public void Cover_OfAStoryThatFails_IsNone()
    {
        var cover = Cover("overdue: discharge-with-open-enquiry-and-new-concern", "devon-jody/4.3");
        Assert.Equal("the story does not pass", Assert.Single(cover.Vain).Why);
        Assert.False(cover.Whole);
    }

    static LessonCoverage Cover(string expects, string lesson)
    {
        var yaml = $$"""
            story: example
            source: invented
            shows: [{{lesson}}]
            agencies: { health-visiting: connected, gp: connected }
            people: { baby: child, mother: adult }
            records:
              - { id: r1, kind: birth, occurred: 2024-01-02, by: gp, about: [baby, mother] }
              - { id: r2, kind: injury.bruise, occurred: 2024-03-12, by: health-visiting, about: baby, fields: { site: ear } }
            expect:
              - { {{expects}} }
            """;
        if (expects == "silent: bruise-before-mobility") yaml = yaml.Replace("  - { id: r2, kind: injury.bruise, occurred: 2024-03-12, by: health-visiting, about: baby, fields: { site: ear } }\n", "", StringComparison.Ordinal);
        var problems = new ProblemList();
        var story = Given.Catalogue.ReadStory(System.Text.Encoding.UTF8.GetBytes(yaml), "stories/example.yaml", problems);
        Assert.Empty(problems.All);
        return LessonCoverage.Of(Given.Catalogue.Reviews, Given.Catalogue.Safeguards, [TestRun.Of(story!, Given.Catalogue.Safeguards, Given.Catalogue.Setting)]);
    }
}
