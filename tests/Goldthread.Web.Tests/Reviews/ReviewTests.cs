namespace Goldthread.Web.Tests.Reviews;

public sealed class ReviewTests(Pages pages)
{
    public static TheoryData<string> Ids => [.. Pages.Casebook.Catalogue.Reviews.Select(r => r.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Get_Review_GivesEveryLessonWithItsPlaceAndCarriers(string id)
    {
        var page = await pages.Open($"/reviews/{id}");
        var review = Pages.Casebook.Catalogue.Reviews.Single(r => r.Id == id);

        Assert.Equal(review.Title, page.Says("h1"));
        foreach (var lesson in review.Lessons)
        {
            var item = page.GetElementById($"lesson-{lesson.Id}");
            Assert.NotNull(item);
            Assert.Equal(lesson.At, item.Says(".app-place"));
            Assert.Contains(lesson.Text.Words(), item.TextContent.Words(), StringComparison.Ordinal);
            var carriers = Pages.Casebook.Catalogue.Safeguards.Where(g => g.TaughtBy.Contains($"{id}/{lesson.Id}")).Select(g => $"/safeguards/{g.Id}").ToList();
            Assert.Equal(carriers, item.QuerySelectorAll("a[href^='/safeguards/']").Select(a => a.GetAttribute("href")!).Where(h => !h.Contains('#', StringComparison.Ordinal)));
            Assert.Equal(Pages.Casebook.Cases.Where(c => c.Story.Shows.Contains($"{id}/{lesson.Id}")).Select(c => $"/cases/{c.Story.Name}"), item.QuerySelectorAll("a[href^='/cases/']").Select(a => a.GetAttribute("href")));
            Assert.Equal(lesson.Measure is null && lesson.Feature is null && carriers.Count > 0, item.Says(".app-otherwise").Length == 0);
        }
        Assert.Contains($"/cases/{id}", page.QuerySelectorAll("dl a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Get_NorfolkAj_LeadsFromALessonToTheTestInWhichItShows()
    {
        var page = await pages.Open("/reviews/norfolk-aj");
        var link = page.QuerySelector("#lesson-rq4\\.b1 a[href^='/safeguards/infant-weighed-at-clinical-contact#test-']")!;

        var test = (await pages.Open(link.GetAttribute("href")!.Split('#')[0])).GetElementById(link.GetAttribute("href")!.Split('#')[1])!;

        Assert.Contains("three months old, a case this autumn, no weight at the surgery", test.Says("summary"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Research Question 4", test.Says(".app-note"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#lesson-rq4\\.l1", "The growth chart: not yet")]
    [InlineData("#lesson-rec1b", "Counted: concealed or denied pregnancies, what was done and what goes on after closing")]
    public async Task Get_NorfolkAj_SaysWhatAnswersALessonThatIsNoRule(string lesson, string said) =>
        Assert.Equal(said, (await pages.Open("/reviews/norfolk-aj")).Says($"{lesson} .app-otherwise"));

    [Fact]
    public async Task Get_List_CountsTheLessonsOfEveryReview()
    {
        var page = await pages.Open("/reviews");

        foreach (var review in Pages.Casebook.Catalogue.Reviews)
            Assert.Contains($"{review.Lessons.Count} lessons", page.QuerySelector($"a[href='/reviews/{review.Id}']")!.Closest("li")!.TextContent, StringComparison.Ordinal);
    }
}
